import { html } from "htl";
import { chart } from "./chart.ts";
import type { Column, ColumnType } from "./columns.ts";
import * as format from "./format.ts";
import { ink, muted, paper } from "./palette.ts";
import { draw, Plot, valueAxis } from "./plot.ts";
import { NARROW, rowChartWidth, rowLayout } from "./rowLayout.ts";

export interface ComparedPart {
  value: number | null;
  low: number | null;
  high: number | null;
  /** what it rests on, in a few words, e.g. `12 enheter` */
  basis: string;
  /** why there is no figure */
  reason?: string;
  numerator?: number | null;
  denominator?: number | null;
}

/** One row of the comparison: the same measure of the same kind of care, on both sides. */
export interface ComparedRow {
  label: string;
  parts: readonly [ComparedPart, ComparedPart];
}

export interface ComparisonOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  /** the two that are compared, e.g. `egen regi` and `privat` */
  sides: readonly [string, string];
  rows: readonly ComparedRow[];
  valueLabel: string;
  type?: ColumnType;
  digits?: number;
  /** a line to compare with, named where it stands */
  reference?: { value: number; label: string };
  ifEmpty?: string;
}

interface FlatRow {
  label: string;
  side: string;
  value: number | null;
  low: number | null;
  high: number | null;
  numerator: number | null;
  denominator: number | null;
  basis: string;
}

/** Two sides on equal terms: row by row, one scale, the interval always with the dot. Neither side has a colour of its own. */
export function comparison(options: ComparisonOptions): HTMLElement {
  const { rows, sides, valueLabel, type = "number", digits, reference, ...rest } = options;
  const decimals = digits ?? (type === "share" ? 0 : 1);
  const show = (value: number) => (type === "share" ? format.share(value, decimals) : format.number(value, decimals));
  const flat: FlatRow[] = rows.flatMap(({ label, parts }) =>
    parts.map((part, side) => ({
      label,
      side: sides[side] ?? "",
      value: part.value,
      low: part.low,
      high: part.high,
      numerator: part.numerator ?? null,
      denominator: part.denominator ?? null,
      basis: part.reason ? `${part.basis}; ${part.reason}` : part.basis,
    })),
  );
  const columns: Column<FlatRow>[] = [
    { key: "label", label: "Verksamhet" },
    { key: "side", label: "Driftsform" },
    { key: "value", label: valueLabel, type, digits: decimals },
    { key: "low", label: "Lägst", type, digits: decimals },
    { key: "high", label: "Högst", type, digits: decimals },
    { key: "numerator", label: "Antal", type: "number", digits: 0 },
    { key: "denominator", label: "Av", type: "number", digits: 0 },
    { key: "basis", label: "Vilar på" },
  ];
  return chart<FlatRow>({
    ...rest,
    legend: [
      html`<span><span class="dot-mark" data-kind="own" aria-hidden="true"></span> ${sides[0]}</span>`,
      html`<span><span class="dot-mark" data-kind="hollow" aria-hidden="true"></span> ${sides[1]}</span>`,
      html`<span>Strecket är intervallet</span>`,
    ],
    rows: flat,
    columns,
    draw: (width) => drawComparison(rows, reference, show, format.axis(type), rowChartWidth(width)),
  });
}

function drawComparison(
  rows: readonly ComparedRow[],
  reference: ComparisonOptions["reference"],
  show: (value: number) => string,
  tick: (value: number) => string,
  width: number,
): Element {
  const narrow = width < NARROW;
  const layout = rowLayout(
    rows.map(({ label }) => label),
    width,
    { rowHeight: narrow ? 68 : 46 },
  );
  const flat = rows.flatMap(({ parts }, index) =>
    parts.map((part, side) => ({ ...part, index, side, dy: layout.dy + (side === 0 ? -8.5 : 8.5) })),
  );
  type Flat = (typeof flat)[number];
  const values = flat.flatMap(({ value, low, high }) => [value, low, high]).filter((value) => value != null);
  const { labels, dy: _, inset: __, ...frame } = layout;
  const right = narrow ? 92 : 150;
  const marks = (side: 0 | 1): Plot.Markish[] => {
    const own = flat.filter((part) => part.side === side);
    const known = own.filter(({ value }) => value != null);
    const absent = own.filter(({ value }) => value == null);
    const dy = own[0]?.dy ?? 0;
    return [
      Plot.ruleY(known, { y: "index", x1: "low", x2: "high", stroke: ink, strokeWidth: 4, strokeOpacity: 0.28, dy }),
      Plot.dot(known, {
        y: "index",
        x: "value",
        r: 4.5,
        fill: side === 0 ? ink : paper,
        stroke: ink,
        strokeWidth: 1.5,
        dy,
      }),
      Plot.text(known, {
        y: "index",
        text: (part: Flat) => (narrow ? show(part.value ?? 0) : `${show(part.value ?? 0)}  ${part.basis}`),
        frameAnchor: "right",
        textAnchor: "start",
        dx: 10,
        dy,
        fill: ink,
      }),
      Plot.text(absent, {
        y: "index",
        text: (part: Flat) => part.reason ?? "underlag saknas",
        frameAnchor: "right",
        textAnchor: "start",
        dx: 10,
        dy,
        fill: muted,
      }),
    ];
  };
  return draw({
    width,
    ...frame,
    marginTop: frame.marginTop + (reference ? 18 : 0),
    height: frame.height + (reference ? 18 : 0),
    marginRight: right,
    x: { domain: [Math.min(0, ...values), Math.max(0, ...values) || 1], nice: true, axis: null },
    marks: [
      ...valueAxis(tick, 1.5 * (width - frame.marginLeft - right)),
      ...(reference
        ? [
            Plot.ruleX([reference.value], { stroke: muted, strokeDasharray: "4 3" }),
            Plot.text([reference.value], {
              x: (value: number) => value,
              text: () => reference.label,
              frameAnchor: "top",
              dy: -34,
              fill: muted,
            }),
          ]
        : []),
      ...marks(0),
      ...marks(1),
      labels,
    ],
  });
}
