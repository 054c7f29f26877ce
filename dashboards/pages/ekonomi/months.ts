import * as format from "../../components/format.ts";
import { type HeatmapCell, type HeatmapMeasure, heatmap } from "../../components/heatmap.ts";
import type { AskedRow } from "../common/asked.ts";
import { type CauseRow, isReconcilable, type Ledger, ledgerOf } from "./ledger.ts";

/** `avstamning-orsaker-manad` */
export interface CauseMonthRow {
  utforare_id: string;
  manad: string;
  orsak: string;
  minuter: number;
  belopp_kr: number;
  /** egen regi without invoices, at calculated cost: in no invoice sum */
  beraknad_min?: number | null;
  beraknad_kr?: number | null;
}

/** `avstamning-manad` */
export interface MonthRow {
  utforare_id: string;
  manad: string;
  beviljad_min: number | null;
  utford_min: number | null;
  fakturerad_min: number | null;
  belopp_kr: number;
  forklarad_kr: number;
  oforklarad_kr: number;
  /** what the invoices of the month's date say and what is booked, where leverantörsreskontra is delivered */
  fakturadatum_kr: number | null;
  bokford_kr: number | null;
  /** egen regi, which sends no invoices: its cost is calculated and in no invoice sum */
  beraknad: boolean;
  beraknad_kr: number;
}

/** `fynd-manad` */
export interface FindingMonthRow extends AskedRow {
  utforare_id: string;
  manad: string;
  vantad_kr: number;
}

export const monthKey = ({ utforare_id, manad }: { utforare_id: string; manad: string }): string =>
  `${utforare_id} ${manad}`;

/**
 * The causes of any choice of utförare and months, summed to one row each: what the sums and figures of the pages are made of. Egen regi
 * without invoices is there at its calculated cost: a cell has either the one or the other.
 */
export function causesOf(rows: readonly CauseMonthRow[]): CauseRow[] {
  const sums = new Map<string, CauseRow & { seen: Set<string> }>();
  for (const { orsak, minuter, belopp_kr, beraknad_min, beraknad_kr, utforare_id } of rows) {
    const sum = sums.get(orsak) ?? { orsak, minuter: 0, belopp_kr: 0, brukare: null, utforare: 0, seen: new Set() };
    sum.minuter += minuter + (beraknad_min ?? 0);
    sum.belopp_kr += belopp_kr + (beraknad_kr ?? 0);
    sum.seen.add(utforare_id);
    sums.set(orsak, sum);
  }
  return [...sums.values()]
    .map(({ seen, ...row }) => ({ ...row, belopp_kr: Math.round(row.belopp_kr * 100) / 100, utforare: seen.size }))
    .sort((a, b) => (a.orsak < b.orsak ? -1 : 1));
}

/** A ledger for each utförare and month. */
export function monthLedgers(rows: readonly CauseMonthRow[]): Map<string, Ledger> {
  const groups = new Map<string, CauseMonthRow[]>();
  for (const row of rows) {
    const group = groups.get(monthKey(row));
    if (group) group.push(row);
    else groups.set(monthKey(row), [row]);
  }
  return new Map([...groups].map(([key, group]) => [key, ledgerOf(causesOf(group))]));
}

const SHARE: HeatmapMeasure = {
  key: "andel",
  label: "Andel ej förklarad",
  type: "share",
  digits: 2,
  cuts: [0.01, 0.03, 0.1],
  short: (value) => format.number(value * 100, value < 0.0995 ? 1 : 0),
  unit: "Talen är procent av det som fakturerats för tid",
};

const LEFT: HeatmapMeasure = {
  key: "oforklarat",
  label: "Kronor ej förklarade",
  type: "kronor",
  cuts: [1_000, 10_000, 100_000],
  short: thousands,
  unit: "Talen är tusental kronor",
};

const AT_RISK: HeatmapMeasure = {
  ...LEFT,
  key: "fynd",
  label: "Kronor att fråga om",
  unit: "Talen är tusental unika kronor i fynd",
};

