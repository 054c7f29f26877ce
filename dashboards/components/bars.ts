import { chart } from "./chart.ts";
import type { Column } from "./columns.ts";
import * as format from "./format.ts";
import { widthOf } from "./labels.ts";
import { accent, ink, missing, muted, paper, ruleStrong } from "./palette.ts";
import { draw, Plot, valueAxis, zeroLine } from "./plot.ts";
import { rowChartWidth, rowLayout } from "./rowLayout.ts";

export interface Contribution {
  label: string;
  /** what it adds to or takes from the whole; null where the basis is missing */
  value: number | null;
  /** what it rests on, e.g. `14 avvikelser, väntat 9` */
  detail?: string;
  /** the base the others add to, drawn quietly */
  base?: boolean;
}

export interface ContributionOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  contributions: readonly Contribution[];
  valueLabel: string;
  format?: (value: number) => string;
  ifEmpty?: string;
}

/** Diverging bars: what raises to the right, what lowers to the left, in the order given. */
export function contributionBars(options: ContributionOptions): HTMLElement {
  const {
    contributions,
    format: formatValue = (value: number) => format.signed(value, 1),
    valueLabel,
    ...rest
  } = options;
  const columns: Column<Contribution>[] = [
    { key: "label", label: "Del" },
    { key: "value", label: valueLabel, type: "number", digits: 2 },
    { key: "detail", label: "Vilar på" },
  ];
  return chart<Contribution>({
    ...rest,
    rows: contributions,
    columns,
    draw: (width) => drawBars(contributions, formatValue, rowChartWidth(width)),
  });
}

function drawBars(rows: readonly Contribution[], formatValue: (value: number) => string, width: number): Element {
  const layout = rowLayout(
    rows.map(({ label }) => label),
    width,
  );
  const known = rows.flatMap((row, index) => (row.value == null ? [] : [{ ...row, value: row.value, index }]));
  const absent = rows.flatMap((row, index) => (row.value == null ? [index] : []));
  const values = known.map(({ value }) => value);
  const right = ({ value }: { value: number }) => value >= 0;
  const { labels, inset, dy, ...frame } = layout;
  const room = Math.max(52, 10 + Math.max(0, ...values.map((value) => widthOf(formatValue(value)))));
  const label = {
    y: "index",
    text: (row: Contribution) => formatValue(row.value ?? 0),
    dy,
    fill: ink,
    stroke: paper,
    strokeWidth: 4,
  } as const;
  return draw({
    width,
    ...frame,
    marginRight: 6 + room,
    x: {
      domain: [Math.min(0, ...values), Math.max(0, ...values)],
      nice: true,
      axis: null,
      insetLeft: room,
    },
    marks: [
      ...valueAxis((value) => formatValue(value), width - frame.marginLeft),
      Plot.barX(known, {
        x1: 0,
        x2: "value",
        y: "index",
        fill: (row: Contribution) => (row.base ? ruleStrong : (row.value ?? 0) >= 0 ? accent : "#ffffff"),
        stroke: (row: Contribution) => (row.base ? ruleStrong : accent),
        strokeWidth: 1.25,
        ...inset,
      }),
      zeroLine(),
      Plot.text(known.filter(right), {
        ...label,
        x: "value",
        dx: 6,
        textAnchor: "start",
      }),
      Plot.text(
        known.filter((row) => !right(row)),
        { ...label, x: "value", dx: -6, textAnchor: "end" },
      ),
      Plot.barX(absent, { x1: 0, x2: 0, y: (index: number) => index, stroke: missing, strokeWidth: 6, ...inset }),
      Plot.text(absent, {
        x: 0,
        y: (index: number) => index,
        text: () => "underlag saknas",
        dx: 8,
        dy: dy,
        textAnchor: "start",
        fill: muted,
      }),
      labels,
    ],
  });
}
