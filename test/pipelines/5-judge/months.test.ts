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
  "modell.beviljad_manad",
  "modell.fakturarader",
  "modell.personalmanader",
  "modell.besok_under_franvaro",
  "modell.samtidig_tid",
  "modell.besok_monster_dag",
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
  { changes = {}, edits = [] }: { changes?: Record<string, number>; edits?: readonly string[] } = {},
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
    for (const edit of edits) await warehouse.run(edit);
    const scope = await judgeMoney(warehouse, { contracts, kallor, trosklar, lasning: null, previous });
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

  expect((await judged("annan-troskel", "2026-09-30", first.path, { changes: { r01_minuter: 3 } })).months).toBeNull();
}, 900_000);

/** A log-out that was forgotten for six days over a month's end. */
const forgotten = `update inlast.utford_tid set slut = start + interval 6 day
  where besok_id = (select min(besok_id) from inlast.utford_tid where start::date = date '2025-04-28' and slut > start)`;

const gone = "_status = 1";
const corrections = [
  // Visits on both sides of a month's end that are taken back.
  `update inlast.utford_tid set ${gone} where start::date between date '2025-04-30' and date '2025-05-01' and hash(besok_id) % 5 = 0`,
  // One on the last day only: it may have gone on over midnight, so the month after must notice.
  `update inlast.utford_tid set ${gone} where besok_id = (select min(besok_id) from inlast.utford_tid where start::date = date '2025-08-31')`,
  "update inlast.fakturor set belopp = belopp + 250 where from_datum = date '2025-11-01' and hash(faktura_id, rad) % 40 = 0",
  // An old invoice that is credited late, and one that is no longer.
  `update inlast.fakturor set ${gone} where krediterar = (select min(krediterar) from inlast.fakturor where fakturadatum < date '2026-01-01')`,
  "update inlast.fakturor set tom_datum = tom_datum + 20 where from_datum = date '2026-02-01' and hash(faktura_id, rad) % 60 = 0",
  "update inlast.beslut set beviljad_tid = beviljad_tid * 2 where from_datum between date '2026-07-10' and date '2026-08-10' and hash(beslut_id) % 3 = 0",
  "update inlast.franvaro set tom_tid = tom_tid + interval 2 day where from_tid::date between date '2026-03-10' and date '2026-03-20'",
  `update inlast.personal set ${gone} where anstalld_fom between date '2026-08-20' and date '2026-09-20'`,
];

test("what is corrected long after, and visits that pass a month's end by days, are found wherever they bear", async () => {
  const nothing = join(work, "finns-inte.duckdb");
  const before = await judged("fore-rattelser", "2026-09-30", nothing, { edits: [forgotten] });
  const edits = [forgotten, ...corrections];
  const first = await judged("rattat", "2026-09-30", nothing, { edits });
  const after = await judged("rattat-efter", "2026-09-30", before.path, { edits });
  expect(after.months!).toEqual(
    expect.arrayContaining(["2025-04", "2025-05", "2025-08", "2025-09", "2025-11", "2026-02", "2026-03"]),
  );
  expect(after.months!.length).toBeLessThan(20);
  for (const table of tables) expect([table, after.rows[table]]).toEqual([table, first.rows[table]]);
  expect(first.rows["resultat.fakturafynd"]).not.toEqual(before.rows["resultat.fakturafynd"]);
}, 900_000);