function thousands(value: number): string {
  return value < 500 ? "<1" : format.number(value / 1000);
}

export interface MonthHeatmap {
  causes: readonly CauseMonthRow[];
  findings: readonly FindingMonthRow[];
  names: ReadonlyMap<string, string>;
  /** where a row and a cell lead */
  href: (utforare_id: string, manad?: string) => string;
}

/** Utförare × month: where and when the kronor lack an explanation, and where there is something to ask. */
export function monthHeatmap({ causes, findings, names, href }: MonthHeatmap): HTMLElement {
  const ledgers = monthLedgers(causes);
  const asked = new Map(findings.map((row) => [monthKey(row), row.oppet_unik_kr]));
  const months = monthsBetween([...causes, ...findings].map(({ manad }) => manad));
  const ids = [...new Set([...causes, ...findings].map(({ utforare_id }) => utforare_id))];
  const cells = ids.flatMap((row) =>
    months.flatMap((month): HeatmapCell[] => {
      const key = `${row} ${month}`;
      const ledger = ledgers.get(key);
      if (!ledger && !asked.has(key)) return [];
      const judged = ledger !== undefined && isReconcilable(ledger);
      return [
        {
          row,
          month,
          href: href(row, month),
          values: {
            andel: judged ? ledger.unexplained / ledger.time : null,
            oforklarat: judged ? ledger.unexplained : null,
            fynd: asked.get(key) ?? 0,
          },
        },
      ];
    }),
  );
  const sum = (id: string): number =>
    cells.reduce((total, { row, values }) => (row === id ? total + (values.oforklarat ?? 0) : total), 0);
  const weights = new Map(ids.map((id) => [id, sum(id)]));
  // who bills per day or piece only has no month to compare, and would be a grey line
  const measured = new Set(cells.filter(({ values }) => values.andel !== null || values.fynd).map(({ row }) => row));
  const rows = ids
    .filter((id) => measured.has(id))
    .map((id) => ({ id, label: names.get(id) ?? id, href: href(id) }))
    .sort((a, b) => (weights.get(b.id) ?? 0) - (weights.get(a.id) ?? 0) || a.label.localeCompare(b.label, "sv"));
  return heatmap({
    title: "Var och när kronorna saknar förklaring",
    subtitle: "Utförare och månad; mest ej förklarade kronor överst. Välj en ruta eller en utförare",
    summary: heatmapSummary(cells, names),
    note: `Rutan säger hur mycket som skiljer sig den månaden, inte varför. En enda månad kan bero på en sen kreditering.${measured.size < ids.length ? " Utförare som bara fakturerar per dygn eller styck är inte med." : ""}`,
    rowLabel: "Utförare",
    rows,
    months,
    cells: cells.filter(({ row }) => measured.has(row)),
    measures: [SHARE, LEFT, AT_RISK],
    missing: "inget att stämma av",
    ifEmpty: "Inget är fakturerat, så det finns inget att stämma av.",
  });
}

function heatmapSummary(cells: readonly HeatmapCell[], names: ReadonlyMap<string, string>): string {
  const left = cells.filter(({ values }) => (values.oforklarat ?? 0) > 0);
  const [most] = [...left].sort((a, b) => (b.values.oforklarat ?? 0) - (a.values.oforklarat ?? 0));
  if (!most) return "Ingen utförare har kronor utan förklaring i någon månad.";
  const total = left.reduce((sum, { values }) => sum + (values.oforklarat ?? 0), 0);
  return `Mest i en enda månad är ${format.kronorShort(most.values.oforklarat)} hos ${names.get(most.row) ?? most.row} i ${format.month(most.month)}, ${format.share((most.values.oforklarat ?? 0) / total)} av allt oförklarat.`;
}

/** Every month from the first to the last: one without invoices is a gap that is seen. */
export function monthsBetween(months: readonly string[]): string[] {
  const sorted = [...months].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return [];
  const all: string[] = [];
  for (let month = first; month <= last; month = after(month)) all.push(month);
  return all;
}

function after(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
