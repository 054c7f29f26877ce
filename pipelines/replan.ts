import { chmodSync, copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../src/messages/refusal.ts";
import { noWarehouse } from "../src/messages/refusals.ts";
import { planConfig } from "../src/plan/config.ts";
import type { Plan } from "../src/plan/types.ts";
import { Warehouse } from "../src/warehouse/warehouse.ts";
import { readKey } from "./1-read/key.ts";
import { defineMacros } from "./3-model/macros.ts";
import { loadProfile } from "./6-plan/profiles.ts";
import { makePlan } from "./6-plan/run.ts";
import { recoverIfNeeded, replacing } from "./7-publish/commit.ts";
import { type Imprint, publish } from "./7-publish/run.ts";
import { recordCircumstances } from "./common/circumstances.ts";
import { readConfiguration } from "./common/configuration.ts";
import { imprintOf } from "./common/imprint.ts";
import { withLock } from "./common/lock.ts";
import { allContracts } from "./common/repository.ts";

/** Makes the plan anew from the last run and the settings of today, and publishes it: all or nothing, as a run does. */
export async function replan(options: {
  dataFolder: string;
  outFolder: string;
  year?: number;
  onStep?: (step: string, detail: string) => void;
}): Promise<{ plan: Plan; imprint: Imprint }> {
  const configuration = readConfiguration(options.dataFolder);
  const profile = loadProfile(configuration.riktlinje);
  const contracts = await allContracts();
  const published = join(options.outFolder, "uppsikt.duckdb");
  await recoverIfNeeded(options.outFolder);
  if (!existsSync(published)) throw new Refusal(noWarehouse(options.outFolder));
  const make = async (work: string): Promise<{ plan: Plan; imprint: Imprint }> => {
    const database = join(work, "uppsikt.duckdb");
    copyFileSync(published, database);
    chmodSync(database, 0o600);
    const warehouse = await Warehouse.open(database);
    try {
      const { per_datum: perDatum } = await warehouse.row<{ per_datum: string }>(
        "select per_datum from resultat.korning",
      );
      const delivered = await warehouse.rows<{ kalla: string }>(
        "select kalla from resultat.kallor where finns order by kalla",
      );
      const kallor = delivered.map((row) => row.kalla);
      await defineMacros(warehouse, { ...configuration, perDatum, kallor });
      options.onStep?.("planera", profile.riktlinje.namn);
      const config = planConfig(configuration.trosklar);
      const plan = await makePlan(warehouse, { profile, config, perDatum, planYear: options.year });
      const imprint = await imprintOf(warehouse, configuration, perDatum);
      await recordCircumstances(warehouse, { contracts, configuration, imprint, kallor });
      await publish(warehouse, join(work, "published"), imprint, readKey(options.dataFolder), (dataset) =>
        options.onStep?.("publicera", dataset),
      );
      await warehouse.run("checkpoint");
      return { plan, imprint };
    } finally {
      warehouse.close();
    }
  };
  return withLock(options.outFolder, () => replacing(options.outFolder, ["uppsikt.duckdb", "published"], make));
}
