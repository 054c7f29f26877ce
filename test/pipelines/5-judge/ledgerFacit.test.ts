import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { literal } from "../../../src/warehouse/quote.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { openRun } from "../../helpers/openRun.ts";
import { sharedRun } from "../../helpers/sharedRun.ts";

/** The example municipality: what the ledger cannot explain is what was planted, and nothing else of any size. */
interface Planted {
  regel_id: string;
  utforare_id: string;
  rader: string;
  minuter: number;
  kr: number;
}

let warehouse: Warehouse;
let planted: Planted[];
beforeAll(async () => {
  const run = await sharedRun();
  warehouse = await openRun(run.out);
  const text = readFileSync(join(run.data, "facit/fakturafel.csv"), "utf8").replace(/^\ufeff/, "");
  planted = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data.map((row) => ({
    regel_id: row.regel_id!,
    utforare_id: row.utforare_id!,
    rader: row.rader!,
    minuter: Number(row.minuter),
    kr: Number(row.belopp_kr!.replace(/\s/g, "").replace(",", ".")),
  }));
});
afterAll(() => warehouse?.close());

/** Cells that hold the invoice lines of a planted fault. */
const cellsOf = ({ utforare_id, rader }: Planted): string =>
  `select avstamning_av(utforare_id, enhet_id, brukar_nyckel, insats, manad) from modell.fakturarader
   where utforare_id = ${literal(utforare_id)} and rad_id in (${rader.split(" ").map(literal).join(", ")})`;

const unexplained = (row: Planted) =>
  warehouse.row<{ minuter: number; kr: number }>(
    `select coalesce(sum(minuter), 0) as minuter, coalesce(sum(belopp_kr), 0) as kr from resultat.avstamningsorsaker
     where orsak like 'oforklarat%' and avstamning_id in (${cellsOf(row)})`,
  );

describe.each(["R05", "R18", "R21"])("%s, whole lines that nothing supports", (rule) => {
  test("are unexplained to the öre", async () => {
    const rows = planted.filter(({ regel_id }) => regel_id === rule);
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows)
      expect([row.rader, await unexplained(row)]).toEqual([row.rader, { minuter: row.minuter, kr: row.kr }]);
  });
});

describe.each(["R06", "R12"])("%s, part of a line", (rule) => {
  test("is unexplained in its minutes, at the cell's mean price", async () => {
    const rows = planted.filter(({ regel_id }) => regel_id === rule);
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      const found = await unexplained(row);
      // The facit of R12 counts performed time; what rounding leaves off the invoice needs no explanation.
      const { ej_fakturerat } = await warehouse.row<{ ej_fakturerat: number }>(
        `select coalesce(sum(greatest(utford_min - fakturerad_min, 0)), 0) as ej_fakturerat
         from resultat.fakturaavstamning where avstamning_id in (${cellsOf(row)})`,
      );
      const minutes = row.minuter - (rule === "R12" ? ej_fakturerat : 0);
      expect([row.rader, Math.abs(found.minuter - minutes) <= 2]).toEqual([row.rader, true]);
      // The bands of a day cost at most a fifth more or less than their mean.
      const kr = (row.kr * minutes) / row.minuter;
      expect(Math.abs(found.kr - kr)).toBeLessThanOrEqual(0.2 * kr + 20);
    }
  });
});

test("all that is unexplained is in a cell where something was planted", async () => {
  const named = planted.map((row) => `(${cellsOf(row)})`).join(" union ");
  const { utanfor, alla } = await warehouse.row<{ utanfor: number; alla: number }>(
    `select coalesce(sum(oforklarad_kr) filter (avstamning_id not in (${named})), 0) as utanfor, sum(oforklarad_kr) as alla
     from resultat.fakturaavstamning`,
  );
  expect(alla).toBeGreaterThan(0);
  expect(utanfor).toBeLessThanOrEqual(0.001 * alla);
});

test("every private invoice is booked, and egen regi bills within the kommun", async () => {
  const rows = await warehouse.rows<{ driftsform: string; utfall: string }>(
    "select distinct u.driftsform, b.utfall from resultat.bokforingsavstamning b join modell.utforare u using (utforare_id) order by all",
  );
  expect(rows).toEqual([
    { driftsform: "egen_regi", utfall: "internt" },
    { driftsform: "privat", utfall: "lika" },
  ]);
});
