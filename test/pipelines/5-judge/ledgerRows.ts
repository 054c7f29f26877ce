import { judgeLedger } from "../../../pipelines/5-judge/ledger.ts";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { type Rows, refill } from "./moneyWarehouse.ts";

/** Reconciles the given rows, and sums minutes and kronor per cause. */
export async function causesOf(
  warehouse: Warehouse,
  rows: Rows,
): Promise<Record<string, [minuter: number, kr: number]>> {
  await refill(warehouse, rows);
  await judgeLedger(warehouse);
  const list = await warehouse.rows<{ orsak: string; minuter: number; kr: number }>(
    `select orsak, sum(minuter + beraknad_min) as minuter, sum(belopp_kr + beraknad_kr) as kr
     from resultat.avstamningsorsaker group by orsak order by orsak`,
  );
  return Object.fromEntries(list.map(({ orsak, minuter, kr }) => [orsak, [minuter, kr]]));
}

const month = { from_datum: "2025-03-01", tom_datum: "2025-03-31", fakturadatum: "2025-03-31" };
export const line = (rad: string, timmar: number | null, belopp: number, more: Row = {}): Row => ({
  faktura_id: "F1",
  rad,
  brukar_id: "K1",
  timmar,
  belopp,
  ...month,
  ...more,
});
export const visits = (minuter: number, days: number): Row[] =>
  Array.from({ length: days }, (_, i) => {
    const day = `2025-03-${String(i + 1).padStart(2, "0")}`;
    return {
      besok_id: `B${i}`,
      brukar_id: "K1",
      start: `${day} 10:00`,
      slut: `${day} 10:${String(minuter).padStart(2, "0")}`,
    };
  });
export const decided = (beviljad_tid: number, more: Row = {}): Row[] => [
  { beslut_id: "D1", brukar_id: "K1", from_datum: "2025-01-01", beviljad_tid, ...more },
];
export const avtal = (more: Row): Row[] => [
  {
    avtal_id: "A1",
    utforare_id: "U1",
    enhet_id: "E1",
    verksamhetsomrade: "hemtjanst",
    avtalsform: "LOV",
    startdatum: "2020-01-01",
    ersattningsgrund: "utford",
    ...more,
  },
];
