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

/** How a measure is coloured and counted; what the picture says in words depends on the cells. */
type Scale = Omit<HeatmapMeasure, "title" | "subtitle" | "summary" | "note">;

const SHARE: Scale = {
  key: "andel",
  label: "Andel ej förklarad",
  type: "share",
  digits: 2,
  cuts: [0.01, 0.03, 0.1],
  short: (value) => (value < 0.0005 ? "<0,1" : format.number(value * 100, value < 0.0995 ? 1 : 0)),
  unit: "Talen är procent av det som fakturerats för tid",
};

const LEFT: Scale = {
  key: "oforklarat",
  label: "Kronor ej förklarade",
  type: "kronor",
  cuts: [1_000, 10_000, 100_000],
  short: thousands,
  unit: "Talen är tusental kronor (tkr)",
};

const AT_RISK: Scale = {
  ...LEFT,
  key: "fynd",
  label: "Kronor att fråga om",
  unit: "Talen är tusental unika kronor kvar att fråga om (tkr)",
  order: "fynd",
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
  const known = cells.filter(({ row }) => measured.has(row));
  const perDay = measured.size < ids.length ? " Utförare som bara fakturerar per dygn eller styck är inte med." : "";
  const unexplained = {
    title: "Var och när kronorna saknar förklaring",
    note: `Rutan säger hur mycket som skiljer sig den månaden, inte varför. En enda månad kan bero på en sen kreditering.${perDay}`,
  };
  return heatmap({
    title: "Utförare och månad: kronor utan förklaring och kronor att fråga om",
    rowLabel: "Utförare",
    rows,
    months,
    cells: known,
    measures: [
      {
        ...SHARE,
        ...unexplained,
        subtitle:
          "Andel av det som fakturerats för tid; mest ej förklarade kronor överst. Välj en ruta eller en utförare",
        summary: shareSummary(known, names),
      },
      {
        ...LEFT,
        ...unexplained,
        subtitle: "Kronor som ingen har förklarat; mest överst. Välj en ruta eller en utförare",
        summary: kronorSummary(known, names, "oforklarat", "allt oförklarat", "kronor utan förklaring"),
      },
      {
        ...AT_RISK,
        title: "Var och när det finns kronor att fråga om",
        subtitle:
          "Unika kronor i fall som inte är besvarade: varje krona räknas en gång; mest överst. Välj en ruta eller en utförare",
        summary: kronorSummary(known, names, "fynd", "allt som är kvar att fråga om", "kronor kvar att fråga om"),
        note: `Ett fall är något att fråga om, inte ett fel. Ett fall som gäller flera månader räknas i den sista av dem.${perDay}`,
      },
    ],
    missing: "inget att stämma av",
    ifEmpty: "Inget är fakturerat, så det finns inget att stämma av.",
  });
}

type Names = ReadonlyMap<string, string>;

const placeOf = ({ row, month }: HeatmapCell, names: Names): string =>
  `hos ${names.get(row) ?? row} i ${format.month(month)}`;

/** The cells with something in them, most first. */
const byMost = (cells: readonly HeatmapCell[], key: string): HeatmapCell[] =>
  cells.filter(({ values }) => (values[key] ?? 0) > 0).sort((a, b) => (b.values[key] ?? 0) - (a.values[key] ?? 0));

/** The largest share, and the kronor behind it: a large share of little is little. */
export function shareSummary(cells: readonly HeatmapCell[], names: Names): string {
  const [most] = byMost(cells, "andel");
  if (!most) return "Ingen utförare har kronor utan förklaring i någon månad.";
  return `Störst andel i en enda månad är ${format.share(most.values.andel, 1)} ${placeOf(most, names)}: ${format.kronorShort(most.values.oforklarat)}.`;
}

/** The month with most kronor, and how much of them all it is. */
export function kronorSummary(
  cells: readonly HeatmapCell[],
  names: Names,
  key: "oforklarat" | "fynd",
  all: string,
  none: string,
): string {
  const some = byMost(cells, key);
  const [most] = some;
  if (!most) return `Ingen utförare har ${none} i någon månad.`;
  const total = some.reduce((sum, { values }) => sum + (values[key] ?? 0), 0);
  return `Mest i en enda månad är ${format.kronorShort(most.values[key])} ${placeOf(most, names)}, ${format.share((most.values[key] ?? 0) / total)} av ${all}.`;
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
