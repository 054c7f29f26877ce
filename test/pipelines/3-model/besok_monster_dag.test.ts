import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../../pipelines/common/repository.ts";
import type { Row } from "../../../src/warehouse/warehouse.ts";
import { moneyWarehouse } from "../5-judge/moneyWarehouse.ts";

// Definitions: methods.md 4.4, R07, R14, R16, R23 and R24; what a minute is: "What the money columns mean" in sources.md.
async function days(
  visits: Row[],
  columns: string,
  perDatum = "2025-12-31",
  from = "modell.besok_monster_dag",
): Promise<Row[]> {
  const warehouse = await moneyWarehouse({ utford_tid: visits }, perDatum);
  try {
    await warehouse.run(readFileSync(join(root, "pipelines/5-judge/invoiceMacros.sql"), "utf8"));
    return await warehouse.rows(`select ${columns} from ${from} order by all`);
  } finally {
    warehouse.close();
  }
}

let count = 0;
const visit = (start: string, slut: string, more: Row = {}): Row => ({
  besok_id: `B${count++}`,
  brukar_id: "K1",
  start,
  slut,
  ...more,
});

const planned = (planerad_start: string, planerad_slut: string, start: string, slut: string, more: Row = {}): Row =>
  visit(`2025-03-04 ${start}`, `2025-03-04 ${slut}`, {
    planerad_start: `2025-03-04 ${planerad_start}`,
    planerad_slut: `2025-03-04 ${planerad_slut}`,
    ...more,
  });

test("each share has its own count of visits that could have shown it", async () => {
  const nobody = { start: null, slut: null };
  const rows = await days(
    [
      planned("09:00", "09:40", "09:01", "09:39"), // as planned, give or take a minute
      planned("10:00", "10:40", "10:02", "10:40"), // two minutes late: not as planned
      planned("11:00", "11:40", "11:31", "11:50"), // late, and 19 of 40 minutes
      planned("12:00", "12:40", "12:30", "13:10"), // half an hour is not yet late
      planned("13:00", "13:40", "16:01", "16:41"), // moved, not late
      planned("14:00", "14:10", "14:03", "14:07"), // a quick task is not short
      planned("15:00", "15:40", "15:00", "15:40", { ...nobody, avbojt: true }),
      planned("16:00", "16:40", "16:00", "16:40", { ...nobody, utebliven: true }),
      visit("2025-03-04 18:15", "2025-03-04 18:19", { registrering: "manuell" }), // short without a plan
      visit("2025-03-04 19:15", "2025-03-04 19:19", { insats: "tillsyn" }),
    ],
    "antal, manuella, manuell_min, planerade, enligt_plan, tider, jamna_5, jamna_15, lagom_langa, korta, bokade, sena, uteblivna",
  );
  expect(rows).toEqual([
    {
      antal: 8,
      manuella: 1,
      manuell_min: 4,
      planerade: 6,
      enligt_plan: 1,
      tider: 16,
      // 10:40, 11:50, 12:30, 13:10, 18:15, 19:15; of them 12:30, 18:15 and 19:15
      jamna_5: 6,
      jamna_15: 3,
      lagom_langa: 6,
      korta: 2,
      bokade: 7,
      sena: 1,
      uteblivna: 1,
    },
  ]);
});

test("clock changes: elapsed minutes decide what is late and short, and the repeated hour says nothing", async () => {
  const night = (day: string, plan: string, planEnd: string, start: string, slut: string): Row =>
    visit(`${day} ${start}`, `${day} ${slut}`, {
      insats: "natt",
      planerad_start: `${day} ${plan}`,
      planerad_slut: `${day} ${planEnd}`,
    });
  const rows = await days(
    [
      // 01:50 to 03:05 is 15 minutes; a plan of 01:20–03:20 is an hour, and 38 minutes are more than half of it
      night("2025-03-30", "01:50", "03:20", "03:05", "03:35"),
      night("2025-03-30", "01:20", "03:20", "01:20", "01:58"),
      night("2025-10-26", "01:40", "02:20", "02:20", "02:50"),
      night("2025-10-26", "02:20", "02:50", "03:00", "03:30"),
    ],
    "dag, bokade, sena, korta",
  );
  expect(rows).toEqual([
    { dag: "2025-03-30", bokade: 2, sena: 0, korta: 0 },
    { dag: "2025-10-26", bokade: 2, sena: 1, korta: 0 },
  ]);
});

test("the last four whole quarters, by the day on which a visit begins", async () => {
  const visits = ["2024-09-30", "2024-10-01", "2025-09-30", "2025-10-01"].map((day) =>
    visit(`${day} 23:50`, `${day} 23:59`),
  );
  expect(await days(visits, "dag, period", "2025-10-31", "monsterdagar()")).toEqual([
    { dag: "2024-10-01", period: "2024-10/2024-12" },
    { dag: "2025-09-30", period: "2025-07/2025-09" },
  ]);
  expect(await days(visits, "dag", "2025-09-29", "monsterdagar()")).toEqual([
    { dag: "2024-09-30" },
    { dag: "2024-10-01" },
  ]);
  // The quarter that is not over is counted already, so that its months are there when it is.
  expect(await days(visits, "dag", "2025-10-31")).toHaveLength(3);
});
