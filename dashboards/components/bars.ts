import { chart } from "./chart.ts";
import type { Column } from "./columns.ts";
import * as format from "./format.ts";
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
  /** the same on the scale it was computed on, for the table */
  exact?: number;
}

export interface ContributionOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  contributions: readonly Contribution[];
  valueLabel: string;
  format?: (value: number, row?: Contribution) => string;
  /** each step begins where the last one ended; a base begins at zero */
  cumulative?: boolean;
  /** the heading of `exact` in the table */
  exactLabel?: string;
  ifEmpty?: string;
}

/** Diverging bars: what raises to the right, what lowers to the left, in the order given. */
export function contributionBars(options: ContributionOptions): HTMLElement {
  const {
    contributions,
    format: formatValue = (value: number) => format.signed(value, 1),
    valueLabel,
    cumulative = false,
    exactLabel,
    ...rest
  } = options;
  const columns: Column<Contribution>[] = [
    { key: "label", label: "Del" },
    { key: "value", label: valueLabel, type: "number", digits: 2 },
    ...(exactLabel ? [{ key: "exact", label: exactLabel, type: "number", digits: 2 } as const] : []),
    { key: "detail", label: "Vilar på" },
  ];
  return chart<Contribution>({
    ...rest,
    rows: contributions,
    columns,
    draw: (width) => drawBars(contributions, formatValue, rowChartWidth(width), cumulative),
  });
}

/** Where each bar begins and ends. */
function spansOf(rows: readonly Contribution[], cumulative: boolean): { from: number; to: number }[] {
  let reached = 0;
  return rows.map(({ value, base }) => {
    const from = cumulative && !base ? reached : 0;
    reached = from + (value ?? 0);
    return { from, to: reached };
  });
}

function drawBars(
  rows: readonly Contribution[],
  formatValue: (value: number, row?: Contribution) => string,
  width: number,
  cumulative: boolean,
): Element {
  const layout = rowLayout(
    rows.map(({ label }) => label),
    width,
  );
  const spans = spansOf(rows, cumulative);
  const known = rows.flatMap((row, index) => {
    const span = spans[index];
    return row.value == null || !span ? [] : [{ ...row, value: row.value, index, ...span }];
  });
  const absent = rows.flatMap((row, index) => (row.value == null ? [index] : []));
  const values = known.flatMap(({ from, to }) => [from, to]);
  const right = ({ value }: { value: number }) => cumulative || value >= 0;
  const { labels, inset, dy, ...frame } = layout;
  const label = {
    y: "index",
    text: (row: Contribution) => formatValue(row.value ?? 0, row),
    dy,
    fill: ink,
    stroke: paper,
    strokeWidth: 4,
  } as const;
  return draw({
    width,
    ...frame,
    marginRight: 58,
    x: {
      domain: [Math.min(0, ...values), Math.max(0, ...values)],
      nice: true,
      axis: null,
      insetLeft: cumulative ? 0 : 52,
    },
    marks: [
      ...valueAxis((value) => formatValue(value), width - frame.marginLeft),
      Plot.barX(known, {
        x1: "from",
        x2: "to",
        y: "index",
        fill: (row: Contribution) => (row.base ? ruleStrong : (row.value ?? 0) >= 0 ? accent : "#ffffff"),
        stroke: (row: Contribution) => (row.base ? ruleStrong : accent),
        strokeWidth: 1.25,
        ...inset,
      }),
      zeroLine(),
      Plot.text(known.filter(right), {
        ...label,
        x: (row: { from: number; to: number }) => Math.max(row.from, row.to),
        dx: 6,
        textAnchor: "start",
      }),
      Plot.text(
        known.filter((row) => !right(row)),
        { ...label, x: "to", dx: -6, textAnchor: "end" },
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
