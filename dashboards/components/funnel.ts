import { html } from "htl";
import { chart } from "./chart.ts";
import type { Column, ColumnType } from "./columns.ts";
import * as format from "./format.ts";
import { type PlacedLabel, shifts } from "./labels.ts";
import { accent, ink, muted, paper, rule, ruleStrong } from "./palette.ts";
import { draw, Plot } from "./plot.ts";

export type FunnelOutcome = "inom" | "utanfor_95" | "utanfor_998";

export interface FunnelPoint {
  label: string;
  /** expected events, or how many answered: what makes a figure sure */
  basis: number | null;
  value: number | null;
  outcome: FunnelOutcome;
  z?: number | null;
  p?: number | null;
  href?: string | null;
  /** named although it lies inside: a unit of the page's own */
  own?: boolean;
  /** the figures are about too few persons to be shown */
  hidden?: boolean;
}

/** The limits as they were published: equally long lists over growing basis. */
export interface FunnelLimits {
  basis: readonly number[];
  low95: readonly number[];
  high95: readonly number[];
  low998: readonly number[];
  high998: readonly number[];
}

export interface FunnelOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  limits: FunnelLimits;
  /** the level that the limits stand around */
  centre: number;
  centreLabel: string;
  points: readonly FunnelPoint[];
  basisLabel: string;
  valueLabel: string;
  type?: ColumnType;
  digits?: number;
  /** how the limits were made, in words */
  method: string;
  /** the spread between units beyond chance; 0 where none was added */
  tau2: number | null;
  phi?: number | null;
  /** number of units behind the limits */
  units: number;
  /** where the scale begins and ends; without it from 0 to a little above the units */
  range?: readonly [from: number, to: number];
  ifEmpty?: string;
}

const OUTCOME_WORDS: Record<FunnelOutcome, string> = {
  inom: "inom gränserna",
  utanfor_95: "utanför 95 %",
  utanfor_998: "utanför 99,8 %",
};
export const funnelOutcomeWord = (code: FunnelOutcome): string => OUTCOME_WORDS[code] ?? code;

/** Every unit against what chance allows at its own size. Who lies outside is named in the picture. */
export function funnelPlot(options: FunnelOptions): HTMLElement {
  const {
    points,
    valueLabel,
    basisLabel,
    type = "number",
    digits,
    note,
    limits,
    centre,
    centreLabel,
    method,
    tau2,
    phi,
    units,
    range,
    ...rest
  } = options;
  const decimals = digits ?? (type === "share" ? 0 : 2);
  const columns: Column<FunnelPoint>[] = [
    {
      key: "label",
      label: "Enhet",
      href: (row) => row.href ?? null,
    },
    {
      key: "basis",
      label: basisLabel,
      type: "number",
      digits: 1,
      render: (row) => (row.hidden ? "för få personer" : format.number(row.basis, 1)),
    },
    { key: "value", label: valueLabel, type, digits: decimals },
    { key: "outcome", label: "Plats i tratten", render: (row) => funnelOutcomeWord(row.outcome) },
    { key: "z", label: "Avstånd (z)", type: "number", digits: 1 },
  ];
  const hidden = points.filter((point) => point.hidden || point.basis == null || point.value == null).length;
  const made = methodText({ method, tau2, phi: phi ?? null, units });
  const withheld =
    hidden > 0
      ? ` ${format.capitalise(hidden === 1 ? "en enhet ritas inte" : `${format.inWords(hidden)} enheter ritas inte`)}: siffrorna rör för få personer.`
      : "";
  return chart<FunnelPoint>({
    ...rest,
    note: [note, `${made}${withheld}`].filter(Boolean).join(" "),
    legend: legendOf(points),
    rows: [...points].sort((a, b) => Math.abs(b.z ?? 0) - Math.abs(a.z ?? 0) || (a.label < b.label ? -1 : 1)),
    columns,
    draw: (width) =>
      drawFunnel({
        points,
        limits,
        centre,
        centreLabel,
        basisLabel,
        valueLabel,
        tick: format.axis(type),
        width: Math.min(width, 900),
        range,
      }),
  });
}

/** Method, tau² and k: the choice of method decides who lies outside, so it is printed every time. */
export function methodText({
  method,
  tau2,
  phi,
  units,
}: {
  method: string;
  tau2: number | null;
  phi: number | null;
  units: number;
}): string {
  const dispersion = phi == null ? "" : `φ = ${format.number(phi, 2)}, `;
  return `Gränser: ${method}; ${dispersion}τ² = ${format.number(tau2 ?? 0, 3)}, k = ${format.number(units)} enheter.`;
}

