import type { Indicator } from "../../src/metadata/indicator.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { type AtHand, missingFor } from "./indicators.ts";

/** `resultat.indikatorer`: the metadata in force, with what could not be computed and why. The method page is made of it. */
export async function describeIndicators(
  warehouse: Warehouse,
  indicators: readonly Indicator[],
  atHand: AtHand,
): Promise<void> {
  await warehouse.run(`
    create or replace table resultat.indikatorer (
      indikator_id varchar, namn varchar, kvalitetsomrade varchar, kallor varchar[], typ varchar, exponering varchar, skala double,
      riktning varchar, vikt double, beroende double, krav varchar[], riktvarde double, syfte varchar, klass varchar, lagrum varchar,
      oskyldig_forklaring varchar, beraknad boolean, saknade_kallor varchar[], objekt varchar default 'enhet'
    )`);
  await warehouse.append(
    "resultat.indikatorer",
    indicators.map((indicator) => {
      const { id, installningar: _asked, ...metadata } = indicator.metadata;
      const saknade = missingFor(indicator, atHand);
      return { indikator_id: id, ...metadata, beraknad: saknade.length === 0, saknade_kallor: saknade };
    }),
  );
}
