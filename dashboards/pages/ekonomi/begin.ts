import { html } from "htl";
import * as format from "../../components/format.ts";
import type { FindingMonthRow } from "./months.ts";

/** What the first screen sends its reader to: the findings, those first that are expected to give most. */
export function beginText(rows: readonly FindingMonthRow[]): string | null {
  const sum = (key: "antal" | "unik_kr" | "vantad_kr"): number => rows.reduce((total, row) => total + row[key], 0);
  const [count, unique, expected] = [sum("antal"), sum("unik_kr"), sum("vantad_kr")];
  if (count === 0) return null;
  const kronor = format.kronorTogether([unique, expected]);
  return `${format.number(count)} mönster att fråga om, det som väntas ge mest först. Tillsammans ${kronor(unique)} när varje krona räknas en gång, varav ${kronor(expected)} väntas hålla.`;
}

export function beginHere(rows: readonly FindingMonthRow[], href: string): HTMLElement | null {
  const text = beginText(rows);
  return text === null ? null : html`<span><a href=${href}>Börja i arbetslistan</a>: ${text}</span>`;
}
