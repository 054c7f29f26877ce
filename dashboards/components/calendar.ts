import { html } from "htl";
import { chart } from "./chart.ts";
import type { Column } from "./columns.ts";
import * as format from "./format.ts";
import { accent, accentTint, ink, muted, paper, rule } from "./palette.ts";
import { draw, Plot } from "./plot.ts";
import { NARROW, rowLayout } from "./rowLayout.ts";

/** Why an activity stands in the plan: the rules demand it, the risk points there, or chance drew it. */
export type PlanKind = "obligatorisk" | "risk" | "slump";

export interface PlanEntry {
  label: string;
  /** 1–12 */
  month: number;
  hours: number;
  kind: PlanKind;
  activity?: string;
}

export interface CalendarOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  entries: readonly PlanEntry[];
  /** hours available per month, January first */
  capacity?: readonly number[];
  ifEmpty?: string;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** the most binding first */
const KIND_ORDER: readonly PlanKind[] = ["obligatorisk", "risk", "slump"];

const KINDS: Record<PlanKind, { word: string; fill: string; stroke: string; dash?: string; text: string }> = {
  obligatorisk: { word: "följer av regel", fill: accent, stroke: accent, text: paper },
  risk: { word: "riskstyrd", fill: accentTint, stroke: accent, text: ink },
  slump: { word: "slumpurval", fill: paper, stroke: muted, dash: "3 2", text: ink },
};

/** The year on one sheet: load against capacity above, what is done where and when below. */
export function yearCalendar({ entries, capacity, ...rest }: CalendarOptions): HTMLElement {
  const columns: Column<PlanEntry>[] = [
    { key: "label", label: "Var" },
    { key: "month", label: "Månad", type: "number", render: ({ month }) => format.monthName(month) },
    { key: "activity", label: "Vad" },
    { key: "kind", label: "Varför", render: ({ kind }) => KINDS[kind].word },
    { key: "hours", label: "Timmar", type: "number", digits: 0 },
  ];
  const used = KIND_ORDER.filter((kind) => entries.some((entry) => entry.kind === kind));
  return chart<PlanEntry>({
    ...rest,
    legend: [
      ...used.map((kind) => key(kind)),
      ...(capacity ? [html`<span>Streck över stapeln: tillgängliga timmar</span>`] : []),
    ],
    rows: entries,
    columns,
    draw: (width) => html`<div>${drawLoad(entries, capacity, width)}${drawYear(entries, width)}</div>`,
  });
}

function key(kind: PlanKind): HTMLElement {
  const { word, fill, stroke, dash } = KINDS[kind];
  const swatch = html`<span aria-hidden="true">&nbsp;</span>`;
  swatch.style.cssText = `display:inline-block;width:1.2em;height:1.1em;background:${fill};border:1.5px ${dash ? "dashed" : "solid"} ${stroke};print-color-adjust:exact`;
  return html`<span>${swatch} ${word}</span>`;
}

const monthLabel = (width: number) => (month: number) => {
  const name = format.monthName(month);
  return width < 640 ? name.slice(0, 1) : name;
};

function frame(entries: readonly PlanEntry[], width: number) {
  const labels = [...new Set(entries.map(({ label }) => label))];
  const layout = rowLayout(labels, width);
  const x = { domain: MONTHS, type: "band" as const, axis: null, padding: 0.08 };
  return { labels, layout, x, marginLeft: layout.marginLeft, marginRight: 4 };
}

function drawLoad(entries: readonly PlanEntry[], capacity: readonly number[] | undefined, width: number): Element {
  const { x, marginLeft, marginRight } = frame(entries, width);
  const load = MONTHS.map((month) => ({
    month,
    hours: entries.reduce((sum, entry) => (entry.month === month ? sum + entry.hours : sum), 0),
    capacity: capacity?.[month - 1] ?? null,
  }));
  const picture = draw({
    width,
    height: 118,
    marginLeft,
    marginRight,
    marginTop: 18,
    marginBottom: 22,
    x,
    y: { axis: null, domain: [0, Math.max(1, ...load.map((row) => Math.max(row.hours, row.capacity ?? 0)))] },
    marks: [
      Plot.barY(load, { x: "month", y: "hours", fill: "#aeb7bd" }),
      Plot.text(load, {
        x: "month",
        y: 0,
        text: (row: { hours: number }) => (row.hours ? format.number(row.hours) : ""),
        dy: -8,
        fontSize: 11,
        fill: ink,
      }),
      Plot.tickY(
        load.filter((row) => row.capacity != null),
        { x: "month", y: "capacity", stroke: ink, strokeWidth: 2 },
      ),
      Plot.ruleY([0], { stroke: ink }),
      Plot.axisX({ tickSize: 0, tickFormat: monthLabel(width), label: null, color: muted }),
      ...(width < NARROW
        ? []
        : [
            Plot.text(["Timmar"], {
              frameAnchor: "bottom-left",
              textAnchor: "start",
              dx: -marginLeft + 2,
              fill: muted,
            }),
          ]),
    ],
  });
  const over = load.filter((row) => row.capacity != null && row.hours > row.capacity).length;
  picture.setAttribute(
    "data-description",
    `Planerade timmar per månad.${capacity ? ` Månader över tillgängliga timmar: ${format.number(over)}.` : ""}`,
  );
  return picture;
}

function drawYear(entries: readonly PlanEntry[], width: number): Element {
  const { labels, layout, x, marginLeft, marginRight } = frame(entries, width);
  const cells = cellsOf(entries, labels);
  const narrow = width < NARROW;
  const picture = draw({
    width,
    y: layout.y,
    marginBottom: layout.marginBottom,
    marginTop: 4,
    height: layout.height - layout.marginTop + 4,
    marginLeft,
    marginRight,
    x,
    marks: [
      Plot.ruleY(
        labels.slice(1).map((_, index) => index + 1),
        { y: (index: number) => index, stroke: rule, dy: narrow ? -23 : -15 },
      ),
      ...KIND_ORDER.map((kind) =>
        Plot.cell(
          cells.filter((cell) => cell.kind === kind),
          {
            x: "month",
            y: "row",
            fill: KINDS[kind].fill,
            stroke: KINDS[kind].stroke,
            strokeWidth: 1.25,
            ...(KINDS[kind].dash ? { strokeDasharray: KINDS[kind].dash } : {}),
            insetTop: narrow ? 21 : 4,
            insetBottom: narrow ? 3 : 4,
          },
        ),
      ),
      Plot.text(cells, {
        x: "month",
        y: "row",
        dy: layout.dy,
        fontSize: 11,
        text: (cell: { hours: number }) => format.number(cell.hours),
        fill: (cell: { kind: PlanKind }) => KINDS[cell.kind].text,
      }),
      layout.labels,
    ],
  });
  picture.setAttribute(
    "data-description",
    `Planens ${format.number(entries.length)} aktiviteter fördelade på ${format.number(labels.length)} rader och årets månader.`,
  );
  return picture;
}

/** One cell per row and month; what the rules demand decides its look when kinds share it. */
function cellsOf(entries: readonly PlanEntry[], labels: readonly string[]) {
  const cells = new Map<string, { row: number; month: number; hours: number; kind: PlanKind }>();
  for (const { label, month, hours, kind } of entries) {
    const id = `${label}|${month}`;
    const cell = cells.get(id);
    if (!cell) cells.set(id, { row: labels.indexOf(label), month, hours, kind });
    else {
      cell.hours += hours;
      if (KIND_ORDER.indexOf(kind) < KIND_ORDER.indexOf(cell.kind)) cell.kind = kind;
    }
  }
  return [...cells.values()];
}
