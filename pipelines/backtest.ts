import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../src/messages/refusal.ts";
import { noWarehouse } from "../src/messages/refusals.ts";
import { Warehouse } from "../src/warehouse/warehouse.ts";
import { setCircumstances } from "./3-model/macros.ts";
import { backtest } from "./5-judge/backtest/backtest.ts";
import { backtestTables } from "./5-judge/backtest/tables.ts";
import { recoverIfNeeded } from "./7-publish/commit.ts";
import { readConfiguration } from "./common/configuration.ts";
import { withLock } from "./common/lock.ts";
import { allContracts } from "./common/repository.ts";

export interface ScoreCard {
  readonly ursprung: string;
  readonly urval: string;
  readonly metod: string;
  readonly k: number;
  readonly precision: number | null;
  readonly lift: number | null;
  readonly auc: number | null;
  readonly auc_lag: number | null;
  readonly auc_hog: number | null;
}

/**
 * Holds the score against later findings once more, from the last run and the settings of today. It only looks: what a run
 * published stays as it is, since every run makes the same test itself.
 */
export async function backtestLastRun(options: {
  dataFolder: string;
  outFolder: string;
  onStep?: (detail: string) => void;
}): Promise<{ kort: ScoreCard[]; omdome: { nyckel: string; status: string; mening: string }[] }> {
  const configuration = readConfiguration(options.dataFolder);
  const published = join(options.outFolder, "uppsikt.duckdb");
  await recoverIfNeeded(options.outFolder);
  if (!existsSync(published)) throw new Refusal(noWarehouse(options.outFolder));
  return withLock(options.outFolder, async () => {
    const work = mkdtempSync(join(options.outFolder, ".prov-"));
    try {
      // The engine makes no catalog in memory beside a file that it may only read.
      const database = join(work, "uppsikt.duckdb");
      copyFileSync(published, database);
      chmodSync(database, 0o600);
      const warehouse = await Warehouse.open(database);
      try {
        return await prove(warehouse, configuration, options.onStep);
      } finally {
        warehouse.close();
      }
    } finally {
      rmSync(work, { recursive: true });
    }
  });
}

async function prove(
  warehouse: Warehouse,
  configuration: ReturnType<typeof readConfiguration>,
  onStep?: (detail: string) => void,
) {
  const { per_datum: perDatum } = await warehouse.row<{ per_datum: string }>("select per_datum from resultat.korning");
  const delivered = await warehouse.rows<{ kalla: string }>(
    "select kalla from resultat.kallor where finns order by kalla",
  );
  const circumstances = { ...configuration, perDatum, kallor: delivered.map(({ kalla }) => kalla) };
  await setCircumstances(warehouse, circumstances);
  const test = await backtest(warehouse, {
    thresholds: configuration.trosklar,
    vikter: configuration.vikter,
    seed: 1,
    travel: { contracts: await allContracts(), circumstances },
    onOrigin: (kvartal) => onStep?.(`prövar ${kvartal}`),
  });
  const tables = backtestTables(test, configuration.trosklar, 1);
  return {
    kort: tables.utfallskort as unknown as ScoreCard[],
    omdome: tables.utfallsomdome as unknown as { nyckel: string; status: string; mening: string }[],
  };
}
