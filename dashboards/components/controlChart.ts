import { html } from "htl";
import { chart } from "./chart.ts";
import type { Column, ColumnType } from "./columns.ts";
import * as format from "./format.ts";
import { type PlacedLabel, shifts, spread } from "./labels.ts";
import { accent, ink, muted, paper, rule, ruleStrong } from "./palette.ts";
import { draw, Plot } from "./plot.ts";

/** Which rule a point broke; null is what chance alone gives. */
export type ControlRule =
  | "utanfor_grans"
  | "sju_pa_samma_sida"
  | "sju_at_samma_hall"
  | "tva_av_tre"
  | "anhoj_serie"
  | "anhoj_korsningar";

export interface ControlPoint {
  /** `2025-Q4`; in a chart of days between events the quarter of the event, which may stand twice */
  period: string;
  value: number | null;
  numerator?: number | null;
  denominator?: number | null;
  centre: number | null;
  lower: number | null;
  upper: number | null;
  rule: ControlRule | null;
}

export interface ControlPanel {
  title: string;
  href?: string | null;
  /** the panel's finding in a few words */
  fact?: string;
  /** how the limits were made, e.g. `u′-diagram` */
  method?: string;
  /** too few points for limits that hold: they are drawn dashed, and the picture says so */
  provisional: boolean;
  /** `lower` and `upper` are control limits (the default), or each point's own interval where the points are too few for limits */
  limits?: "control" | "intervals" | "none";
  /** where the panels are of different kinds */
  type?: ColumnType;
  digits?: number;
  points: readonly ControlPoint[];
}

export interface ControlChartOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  panels: readonly ControlPanel[];
  valueLabel: string;
  type?: ColumnType;
  digits?: number;
  ifEmpty?: string;
}

const RULE_WORDS: Record<ControlRule, string> = {
  utanfor_grans: "utanför gränsen",
  sju_pa_samma_sida: "sju i rad på samma sida",
  sju_at_samma_hall: "sju i rad åt samma håll",
  tva_av_tre: "två av tre nära gränsen",
  anhoj_serie: "lång serie på samma sida",
  anhoj_korsningar: "korsar mitten för sällan",
};
export const ruleWord = (code: ControlRule): string => RULE_WORDS[code] ?? code;

interface FlatRow extends ControlPoint {
  panel: string;
  show: (value: number) => string;
}

/** Control charts: one alone is wide, several stand in a grid. Limits are steps, since they follow each quarter's exposure. */
export function controlCharts(options: ControlChartOptions): HTMLElement {
  const { panels, valueLabel, type = "number", digits, ...rest } = options;
  const typeOf = (panel: ControlPanel) => panel.type ?? type;
  const digitsOf = (panel: ControlPanel) => panel.digits ?? digits ?? (typeOf(panel) === "share" ? 0 : 1);
  const showIn = (panel: ControlPanel) => (value: number) =>
    typeOf(panel) === "share" ? format.share(value, digitsOf(panel)) : format.number(value, digitsOf(panel));
  const rows: FlatRow[] = panels.flatMap((panel) =>
    panel.points.map((point) => ({ ...point, panel: panel.title, show: showIn(panel) })),
  );
  const shown = (key: "value" | "lower" | "centre" | "upper", label: string): Column<FlatRow> => ({
    key,
    label,
    type,
    digits: 3,
    render: (row) => (row[key] == null ? format.MISSING : row.show(row[key])),
  });
  const columns: Column<FlatRow>[] = [
    { key: "panel", label: "Vad" },
    { key: "period", label: "Kvartal", type: "period" },
    shown("value", valueLabel),
    { key: "numerator", label: "Antal", type: "number" },
    { key: "denominator", label: "Av", type: "number" },
    shown("lower", "Nedre gräns"),
    shown("centre", "Mitt"),
    shown("upper", "Övre gräns"),
    { key: "rule", label: "Mönster", render: (row) => (row.rule ? ruleWord(row.rule) : "inget") },
  ];
  return chart<FlatRow>({
    ...rest,
    legend: legendOf(panels),
    rows,
    columns,
    draw: (width) => {
      const across = Math.max(1, Math.min(panels.length, Math.floor(width / 460)));
      const panelWidth = Math.min(Math.floor((width - (across - 1) * 36) / across), 900);
      const grid = html`<div class="multiples">${panels.map((panel) => {
        const show = showIn(panel);
        const picture = drawPanel(panel, { width: panelWidth, show, tick: format.axis(typeOf(panel)) });
        picture.setAttribute("data-description", `${panel.title}. ${panel.fact ?? ""} ${describe(panel, show)}`.trim());
        return html`<div>
          <p class="multiples-title">${panel.href ? html`<a href=${panel.href}>${panel.title}</a>` : panel.title}</p>
          <p class="multiples-fact" data-tone=${marked(panel).length > 0 ? "accent" : null}>${panel.fact ?? ""}</p>
          ${picture}
          ${panel.method ? html`<p class="multiples-fact">${panel.method}</p>` : null}
        </div>`;
      })}</div>`;
      grid.style.gridTemplateColumns = `repeat(${across}, minmax(0, 1fr))`;
      return grid;
    },
  });
}

