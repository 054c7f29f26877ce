import * as format from "../../components/format.ts";
import type { ProviderRow } from "./tables.ts";

export { askedFigures, askedOf } from "../common/asked.ts";
export { sumNote } from "../common/explainId.ts";
export { lackNotices } from "../common/lacks.ts";
export { beginHere } from "./begin.ts";
export { ledgerFigures, ledgerFlow, unexplainedBars, unexplainedByQuarter } from "./figures.ts";
export { hourFlow, hourSums } from "./hours.ts";
export { ledgerHeadline, ledgerLead, ledgerOf } from "./ledger.ts";
export { causesOf, monthHeatmap } from "./months.ts";
export { ruleAccounts, rulesSumNote, untriedRules } from "./rules.ts";
export { providerNote, providerTable, ruleCards, rulesHeadline, ruleTable, whyNotTheSame } from "./tables.ts";

/** `oktober 2023–september 2026` */
export function invoicedPeriod(rows: readonly ProviderRow[]): string {
  const from = rows.map((row) => row.fran).sort()[0];
  const to = rows
    .map((row) => row.till)
    .sort()
    .at(-1);
  return from && to ? `${format.month(from)}–${format.month(to)}` : "ingen period";
}

export const providerNames = (rows: readonly ProviderRow[]): Map<string, string> =>
  new Map(rows.map((row) => [row.utforare_id, row.utforare_namn ?? row.utforare_id]));
