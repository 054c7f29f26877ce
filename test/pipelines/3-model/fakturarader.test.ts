import { expect, test } from "vitest";
import type { Row } from "../../../src/warehouse/warehouse.ts";
import { moneyWarehouse, type Rows } from "../5-judge/moneyWarehouse.ts";

async function parts(rows: Rows, columns: string): Promise<Row[]> {
  const warehouse = await moneyWarehouse(rows);
  try {
    return await warehouse.rows(`select ${columns} from modell.fakturarader order by faktura_id, rad, manad`);
  } finally {
    warehouse.close();
  }
}

const line = (faktura_id: string, from_datum: string, tom_datum: string, belopp: number, more: Row = {}): Row => ({
  faktura_id,
  rad: "1",
  brukar_id: "K1",
  from_datum,
  tom_datum,
  belopp,
  fakturadatum: "2025-04-30",
  ...more,
});

test("a line over months is split by days, to the öre, by the largest remainder", async () => {
  // 59 days: 31 + 28. 100,00 kr → 52,5423… and 47,4576…; 100 min → 52,54 and 47,46
  const rows = await parts(
    { fakturor: [line("F1", "2025-01-01", "2025-02-28", 100, { timmar: 1.6667 })] },
    "manad, fran, till, minuter, belopp_kr",
  );
  expect(rows).toEqual([
    { manad: "2025-01", fran: "2025-01-01", till: "2025-01-31", minuter: 53, belopp_kr: 52.54 },
    { manad: "2025-02", fran: "2025-02-01", till: "2025-02-28", minuter: 47, belopp_kr: 47.46 },
  ]);
});

test("equal remainders go to the earlier month, and a credit is split like what it credits", async () => {
  const rows = await parts(
    {
      fakturor: [
        line("F1", "2025-03-31", "2025-04-01", 0.01, { timmar: 0.0167 }),
        line("K1", "2025-03-31", "2025-04-01", -0.03),
      ],
    },
    "faktura_id, manad, minuter, belopp_kr",
  );
  expect(rows).toEqual([
    { faktura_id: "F1", manad: "2025-03", minuter: 1, belopp_kr: 0.01 },
    { faktura_id: "F1", manad: "2025-04", minuter: 0, belopp_kr: 0 },
    { faktura_id: "K1", manad: "2025-03", minuter: null, belopp_kr: -0.02 },
    { faktura_id: "K1", manad: "2025-04", minuter: null, belopp_kr: -0.01 },
  ]);
});

test("a credit that names an invoice takes its period, and a fully credited invoice is told", async () => {
  const rows = await parts(
    {
      fakturor: [
        line("F1", "2025-03-01", "2025-03-31", 100, { timmar: 1 }),
        line("F2", "2025-03-01", "2025-03-31", 200, { timmar: 2 }),
        line("K1", "2025-04-12", "2025-04-12", -60, { timmar: -0.6, krediterar: "F1" }),
        line("K2", "2025-04-12", "2025-04-12", -200, { brukar_id: null, insats: null, krediterar: "F2" }),
      ],
    },
    "faktura_id, manad, kvittad, har_tid",
  );
  expect(rows).toEqual([
    { faktura_id: "F1", manad: "2025-03", kvittad: false, har_tid: true },
    { faktura_id: "F2", manad: "2025-03", kvittad: true, har_tid: true },
    { faktura_id: "K1", manad: "2025-03", kvittad: false, har_tid: true },
    { faktura_id: "K2", manad: "2025-04", kvittad: true, har_tid: false },
  ]);
});
