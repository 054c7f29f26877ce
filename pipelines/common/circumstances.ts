import type { Configuration } from "../../src/config/configuration.ts";
import type { Contract } from "../../src/contracts/language/types.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import type { Imprint } from "../7-publish/run.ts";
import { proposedThresholds } from "./configuration.ts";

/** What was in force and what was at hand, for the method page and for every page that lacks something. */
export async function recordCircumstances(
  warehouse: Warehouse,
  of: { contracts: readonly Contract[]; configuration: Configuration; imprint: Imprint; kallor: readonly string[] },
): Promise<void> {
  await warehouse.run(`
    create or replace table resultat.korning (kommun varchar, exempel boolean, riktlinje varchar, per_datum date, korning varchar,
      konfiguration varchar, version varchar);
    create or replace table resultat.trosklar (omrade varchar, namn varchar, varde double, forslag double, egen boolean, enhet varchar,
      beskrivning varchar, motivering varchar);
    create or replace table resultat.kallor (kalla varchar, titel varchar, korn varchar, finns boolean, utan varchar)`);
  const { perDatum, ...imprint } = of.imprint;
  await warehouse.append("resultat.korning", [{ ...imprint, per_datum: perDatum }]);
  await warehouse.append(
    "resultat.trosklar",
    proposedThresholds().map(({ omrade, namn, varde, enhet, beskrivning, motivering }) => {
      const inForce = of.configuration.trosklar[namn]!;
      return { omrade, namn, varde: inForce, forslag: varde, egen: inForce !== varde, enhet, beskrivning, motivering };
    }),
  );
  await warehouse.append(
    "resultat.kallor",
    of.contracts.map(({ source, title, grain, without }) => ({
      kalla: source,
      titel: title,
      korn: grain,
      finns: of.kallor.includes(source),
      utan: without,
    })),
  );
}
