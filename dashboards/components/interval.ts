import { chart } from "./chart.ts";
import type { Column, ColumnType } from "./columns.ts";
import * as format from "./format.ts";
import { accent, ink, muted, ruleStrong } from "./palette.ts";
import { draw, Plot, valueAxis } from "./plot.ts";
import { rowChartWidth, rowLayout } from "./rowLayout.ts";

export interface IntervalRow {
  label: string;
  value: number | null;
  low: number | null;
  high: number | null;
  /** number of observations behind it */
  n?: number | null;
  /** one row the page speaks of, in the accent colour */
  highlight?: boolean;
}

export interface IntervalOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  rows: readonly IntervalRow[];
  valueLabel: string;
  type?: ColumnType;
  digits?: number;
  /** a line to compare with, named where it stands */
  reference?: { value: number; label: string };
  ifEmpty?: string;
}

/** One dot and its interval per row: the value is never shown surer than it is. */
export function intervalRows(options: IntervalOptions): HTMLElement {
  const { rows, valueLabel, type = "number", digits, reference, ...rest } = options;
  const decimals = digits ?? (type === "share" ? 0 : 1);
  const show = (value: number) => (type === "share" ? format.share(value, decimals) : format.number(value, decimals));
  const columns: Column<IntervalRow>[] = [
    { key: "label", label: "Vad" },
    { key: "value", label: valueLabel, type, digits: decimals },
    { key: "low", label: "Lägst", type, digits: decimals },
    { key: "high", label: "Högst", type, digits: decimals },
    ...(rows.some(({ n }) => n != null) ? [{ key: "n", label: "Antal", type: "number" } as const] : []),
  ];
  return chart<IntervalRow>({
    ...rest,
    rows,
    columns,
    draw: (width) => drawIntervals(rows, reference, show, format.axis(type), rowChartWidth(width)),
  });
}

function drawIntervals(
  rows: readonly IntervalRow[],
  reference: IntervalOptions["reference"],
  show: (value: number) => string,
  tick: (value: number) => string,
  width: number,
): Element {
  const layout = rowLayout(
    rows.map(({ label }) => label),
    width,
  );
  const known = rows.flatMap((row, index) => (row.value == null ? [] : [{ ...row, index }]));
  const absent = rows.flatMap((row, index) => (row.value == null ? [index] : []));
  const values = known.flatMap(({ value, low, high }) => [value, low, high]).filter((value) => value != null);
  const domain = [Math.min(0, ...values, reference?.value ?? 0), Math.max(...values, reference?.value ?? 0)];
  const colour = (row: IntervalRow) => (row.highlight ? accent : ink);
  const { labels, dy, inset: _, ...frame } = layout;
  return draw({
    width,
    ...frame,
    marginTop: frame.marginTop + (reference ? 18 : 0),
    height: frame.height + (reference ? 18 : 0),
    marginRight: 62,
    x: { domain, nice: true, axis: null },
    marks: [
      ...valueAxis(tick, width - frame.marginLeft),
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
      Plot.ruleY(known, {
        y: "index",
        x1: "low",
        x2: "high",
        stroke: colour,
        strokeWidth: 5,
        strokeOpacity: 0.32,
        dy: dy,
      }),
      Plot.dot(known, {
        y: "index",
        x: "value",
        r: 4.5,
        fill: colour,
        stroke: "#ffffff",
        strokeWidth: 1.25,
        dy: dy,
      }),
      Plot.text(known, {
        y: "index",
        text: (row: IntervalRow) => show(row.value ?? 0),
        frameAnchor: "right",
        textAnchor: "start",
        dx: 10,
        dy: dy,
        fill: colour,
        fontWeight: 600,
      }),
      Plot.text(absent, {
        y: (index: number) => index,
        text: () => "underlag saknas",
        frameAnchor: "left",
        textAnchor: "start",
        dx: 8,
        dy: dy,
        fill: muted,
      }),
      Plot.ruleY(absent, {
        y: (index: number) => index,
        stroke: ruleStrong,
        strokeDasharray: "1 5",
        dy: dy,
        insetLeft: 110,
      }),
      labels,
    ],
  });
}
