import { expect, test } from "vitest";
import type { Row } from "../../../src/warehouse/warehouse.ts";
import { moneyWarehouse, type Rows } from "../5-judge/moneyWarehouse.ts";

// sources.md: per week × days / 7, per month × days / days in that month; a decision that changes on the 16th makes two segments (AC-13).
async function granted(rows: Rows, manad: string): Promise<Row> {
  const line = {
    faktura_id: "F",
    rad: "1",
    from_datum: "2025-01-01",
    tom_datum: "2025-12-31",
    belopp: 1,
    fakturadatum: "2025-12-31",
  };
  const warehouse = await moneyWarehouse({ fakturor: [line], ...rows });
  try {
    return await warehouse.row(
      `select beviljad_min, beviljad_hemma_min, beviljad_per_vecka_min, dubbelbemanning, bit_count(dagar) as dagar
       from modell.beviljad_manad where manad = '${manad}' and brukar_nyckel = 'K1'`,
    );
  } finally {
    warehouse.close();
  }
}

const decision = (beslut_id: string, from_datum: string, beviljad_tid: number, more: Row = {}): Row => ({
  beslut_id,
  brukar_id: "K1",
  from_datum,
  beviljad_tid,
  ...more,
});

test("a weekly decision counts sevenths of a week: 140 minutes are 620 in March", async () => {
  expect(await granted({ beslut: [decision("D", "2025-01-01", 140)] }, "2025-03")).toEqual({
    beviljad_min: 620,
    beviljad_hemma_min: 620,
    beviljad_per_vecka_min: 620,
    dubbelbemanning: false,
    dagar: 31,
  });
});

test("a monthly decision counts the month's own days, leap years included", async () => {
  const beslut = [decision("D", "2024-01-01", 10, { tidsenhet: "timmar_per_manad", tom_datum: "2024-02-15" })];
  const line = {
    faktura_id: "F",
    rad: "1",
    from_datum: "2024-01-01",
    tom_datum: "2024-12-31",
    belopp: 1,
    fakturadatum: "2024-12-31",
  };
  expect((await granted({ beslut, fakturor: [line] }, "2024-01")).beviljad_min).toBe(600);
  // 600 × 15 / 29
  expect((await granted({ beslut, fakturor: [line] }, "2024-02")).beviljad_min).toBe(310);
});

test("AC-13: a decision that changes on the 16th makes two segments", async () => {
  const separate = [
    decision("D1", "2025-01-01", 140, { tom_datum: "2025-03-15" }),
    decision("D2", "2025-03-16", 280, { dubbelbemanning: true }),
  ];
  // 140 × 15 / 7 + 280 × 16 / 7
  const expected = {
    beviljad_min: 940,
    beviljad_hemma_min: 940,
    beviljad_per_vecka_min: 940,
    dubbelbemanning: true,
    dagar: 31,
  };
  expect(await granted({ beslut: separate }, "2025-03")).toEqual(expected);
  const leftOpen = [decision("D1", "2025-01-01", 140), decision("D1", "2025-03-16", 280, { dubbelbemanning: true })];
  expect(await granted({ beslut: leftOpen }, "2025-03")).toEqual(expected);
});

test("a week and a month in one: 15 days of 2 hours a week and 16 of 10 hours a month", async () => {
  const beslut = [
    decision("D1", "2025-01-01", 2, { tidsenhet: "timmar_per_vecka", tom_datum: "2025-03-15" }),
    decision("D2", "2025-03-16", 10, { tidsenhet: "timmar_per_manad" }),
  ];
  // 120 × 15 / 7 + 600 × 16 / 31 = 257.14 + 309.68
  expect((await granted({ beslut }, "2025-03")).beviljad_min).toBe(567);
});

test("whole days away are left out once, the days of admission and discharge are not away", async () => {
  const franvaro = [
    // 6, 7, 8 and 9 March are whole days
    { brukar_id: "K1", typ: "sjukhus", from_tid: "2025-03-05 14:00", tom_tid: "2025-03-10 11:00" },
    // overlaps: 9, and adds 10
    { brukar_id: "K1", typ: "korttid", from_tid: "2025-03-09 00:00", tom_tid: "2025-03-11 00:00" },
    { brukar_id: "K2", typ: "bortrest", from_tid: "2025-03-01 00:00", tom_tid: null },
  ];
  const row = await granted({ beslut: [decision("D", "2025-01-01", 70)], franvaro }, "2025-03");
  expect(row).toMatchObject({ beviljad_min: 310, beviljad_hemma_min: 260 });
});

test("an absence that goes on takes the rest of the month", async () => {
  const franvaro = [{ brukar_id: "K1", typ: "avliden", from_tid: "2025-03-21 09:00", tom_tid: null }];
  const row = await granted({ beslut: [decision("D", "2025-01-01", 70)], franvaro }, "2025-03");
  expect(row).toMatchObject({ beviljad_min: 310, beviljad_hemma_min: 210 });
});
