import { html } from "htl";
import { chart } from "./chart.ts";
import type { Column, ColumnType } from "./columns.ts";
import * as format from "./format.ts";
import { accent, ink, muted, paper, rule, ruleStrong } from "./palette.ts";
import { draw, Plot } from "./plot.ts";

export interface PanelPoint {
  /** `2025-Q4` or `2025-12` */
  period: string;
  value: number | null;
  low?: number | null;
  high?: number | null;
  /** a period that is not over is shown but not judged */
  incomplete?: boolean;
}

export interface Panel {
  title: string;
  href?: string;
  /** the panel's finding in a few words */
  fact?: string;
  /** accent for the panels the page speaks of */
  tone?: "accent";
  points: readonly PanelPoint[];
  reference?: number | null;
}

export interface MultiplesOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  panels: readonly Panel[];
  valueLabel: string;
  type?: ColumnType;
  digits?: number;
  /** what the dashed line is, e.g. `riktvärde` */
  referenceLabel?: string;
  /** each panel its own scale; the default is one scale for all, so that panels can be compared */
  ownScales?: boolean;
  ifEmpty?: string;
}

interface FlatRow extends PanelPoint {
  panel: string;
}

/** A grid of small line charts with their intervals: compare by looking, not by clicking. */
export function smallMultiples(options: MultiplesOptions): HTMLElement {
  const { panels, valueLabel, type = "number", digits, referenceLabel, ownScales = false, ...rest } = options;
  const decimals = digits ?? (type === "share" ? 0 : 1);
  const show = (value: number) => (type === "share" ? format.share(value, decimals) : format.number(value, decimals));
  const tick = format.axis(type);
  const rows: FlatRow[] = panels.flatMap((panel) => panel.points.map((point) => ({ ...point, panel: panel.title })));
  const columns: Column<FlatRow>[] = [
    { key: "panel", label: "Vad" },
    { key: "period", label: "Period", type: "period" },
    { key: "value", label: valueLabel, type, digits: decimals },
    { key: "low", label: "Lägst", type, digits: decimals },
    { key: "high", label: "Högst", type, digits: decimals },
  ];
  const periods = [...new Set(rows.map(({ period }) => period))].sort();
  const shared = highest(panels);
  const legend = legendOf(panels, referenceLabel);
  return chart<FlatRow>({
    ...rest,
    ...(legend.length ? { legend } : {}),
    rows,
    columns,
    draw: (width) => {
      const across = Math.max(1, Math.min(panels.length, Math.floor(width / 250)));
      const panelWidth = Math.floor((width - (across - 1) * 28) / across);
      const grid = html`<div class="multiples">${panels.map((panel) => {
        const top = ownScales ? highest([panel]) : shared;
        const picture = drawPanel(panel, { width: Math.min(panelWidth, 460), periods, top, show, tick });
        picture.setAttribute("data-description", `${panel.title}. ${panel.fact ?? ""} ${describe(panel, show)}`.trim());
        return html`<div>
          <p class="multiples-title">${panel.href ? html`<a href=${panel.href}>${panel.title}</a>` : panel.title}</p>
          <p class="multiples-fact" data-tone=${panel.tone ?? null}>${panel.fact ?? ""}</p>
          ${picture}
        </div>`;
      })}</div>`;
      grid.style.gridTemplateColumns = `repeat(${across}, minmax(0, 1fr))`;
      return grid;
    },
  });
}

const highest = (panels: readonly Panel[]): number =>
  Math.max(
    0,
    ...panels.flatMap(({ points, reference }) => [
      reference ?? 0,
      ...points.map((point) => point.high ?? point.value ?? 0),
    ]),
  );

function describe({ points }: Panel, show: (value: number) => string): string {
  const known = points.filter(({ value }) => value != null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return "Underlag saknas.";
  return `Från ${show(first.value ?? 0)} ${format.period(first.period)} till ${show(last.value ?? 0)} ${format.period(last.period)}.`;
}

interface PanelFrame {
  width: number;
  periods: readonly string[];
  top: number;
  show: (value: number) => string;
  tick: (value: number) => string;
}

function drawPanel(panel: Panel, { width, periods, top, show, tick }: PanelFrame): Element {
  const colour = panel.tone === "accent" ? accent : ink;
  const known = panel.points.filter(({ value }) => value != null);
  const absent = panel.points.filter(({ value }) => value == null);
  const last = known.at(-1);
  const ends = [periods[0], periods.at(-1)].filter((period) => period !== undefined);
  const axisLabel = (period: string) =>
    /^\d{4}-\d{2}$/.test(period)
      ? `${format.monthName(Number(period.slice(5)))} ${period.slice(0, 4)}`
      : format.quarterShort(period).replace(/^kv (\d) (\d{4})$/, "kv $1 $2");
  return draw({
    width,
    height: 132,
    marginTop: 14,
    // room for "100 %"
    marginLeft: 42,
    marginRight: 46,
    marginBottom: 24,
    x: { type: "point", domain: periods, axis: null, padding: 0.1 },
    y: { domain: [0, top || 1], nice: 3, axis: null },
    marks: [
      Plot.gridY({ ticks: 3, stroke: rule, strokeOpacity: 1 }),
      Plot.axisY({ ticks: 3, tickSize: 0, tickFormat: tick, color: muted, label: null, fontSize: 11 }),
      Plot.text(ends, {
        x: (period: string) => period,
        text: axisLabel,
        frameAnchor: "bottom",
        dy: 16,
        fontSize: 11,
        fill: muted,
        textAnchor: "middle",
      }),
      ...(panel.reference != null ? [Plot.ruleY([panel.reference], { stroke: muted, strokeDasharray: "4 3" })] : []),
      Plot.areaY(panel.points, {
        x: "period",
        y1: "low",
        y2: "high",
        fill: colour,
        fillOpacity: 0.13,
        curve: "linear",
      }),
      Plot.line(panel.points, { x: "period", y: "value", stroke: colour, strokeWidth: 1.75 }),
      Plot.dot(
        panel.points.filter(({ incomplete, value }) => incomplete && value != null),
        {
          x: "period",
          y: "value",
          r: 3.5,
          fill: paper,
          stroke: colour,
          strokeWidth: 1.5,
        },
      ),
      Plot.text(absent, {
        x: "period",
        text: () => "×",
        frameAnchor: "bottom",
        dy: -5,
        fill: ruleStrong,
        fontSize: 11,
      }),
      ...(last
        ? [
            ...(last.incomplete ? [] : [Plot.dot([last], { x: "period", y: "value", r: 3.5, fill: colour })]),
            Plot.text([last], {
              x: "period",
              y: "value",
              text: () => show(last.value ?? 0),
              dx: 8,
              textAnchor: "start",
              fill: colour,
              fontWeight: 650,
            }),
          ]
        : [Plot.text(["underlag saknas"], { frameAnchor: "middle", fill: muted })]),
    ],
  });
}

function legendOf(panels: readonly Panel[], referenceLabel: string | undefined): Node[] {
  const points = panels.flatMap((panel) => panel.points);
  return [
    ...(points.some(({ low }) => low != null) ? [html`<span>Tonat fält: osäkerhet</span>`] : []),
    ...(referenceLabel ? [html`<span>Streckad linje: ${referenceLabel}</span>`] : []),
    ...(points.some(({ incomplete }) => incomplete) ? [html`<span>○ perioden är inte slut</span>`] : []),
    ...(points.some(({ value }) => value == null) ? [html`<span>× underlag saknas</span>`] : []),
  ];
}
