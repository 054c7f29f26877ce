import * as format from "../../components/format.ts";
import type { GuidelineRow, IndicatorRow, InvoiceRuleRow, RunRow, ThresholdRow } from "./types.ts";

/** A threshold as one would write it by hand: `0.05` → `0,05`, `1000` → `1 000` */
export const plainNumber = (value: number): string => value.toLocaleString("sv-SE", { maximumFractionDigits: 4 });

export function methodHeadline(
  thresholds: readonly ThresholdRow[],
  indicators: readonly IndicatorRow[],
  rules: readonly InvoiceRuleRow[],
): string {
  return `Bilden vilar på ${format.number(indicators.length)}\u00a0indikatorer, ${format.number(rules.length)}\u00a0fakturaregler och ${format.number(thresholds.length)}\u00a0trösklar, och ingen tröskel kommer ur riktlinjen`;
}

/** Who has decided the thresholds: the proposals, and what the kommun has changed. */
export function thresholdOrigin(thresholds: readonly ThresholdRow[], kommun: string): string {
  const own = thresholds.filter((row) => row.egen);
  if (own.length === 0)
    return `Alla trösklar är Uppsikts förslag; ${kommun} har inte ändrat någon. En kommun ändrar dem i uppsikt.yaml.`;
  return `${kommun} har ändrat ${format.inWords(own.length)} av ${format.number(thresholds.length)} trösklar: ${format.list(own.map((row) => `${row.namn} (${plainNumber(row.forslag)} blev ${plainNumber(row.varde)})`))}. Övriga är Uppsikts förslag.`;
}

/** The document in force, and its scope. */
export function guidelineSentence(guideline: GuidelineRow | undefined): string {
  if (!guideline) return "Ingen riktlinje är vald.";
  const { kommun, namn, diarienummer, antagen, antagen_av, verksamhetsomraden, krav } = guideline;
  const decided = antagen ? `, antagen ${format.date(antagen)}${antagen_av ? ` av ${antagen_av}` : ""}` : "";
  return `Planens regler kommer ur ${kommun.replace(/s?$/, "s")} riktlinje ”${namn}”${diarienummer ? ` (${diarienummer})` : ""}${decided}. Den omfattar ${format.list(verksamhetsomraden)} (${krav.join(", ")}). Riktlinjen anger inga riktvärden, trösklar eller timmar; där den tiger har kommunen valt, och det står vid varje regel.`;
}

export const versionSentence = (run: RunRow): string =>
  `Uppgifter till och med ${format.date(run.per_datum)}, körning ${run.korning}, konfiguration ${run.konfiguration}, Uppsikt ${run.version}. Samma underlag, konfiguration och dag ger samma siffror, byte för byte.`;
