import { afterAll, beforeAll, expect, test } from "vitest";
import { judgeLedger } from "../../../pipelines/5-judge/ledger.ts";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { line } from "./ledgerRows.ts";
import { moneyWarehouse, type Rows, refill } from "./moneyWarehouse.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await moneyWarehouse({ leverantorsreskontra: [] });
});
afterAll(() => warehouse.close());

const supplier = { utforare_id: "U1", giltig_fom: "2020-01-01", namn: "Omsorgen", driftsform: "privat" };
const invoice = (faktura_id: string, belopp: number, fakturadatum = "2025-03-31"): Row =>
  line("1", 1, belopp, { faktura_id, fakturadatum });
const booked = (n: number, belopp: number, bokforingsdatum: string, more: Row = {}): Row => ({
  verifikationsnummer: `V${n}`,
  rad: "1",
  leverantor: "Omsorgen AB",
  leverantor_id: "5599901234",
  bokforingsdatum,
  belopp,
  ...more,
});

async function outcomes(rows: Rows): Promise<unknown[]> {
  await refill(warehouse, { utforare: [{ ...supplier, organisationsnummer: "559990-1234" }], ...rows });
  await judgeLedger(warehouse);
  return warehouse
    .rows(
      "select utforare_id, manad, utfall, antal, fakturerat_kr, bokfort_kr from resultat.bokforingsavstamning order by all",
    )
    .then((list) => list.map((row) => Object.values(row)));
}

test("by fakturanummer: alike, another amount, another month, not booked, and booked without an invoice", async () => {
  const found = await outcomes({
    fakturor: [invoice("F1", 100), invoice("F2", 200), invoice("F3", 300), invoice("F4", 400)],
    leverantorsreskontra: [
      booked(1, 60, "2025-03-31", { fakturanummer: "F1" }),
      booked(1, 40, "2025-03-31", { fakturanummer: "F1", rad: "2" }),
      booked(2, 190, "2025-03-31", { fakturanummer: "F2" }),
      booked(3, 300, "2025-04-02", { fakturanummer: "F3" }),
      booked(5, 77, "2025-03-10", { fakturanummer: "OKÄND" }),
      booked(6, 999, "2025-03-10", { leverantor_id: "5599905678", fakturanummer: "F4" }),
    ],
  });
  expect(found).toEqual([
    ["U1", "2025-03", "annat_belopp", 1, 200, 190],
    ["U1", "2025-03", "bokford_annan_manad", 1, 300, 0],
    ["U1", "2025-03", "bokford_utan_faktura", 1, 0, 77],
    ["U1", "2025-03", "ej_bokford", 1, 400, 0],
    ["U1", "2025-03", "lika", 1, 100, 100],
    ["U1", "2025-04", "bokford_annan_manad", 1, 0, 300],
  ]);
});

test("without a number by amount, and an enskild firma by its key", async () => {
  const key = "tg1hk2ss3yfa";
  const found = await outcomes({
    utforare: [{ ...supplier, organisationsnummer: key }],
    fakturor: [invoice("F1", 100), invoice("F2", 100, "2025-04-30"), invoice("F3", 50)],
    leverantorsreskontra: [
      booked(1, 100, "2025-03-31", { leverantor_id: key }),
      booked(2, 51, "2025-03-31", { leverantor_id: key }),
    ],
  });
  expect(found).toEqual([
    ["U1", "2025-03", "bokford_utan_faktura", 1, 0, 51],
    ["U1", "2025-03", "ej_bokford", 1, 50, 0],
    ["U1", "2025-03", "lika", 1, 100, 100],
    ["U1", "2025-04", "ej_bokford", 1, 100, 0],
  ]);
});

test("two utförare with one organisationsnummer, a former number, and a number with century or country", async () => {
  const found = await outcomes({
    utforare: [
      { ...supplier, organisationsnummer: "559990-1234" },
      { ...supplier, utforare_id: "U2", organisationsnummer: "559990-1234" },
      { ...supplier, giltig_fom: "2024-01-01", organisationsnummer: "559990-9999" },
    ],
    fakturor: [invoice("F1", 100), line("1", 1, 200, { faktura_id: "F2", utforare_id: "U2", enhet_id: null })],
    leverantorsreskontra: [
      booked(1, 100, "2025-03-31", { fakturanummer: "F1", leverantor_id: "SE559990999901" }),
      booked(2, 200, "2025-03-31", { fakturanummer: "F2", leverantor_id: "165599901234" }),
    ],
  });
  expect(found).toEqual([
    ["U1", "2025-03", "lika", 1, 100, 100],
    ["U2", "2025-03", "lika", 1, 200, 200],
  ]);
});

test("egen regi bills within the kommun: nothing to find in the supplier ledger", async () => {
  const found = await outcomes({
    utforare: [{ ...supplier, driftsform: "egen_regi" }],
    fakturor: [invoice("F1", 100)],
    leverantorsreskontra: [booked(1, 5, "2025-03-31")],
  });
  expect(found).toEqual([["U1", "2025-03", "internt", 1, 100, 0]]);
});
