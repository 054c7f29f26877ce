import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { sqlFiles } from "../common/repository.ts";
import { judgeShares } from "./economy/shares.ts";
import { judgeSigns } from "./economy/signs.ts";
import { judgeEconomyTrends } from "./economy/trends.ts";
import type { Thresholds } from "./thresholds.ts";

/**
 * The economy around the invoices: how old the controls of each utförare are (OR-19, NA-47b), signs of obestånd (OR-35), how volumes
 * and prices move, how much of the granted time is performed and billed, and which controls were made (U-10). After the invoice
 * rules, since the trail says what they found.
 */
export async function judgeEconomy(
  warehouse: Warehouse,
  thresholds: Thresholds,
  onStep?: (name: string) => void,
): Promise<void> {
  const files = new Map(sqlFiles("pipelines/5-judge/economy").map((file) => [file.name, file.body]));
  const sql = (name: string): string => files.get(name)!;
  const fill = (table: string, name: string): Promise<void> =>
    warehouse.run(`delete from resultat.${table}; insert into resultat.${table} by name ${sql(name)}`);
  onStep?.("utförarnas ekonomi");
  await warehouse.run(`create or replace temp table ekonomi_utforare as ${sql("utforare")}`);
  await warehouse.run(`create or replace temp table kontrollrader as ${sql("kontrollrader")}`);
  await fill("ekonomikontroller", "kontroller");
  await fill("ekonomimanader", "manader");
  await judgeSigns(warehouse, thresholds);
  await judgeEconomyTrends(warehouse, thresholds);
  onStep?.("andel av beviljad tid");
  await judgeShares(warehouse, await warehouse.rows(sql("andelar")), thresholds);
  onStep?.("kontroller");
  await fill("kontrollspar", "spar");
  await fill("kontrollkalender", "kalender");
  await warehouse.run("drop table kontrollrader; drop table ekonomi_utforare");
}