interface Drawing {
  points: readonly FunnelPoint[];
  limits: FunnelLimits;
  centre: number;
  centreLabel: string;
  basisLabel: string;
  valueLabel: string;
  tick: (value: number) => string;
  width: number;
  range: readonly [number, number] | undefined;
}

const TOP = 34;
const BOTTOM = 44;

function drawFunnel(drawing: Drawing): Element {
  const { points, limits, centre, centreLabel, basisLabel, valueLabel, tick, width, range } = drawing;
  const narrow = width < 560;
  const height = narrow ? 360 : 400;
  const [left, right] = [46, 48];
  const known = points.flatMap((point) =>
    point.hidden || point.basis == null || point.value == null
      ? []
      : [{ ...point, basis: point.basis, value: point.value }],
  );
  type Known = (typeof known)[number];
  const rows = limits.basis.map((basis, index) => ({
    basis,
    low95: limits.low95[index] ?? null,
    high95: limits.high95[index] ?? null,
    low998: limits.low998[index] ?? null,
    high998: limits.high998[index] ?? null,
  }));
  const most = 1.04 * Math.max(...known.map(({ basis }) => basis), 0) || 1;
  const smallest = Math.min(...known.map(({ basis }) => basis), most);
  // close to no basis the limits run away; the picture follows the units, not the limits
  const nearSmallest = rows.find(({ basis }) => basis >= smallest)?.high95 ?? centre;
  const bottom = range?.[0] ?? 0;
  const top =
    range?.[1] ??
    1.08 * Math.max(...known.map(({ value }) => value), Math.min(nearSmallest, 4 * (centre || 1)), 1.5 * centre);
  const across = (basis: number) => left + (basis / most) * (width - left - right);
  const down = (value: number) =>
    TOP + (1 - (Math.min(value, top) - bottom) / (top - bottom)) * (height - TOP - BOTTOM);
  const up = (pixel: number) => bottom + (top - bottom) * (1 - (pixel - TOP) / (height - TOP - BOTTOM));
  const last = [...rows].reverse().find(({ basis }) => basis <= most) ?? rows.at(-1);
  const line = { x: "basis", stroke: muted, clip: true } as const;
  const named = known
    .filter((point) => point.own || point.outcome !== "inom")
    .sort((a, b) => weight(b) - weight(a) || Math.abs(b.z ?? 0) - Math.abs(a.z ?? 0) || (a.label < b.label ? -1 : 1));
  return draw({
    width,
    height,
    marginTop: TOP,
    marginBottom: BOTTOM,
    marginLeft: left,
    marginRight: right,
    x: { domain: [0, most], axis: null },
    y: { domain: [bottom, top], axis: null },
    marks: [
      Plot.gridY({ ticks: 5, stroke: rule, strokeOpacity: 1 }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: tick, color: muted, label: null, fontSize: 11 }),
      Plot.axisX({
        ticks: narrow ? 4 : 7,
        tickSize: 0,
        tickFormat: format.axis(),
        color: muted,
        label: null,
        fontSize: 11,
      }),
      Plot.text([`${valueLabel} ↑`], {
        frameAnchor: "top-left",
        textAnchor: "start",
        dx: -left + 2,
        dy: -24,
        fill: muted,
      }),
      Plot.text([`${basisLabel} →`], { frameAnchor: "bottom-right", textAnchor: "end", dy: 32, fill: muted }),
      Plot.areaY(rows, { x: "basis", y1: "low95", y2: "high95", fill: muted, fillOpacity: 0.07, clip: true }),
      ...(["low998", "high998"] as const).map((y) => Plot.line(rows, { ...line, y, strokeWidth: 1.25 })),
      ...(["low95", "high95"] as const).map((y) =>
        Plot.line(rows, { ...line, y, strokeWidth: 1, strokeDasharray: "4 3" }),
      ),
      Plot.ruleY([centre], { stroke: ink, strokeWidth: 1 }),
      ...(last ? limitNames(last) : []),
      Plot.dot(
        known.filter(({ outcome, own }) => outcome === "inom" && !own),
        {
          x: "basis",
          y: "value",
          r: 3.25,
          fill: paper,
          stroke: ruleStrong,
          strokeWidth: 1.25,
          title: (point: Known) => point.label,
        },
      ),
      Plot.dot(
        known.filter(({ outcome, own }) => outcome === "inom" && own),
        {
          x: "basis",
          y: "value",
          r: 4.5,
          fill: ink,
          stroke: paper,
          title: (point: Known) => point.label,
        },
      ),
      Plot.dot(
        known.filter(({ outcome }) => outcome === "utanfor_95"),
        {
          x: "basis",
          y: "value",
          r: 4.5,
          fill: paper,
          stroke: accent,
          strokeWidth: 2.25,
          title: (point: Known) => point.label,
        },
      ),
      Plot.dot(
        known.filter(({ outcome }) => outcome === "utanfor_998"),
        {
          x: "basis",
          y: "value",
          r: 5.5,
          fill: accent,
          stroke: paper,
          title: (point: Known) => point.label,
        },
      ),
      ...names(),
    ],
  });

  /** Each limit is named where it ends, but the centre only where the two are apart. */
  function limitNames(end: (typeof rows)[number]): Plot.Markish[] {
    const labels = [
      { at: end.high998, text: "99,8 %" },
      { at: end.high95, text: "95 %" },
      { at: end.low95, text: "95 %" },
      { at: end.low998, text: "99,8 %" },
    ].filter(({ at }) => at != null && at <= top && at >= bottom);
    let before = Number.NEGATIVE_INFINITY;
    const apart = labels.filter(({ at }) => {
      const y = down(at ?? 0);
      if (y - before < 12) return false;
      before = y;
      return true;
    });
    return [
      ...apart.map((label) =>
        Plot.text([label], {
          y: "at",
          text: "text",
          frameAnchor: "right",
          textAnchor: "start",
          dx: 4,
          fontSize: 11,
          fill: muted,
        }),
      ),
      Plot.text([centre], {
        y: (value: number) => value,
        text: () => centreLabel,
        frameAnchor: "left",
        textAnchor: "start",
        dx: 4,
        dy: -8,
        fontSize: 11,
        fill: ink,
        stroke: paper,
        strokeWidth: 3,
      }),
    ];
  }

  /** A phone has no room for long names inside the funnel: there a name is cut, and stands whole in the table. */
  function names(): Plot.Markish[] {
    const longest = narrow ? 20 : 46;
    const labels = named.map((point) => {
      const text = point.label.length > longest ? `${point.label.slice(0, longest - 1).trimEnd()}…` : point.label;
      const x = across(point.basis);
      const anchor = x > width * 0.6 ? ("end" as const) : ("start" as const);
      return {
        point,
        x: x + (anchor === "end" ? -9 : 9),
        y: down(point.value),
        text,
        anchor,
        direction: point.value >= centre ? (-1 as const) : (1 as const),
      };
    });
    const moved = shifts(
      labels as PlacedLabel[],
      known.map((point) => ({ x: across(point.basis), y: down(point.value) })),
    );
    return labels.flatMap((label, index) => {
      const dy = moved[index] ?? 0;
      const dx = label.x - across(label.point.basis);
      const colour = label.point.outcome === "inom" ? ink : accent;
      const at = { x: () => label.point.basis, y: () => label.point.value };
      return [
        // a name that had to move keeps a thread to its dot
        ...(Math.abs(dy) > 12
          ? [
              Plot.link([label], {
                x1: () => label.point.basis,
                x2: () => label.point.basis,
                y1: () => label.point.value,
                y2: () => up(label.y + dy),
                stroke: colour,
                strokeOpacity: 0.5,
              }),
            ]
          : []),
        Plot.text([label], {
          ...at,
          text: "text",
          dx,
          dy,
          textAnchor: label.anchor,
          fill: colour,
          fontWeight: label.point.outcome === "utanfor_998" || label.point.own ? 650 : 400,
          stroke: paper,
          strokeWidth: 4,
        }),
      ];
    });
  }
}

const weight = ({ outcome, own }: FunnelPoint): number =>
  (outcome === "utanfor_998" ? 2 : outcome === "utanfor_95" ? 1 : 0) + (own ? 0.5 : 0);

function legendOf(points: readonly FunnelPoint[]): Node[] {
  const has = (outcome: FunnelOutcome) => points.some((point) => point.outcome === outcome && !point.hidden);
  return [
    ...(has("utanfor_998")
      ? [
          html`<span><span class="dot-mark" data-kind="outside" aria-hidden="true"></span> utanför 99,8 %: så långt når en enhet av femhundra av en slump</span>`,
        ]
      : []),
    ...(has("utanfor_95")
      ? [
          html`<span><span class="dot-mark" data-kind="near" aria-hidden="true"></span> utanför 95 %: så långt når en av tjugo</span>`,
        ]
      : []),
    ...(has("inom")
      ? [html`<span><span class="dot-mark" data-kind="inside" aria-hidden="true"></span> inom slumpens gränser</span>`]
      : []),
    ...(points.some(({ own, outcome }) => own && outcome === "inom")
      ? [html`<span><span class="dot-mark" data-kind="own" aria-hidden="true"></span> egen enhet inom gränserna</span>`]
      : []),
  ];
}
