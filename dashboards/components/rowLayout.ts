import { ink, paper } from "./palette.ts";
import { Plot } from "./plot.ts";

/** Labels beside the rows where there is room, above them on a phone. Left-aligned: names are read, not measured. */
export interface RowLayout {
  marginLeft: number;
  height: number;
  marginTop: number;
  marginBottom: number;
  y: Plot.ScaleOptions;
  labels: Plot.Markish;
  /** what a bar leaves free of its band: above it the label, on a phone */
  inset: { insetTop: number; insetBottom: number };
  /** how far a mark lies below its band's middle, for the same reason */
  dy: number;
}

export const NARROW = 560;

/** Wider than this, the eye loses the row between its name and its mark. */
const WIDEST = 900;

export const rowChartWidth = (width: number): number => Math.min(width, WIDEST);

const EM = 12.5;

export function rowLayout(labels: readonly string[], width: number, options: { rowHeight?: number } = {}): RowLayout {
  const narrow = width < NARROW;
  const longest = Math.max(...labels.map((label) => label.length));
  const marginLeft = narrow ? 18 : Math.min(Math.max(longest * 6.9 + 18, 110), width * 0.42);
  const rowHeight = options.rowHeight ?? (narrow ? 46 : 30);
  const marginTop = 26;
  const marginBottom = 8;
  const indices = labels.map((_, index) => index);
  return {
    marginLeft,
    marginTop,
    marginBottom,
    height: marginTop + marginBottom + rowHeight * labels.length,
    y: { domain: indices, type: "band", axis: null, padding: 0 },
    inset: narrow ? { insetTop: 21, insetBottom: 4 } : { insetTop: 6, insetBottom: 6 },
    dy: narrow ? 8.5 : 0,
    labels: [
      // on a phone the label stands in the picture: no line may cross it
      ...(narrow
        ? [Plot.ruleY(indices, { y: (index: number) => index, stroke: paper, strokeWidth: 20, dy: 11 - rowHeight / 2 })]
        : []),
      Plot.text(indices, {
        y: (index: number) => index,
        text: (index: number) => labels[index],
        frameAnchor: "left",
        textAnchor: "start",
        dx: -marginLeft,
        dy: narrow ? 12 - rowHeight / 2 : 0,
        fill: ink,
        stroke: paper,
        strokeWidth: 4,
        lineWidth: narrow ? width / EM - 1 : (marginLeft - 14) / EM + 2,
        textOverflow: "ellipsis",
      }),
    ],
  };
}
