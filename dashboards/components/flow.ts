import { chart } from "./chart.ts";
import type { Column, ColumnType } from "./columns.ts";
import * as format from "./format.ts";
import { widthOf } from "./labels.ts";
import { accent, ink, muted, paper, ruleStrong } from "./palette.ts";
import { draw, Plot, valueAxis } from "./plot.ts";
import { rowChartWidth, rowLayout } from "./rowLayout.ts";

/** A total stands on the axis; a change hangs between where the last step ended and where it ends itself. */
export interface FlowStep {
  label: string;
  value: number;
  kind: "total" | "change";
  /** the step the page speaks of, e.g. what nobody has explained */
  highlight?: boolean;
}

export interface FlowOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  steps: readonly FlowStep[];
  /** what is counted; kronor where nothing is said */
  unit?: FlowUnit;
  ifEmpty?: string;
}

export interface FlowUnit {
  label: string;
  type: ColumnType;
  /** how these values are written, beside a bar and on the axis: they stand together and share a unit */
  written: (values: readonly number[]) => { beside: (value: number) => string; axis: (value: number) => string };
}

const KRONOR: FlowUnit = {
  label: "Kronor",
  type: "kronor",
  written: (values) => {
    const unit = format.kronorUnit(values);
    return { beside: format.kronorIn(unit), axis: format.axis(unit) };
  },
};

export const HOURS: FlowUnit = {
  label: "Timmar",
  type: "number",
  written: () => ({ beside: format.hours, axis: (value) => format.number(value) }),
};

/** The way of the kronor, or of the hours: from what was granted, step by step, to what was paid. */
export function flow({ steps, unit = KRONOR, ...rest }: FlowOptions): HTMLElement {
  const columns: Column<FlowStep>[] = [
    { key: "label", label: "Steg" },
    { key: "value", label: unit.label, type: unit.type, ...(unit.type === "number" ? { digits: 0 } : {}) },
    { key: "kind", label: "Slag", render: ({ kind }) => (kind === "total" ? "summa" : "ändring") },
  ];
  return chart<FlowStep>({
    ...rest,
    rows: steps,
    columns,
    draw: (width) => drawFlow(steps, unit, rowChartWidth(width)),
  });
}

/** Each step with where it begins and ends. */
export function positions(steps: readonly FlowStep[]): (FlowStep & { from: number; to: number })[] {
  let running = 0;
  return steps.map((step) => {
    const from = step.kind === "total" ? 0 : running;
    running = step.kind === "total" ? step.value : running + step.value;
    return { ...step, from, to: running };
  });
}

function drawFlow(steps: readonly FlowStep[], unit: FlowUnit, width: number): Element {
  const layout = rowLayout(
    steps.map(({ label }) => label),
    width,
  );
  const bars = positions(steps).map((step, index) => ({ ...step, index }));
  type Bar = (typeof bars)[number];
  const colour = (bar: Bar) =>
    bar.highlight ? accent : bar.kind === "total" ? muted : bar.value < 0 ? paper : ruleStrong;
  const { beside, axis } = unit.written(steps.map(({ value }) => value));
  const label = (bar: Bar) => `${bar.kind === "change" && bar.value > 0 ? "+" : ""}${beside(bar.value)}`;
  const { labels, inset, dy, ...frame } = layout;
  return draw({
    width,
    ...frame,
    marginRight: Math.max(84, 14 + Math.max(...bars.map((bar) => widthOf(label(bar))))),
    x: {
      domain: [Math.min(0, ...bars.map(({ to }) => to)), Math.max(...bars.map(({ to, from }) => Math.max(to, from)))],
      nice: true,
      axis: null,
    },
    marks: [
      ...valueAxis(axis, width - frame.marginLeft),
      Plot.barX(bars, {
        x1: "from",
        x2: "to",
        y: "index",
        fill: colour,
        stroke: (bar: Bar) => (bar.highlight ? accent : muted),
        strokeWidth: 1.25,
        ...inset,
      }),
      Plot.link(bars.slice(0, -1), {
        x1: "to",
        x2: "to",
        y1: "index",
        y2: (bar: Bar) => bar.index + 1,
        stroke: muted,
        strokeDasharray: "2 2",
        dy: dy,
      }),
      Plot.ruleX([0], { stroke: ink }),
      Plot.text(bars, {
        x: (bar: Bar) => Math.max(bar.from, bar.to),
        y: "index",
        text: label,
        dx: 6,
        dy: dy,
        textAnchor: "start",
        fill: (bar: Bar) => (bar.highlight ? accent : ink),
        fontWeight: 600,
      }),
      labels,
    ],
  });
}
