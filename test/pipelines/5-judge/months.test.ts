import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { judgeMoney } from "../../../pipelines/5-judge/money.ts";
import { readConfiguration } from "../../../pipelines/common/configuration.ts";
import { allContracts } from "../../../pipelines/common/repository.ts";
import type { Row } from "../../../src/warehouse/warehouse.ts";
import { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { readFolder } from "../../helpers/readFolder.ts";
import { type SharedRun, sharedRun } from "../../helpers/sharedRun.ts";

// A month that has not changed is taken over from the run before. No figure may tell.
let run: SharedRun;
let work: string;
beforeAll(async () => {
  run = await sharedRun();
  work = mkdtempSync(join(tmpdir(), "uppsikt-manader-"));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const tables = [
  "resultat.fakturafynd",
  "resultat.fakturaregler",
  "resultat.fakturaundantag",
  "resultat.fakturaavstamning",
  "resultat.avstamningsorsaker",
  "resultat.avstamningssteg",
  "modell.besok_manad",
  "modell.trangda_personaldagar",
  "modell.trangda_brukardagar",
  "modell.personaldagar",
  "modell.provade_besok",
  "modell.besok_under_franvaro",
  "modell.samtidig_tid",
  "modell.besok_monster_dag",
  "modell.fakturapriser",
  "modell.fakturerad_franvaro",
  "resultat.fakturaprov",
  "resultat.bokforingsavstamning",
];

interface Judged {
  readonly path: string;
  readonly months: readonly string[] | null;
  readonly rows: Record<string, Row[]>;
}

/** Model, ledger and rules as of a day, after the run whose warehouse is `previous`. */
async function judged(
  name: string,
  asOf: string,
  previous: string,
  changes: Record<string, number> = {},
  lasning: unknown = null,
): Promise<Judged> {
  const path = join(work, `${name}.duckdb`);
  const temporary = join(work, name);
  mkdirSync(temporary);
  const contracts = await allContracts();
  const configuration = readConfiguration(run.data);
  const trosklar = { ...configuration.trosklar, ...changes };
  const warehouse = await Warehouse.open(path, { threads: 2, temporaryDirectory: temporary });
  try {
    const kallor = await readFolder(warehouse, run.data, { perDatum: asOf, trosklar, temporary });
    const scope = await judgeMoney(warehouse, { contracts, kallor, trosklar, lasning, previous });
    const rows: Record<string, Row[]> = {};
    for (const table of tables) rows[table] = await warehouse.rows(`from ${table} order by all`);
    await warehouse.run("checkpoint");
    return { path, months: scope?.months ?? null, rows };
  } finally {
    warehouse.close();
  }
}

test("a month more, nothing new, another threshold: each gives what a first run gives", async () => {
  const nothing = join(work, "finns-inte.duckdb");
  const august = await judged("augusti", "2026-08-31", nothing);
  expect(august.months).toBeNull();
  const first = await judged("september", "2026-09-30", nothing);
  const after = await judged("september-efter-augusti", "2026-09-30", august.path);
  expect(after.months).toContain("2026-09");
  // What is registered and credited late changes the month before; its neighbours are looked at again.
  expect(after.months!.length).toBeLessThan(8);
  for (const table of tables) expect([table, after.rows[table]]).toEqual([table, first.rows[table]]);

  const again = await judged("samma-igen", "2026-09-30", first.path);
  expect(again.months).toEqual([]);
  for (const table of tables) expect([table, again.rows[table]]).toEqual([table, first.rows[table]]);

  expect((await judged("annan-troskel", "2026-09-30", first.path, { r01_minuter: 3 })).months).toBeNull();
}, 900_000);