const marked = ({ points }: ControlPanel): ControlPoint[] =>
  points.filter((point) => point.rule && point.value != null);

/** Stretches of points next to each other that one rule speaks of: they are named once. */
function stretches(points: readonly ControlPoint[]): { rule: ControlRule; from: number; to: number }[] {
  const found: { rule: ControlRule; from: number; to: number }[] = [];
  points.forEach(({ rule: code, value }, index) => {
    if (!code || value == null) return;
    const last = found.at(-1);
    if (last && last.rule === code && last.to === index - 1) last.to = index;
    else found.push({ rule: code, from: index, to: index });
  });
  return found;
}

/** What the picture shows to one who does not see it: every stretch with its quarter and its rule. */
export function describe(panel: ControlPanel, show: (value: number) => string): string {
  const { points, provisional, limits: kind = "control" } = panel;
  const known = points.filter(({ value }) => value != null);
  const last = known.at(-1);
  if (!last) return "Underlag saknas.";
  const found = stretches(points).map(({ rule: code, from, to }) => {
    const [first, end] = [points[from], points[to]];
    const when =
      from === to ? format.period(first?.period) : `${format.period(first?.period)} till ${format.period(end?.period)}`;
    return `${when}: ${ruleWord(code)}`;
  });
  const limits =
    last.upper == null || kind !== "control"
      ? `Senast ${show(last.value ?? 0)}, utan gränser.`
      : `Senast ${show(last.value ?? 0)} mot ${provisional ? "provisoriska gränser" : "gränserna"} ${format.interval(last.lower ?? 0, last.upper, show)}.`;
  return `${limits} ${found.length === 0 ? "Inget mönster utöver slumpens." : `${found.join("; ")}.`}`;
}

interface Frame {
  width: number;
  show: (value: number) => string;
  tick: (value: number) => string;
}

const HEIGHT = 208;
const TOP = 30;
const BOTTOM = 24;
const LEFT = 42;

