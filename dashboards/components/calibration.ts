import { chart } from "./chart.ts";
import type { Column } from "./columns.ts";
import * as format from "./format.ts";
import { accent, ink, muted, rule } from "./palette.ts";
import { draw, Plot } from "./plot.ts";

export interface CalibrationPoint {
  label: string;
  /** what was said, and what came of it, as shares */
  expected: number;
  found: number;
  low: number | null;
  high: number | null;
  n: number;
}

export interface CalibrationOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  points: readonly CalibrationPoint[];
  ifEmpty?: string;
}

const columns: Column<CalibrationPoint>[] = [
  { key: "label", label: "Grupp" },
  { key: "expected", label: "Väntat", type: "share" },
  { key: "found", label: "Utfall", type: "share" },
  { key: "low", label: "Utfall, lägst", type: "share" },
  { key: "high", label: "Utfall, högst", type: "share" },
  { key: "n", label: "Antal", type: "number" },
];

const WIDEST = 560;

/** What was expected against what came: on the line a forecast is right, below it has cried wolf. */
export function calibration({ points, ...rest }: CalibrationOptions): HTMLElement {
  return chart<CalibrationPoint>({
    ...rest,
    rows: points,
    columns,
    draw: (width) => drawn(points, Math.min(width, WIDEST)),
  });
}

function drawn(points: readonly CalibrationPoint[], width: number): Element {
  const ends = points.flatMap(({ expected, found, high }) => [expected, found, high ?? 0]);
  const most = Math.min(1, Math.ceil(10 * Math.max(...ends, 0.1)) / 10);
  const tick = format.axis("share");
  return draw({
    width,
    height: Math.round(width * 0.8),
    marginLeft: 52,
    marginBottom: 44,
    marginTop: 24,
    marginRight: 16,
    x: { domain: [0, most], axis: null },
    y: { domain: [0, most], axis: null },
    marks: [
      Plot.gridX({ ticks: 5, stroke: rule, strokeOpacity: 1 }),
      Plot.gridY({ ticks: 5, stroke: rule, strokeOpacity: 1 }),
      Plot.axisX({ ticks: 5, tickSize: 0, tickFormat: tick, color: muted, label: "Väntat", labelArrow: "none" }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: tick, color: muted, label: "Utfall", labelArrow: "none" }),
      Plot.line(
        [
          [0, 0],
          [most, most],
        ],
        { stroke: muted, strokeDasharray: "4 3" },
      ),
      Plot.text([[0.8 * most, 0.8 * most]], {
        text: () => "som väntat",
        textAnchor: "start",
        dx: 10,
        dy: 10,
        fill: muted,
      }),
      Plot.ruleX(
        points.filter(({ low, high }) => low != null && high != null),
        { x: "expected", y1: "low", y2: "high", stroke: accent, strokeWidth: 4, strokeOpacity: 0.3 },
      ),
      Plot.dot(points, { x: "expected", y: "found", r: 5, fill: accent, stroke: "#ffffff", strokeWidth: 1.25 }),
      Plot.ruleX([0], { stroke: ink }),
      Plot.ruleY([0], { stroke: ink }),
    ],
  });
}