function drawPanel({ points, provisional, limits = "control" }: ControlPanel, { width, show, tick }: Frame): Element {
  const rows = points.map((point, index) => ({ ...point, index }));
  type Row = (typeof rows)[number];
  const known = rows.filter(({ value }) => value != null);
  const absent = rows.filter(({ value }) => value == null);
  const last = known.at(-1);
  const limited = limits === "control" && (last?.upper != null || last?.centre != null);
  const right = 84;
  const top =
    1.06 * Math.max(...known.flatMap(({ value, upper, centre }) => [value ?? 0, upper ?? 0, centre ?? 0]), 0) || 1;
  const across = (index: number) => LEFT + ((index + 0.5) / Math.max(1, rows.length)) * (width - LEFT - right);
  const down = (value: number) => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM);
  const wordsAbove = !last
    ? "underlag saknas"
    : limits === "intervals"
      ? "för få kvartal för gränser"
      : !limited
        ? "gränserna visas inte"
        : provisional
          ? "provisoriska gränser"
          : "";
  const dash = provisional ? { strokeDasharray: "5 4" } : {};
  const limit = { x: "index", stroke: muted, strokeWidth: 1.25, curve: "step" as const, ...dash };
  return draw({
    width,
    height: HEIGHT,
    marginTop: TOP,
    marginLeft: LEFT,
    marginRight: right,
    marginBottom: BOTTOM,
    x: { type: "band", domain: rows.map(({ index }) => index), axis: null, padding: 0, round: false },
    y: { domain: [0, top], axis: null },
    marks: [
      Plot.gridY({ ticks: 4, stroke: rule, strokeOpacity: 1 }),
      Plot.axisY({ ticks: 4, tickSize: 0, tickFormat: tick, color: muted, label: null, fontSize: 11 }),
      ...timeMarks(rows),
      ...(limited
        ? [
            Plot.line(rows, { ...limit, y: "upper" }),
            Plot.line(rows, { ...limit, y: "lower" }),
            Plot.line(rows, { ...limit, y: "centre", strokeWidth: 1, strokeDasharray: "1 3" }),
          ]
        : []),
      ...(limits === "intervals"
        ? [
            Plot.ruleX(known, {
              x: "index",
              y1: "lower",
              y2: "upper",
              stroke: ink,
              strokeWidth: 4,
              strokeOpacity: 0.25,
            }),
          ]
        : []),
      Plot.line(rows, { x: "index", y: "value", stroke: ink, strokeWidth: 1.5 }),
      Plot.dot(
        known.filter((row) => !row.rule),
        { x: "index", y: "value", r: 2.75, fill: ink, stroke: paper, strokeWidth: 1 },
      ),
      // a broken rule is a ring with a core, not only another colour
      Plot.dot(
        known.filter((row) => row.rule),
        { x: "index", y: "value", r: 6, fill: paper, stroke: accent, strokeWidth: 2 },
      ),
      Plot.dot(
        known.filter((row) => row.rule),
        { x: "index", y: "value", r: 2.75, fill: accent },
      ),
      Plot.text(absent, { x: "index", text: () => "×", frameAnchor: "bottom", dy: -5, fill: ruleStrong, fontSize: 11 }),
      ...ruleLabels(points, across, down, width - right),
      ...sideLabels(last, show, down, limited),
      Plot.text([wordsAbove], {
        frameAnchor: "top-left",
        textAnchor: "start",
        dy: -22,
        dx: 2,
        fill: muted,
        fontStyle: "italic",
      }),
    ],
  });

  function timeMarks(all: readonly Row[]): Plot.Markish[] {
    const ends = [all[0], all.at(-1)].filter((row) => row !== undefined);
    return [
      ...(all.length > 1 ? ends : ends.slice(0, 1)).map((end, place) =>
        Plot.text([end], {
          x: "index",
          text: (row: Row) => format.quarterShort(row.period),
          frameAnchor: "bottom",
          dx: place === 0 ? -8 : 8,
          dy: 16,
          fontSize: 11,
          fill: muted,
          // inwards: to the right stand the names of the limits
          textAnchor: place === 0 ? "start" : "end",
        }),
      ),
    ];
  }
}

/** The broken rules in words, where they happened. */
function ruleLabels(
  points: readonly ControlPoint[],
  across: (index: number) => number,
  down: (value: number) => number,
  rightEdge: number,
): Plot.Markish[] {
  const labels = stretches(points).map(({ rule: code, from, to }) => {
    const members = points.slice(from, to + 1);
    const values = members.map(({ value }) => value ?? 0);
    const middle = Math.round((from + to) / 2);
    const below = members.every(({ value, centre }) => centre != null && (value ?? 0) < centre);
    const x = across(middle);
    const text = ruleWord(code);
    const half = text.length * 3.4;
    const anchor = x + half > rightEdge ? ("end" as const) : x - half < 42 ? ("start" as const) : ("middle" as const);
    const edge = below ? Math.min(...values) : Math.max(...values);
    const direction = below ? (1 as const) : (-1 as const);
    return {
      x: anchor === "end" ? across(to) + 6 : x,
      at: edge,
      y: down(edge) + direction * 15,
      text,
      anchor,
      direction,
      middle,
    };
  });
  // below the lowest point there may be no room left on the sheet
  const lowest = HEIGHT - BOTTOM - 4;
  const fitted = labels.map((label) =>
    label.y > lowest ? { ...label, direction: -1 as const, y: down(label.at) - 15 } : label,
  );
  const moved = shifts(fitted as PlacedLabel[]);
  return fitted.map((label, index) =>
    Plot.text([label], {
      x: () => label.middle,
      y: () => label.at,
      text: () => label.text,
      dx: label.x - across(label.middle),
      dy: label.y - down(label.at) + (moved[index] ?? 0),
      textAnchor: label.anchor,
      fill: accent,
      fontWeight: 600,
      stroke: paper,
      strokeWidth: 4,
    }),
  );
}

/** The limits and the last value by name, at the end of their lines. */
function sideLabels(
  last: ControlPoint | undefined,
  show: (value: number) => string,
  down: (value: number) => number,
  limited: boolean,
): Plot.Markish[] {
  if (last?.value == null) return [];
  const labels = [
    { value: last.value, text: `senast ${show(last.value)}`, fill: last.rule ? accent : ink, weight: 650 },
    ...(limited
      ? [
          { value: last.upper, text: `övre ${show(last.upper ?? 0)}`, fill: muted, weight: 400 },
          { value: last.centre, text: `mitt ${show(last.centre ?? 0)}`, fill: muted, weight: 400 },
          { value: last.lower, text: `nedre ${show(last.lower ?? 0)}`, fill: muted, weight: 400 },
        ]
      : []),
  ].filter(({ value }) => value != null);
  const wanted = labels.map(({ value }) => down(value ?? 0));
  const found = spread(wanted, 14, HEIGHT - BOTTOM);
  return labels.map((label, index) =>
    Plot.text([label], {
      y: "value",
      text: "text",
      frameAnchor: "right",
      textAnchor: "start",
      dx: 8,
      dy: (found[index] ?? 0) - (wanted[index] ?? 0),
      fill: label.fill,
      fontWeight: label.weight,
    }),
  );
}

function legendOf(panels: readonly ControlPanel[]): Node[] {
  const points = panels.flatMap((panel) => panel.points);
  return [
    ...(points.some(({ rule: code }) => code)
      ? [html`<span><span class="ring-mark" aria-hidden="true"></span> ett mönster som slumpen sällan ger</span>`]
      : []),
    ...(panels.some(({ limits, points: own }) => limits === "intervals" && own.some(({ upper }) => upper != null))
      ? [html`<span>Lodräta streck: 90 % intervall</span>`]
      : []),
    ...(panels.some(
      ({ limits = "control", points: own }) => limits === "control" && own.some(({ upper }) => upper != null),
    )
      ? [html`<span>Trappstegen: gränser för slumpens svängningar</span>`]
      : []),
    ...(panels.some(
      ({ provisional, limits = "control", points: own }) =>
        provisional && limits === "control" && own.some(({ upper }) => upper != null),
    )
      ? [html`<span>Streckade trappsteg: provisoriska gränser</span>`]
      : []),
    ...(points.some(({ value }) => value == null) ? [html`<span>× underlag saknas</span>`] : []),
  ];
}
