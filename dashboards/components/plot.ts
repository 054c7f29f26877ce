import * as Plot from "@observablehq/plot";
import { ink, muted, rule } from "./palette.ts";

export * as Plot from "@observablehq/plot";

/** What all drawings share: our type size and ink, transparent ground. */
export function draw(options: Plot.PlotOptions): Element {
  return Plot.plot({
    ...options,
    style: { fontSize: "12.5px", color: ink, background: "transparent", ...(options.style as object | undefined) },
  });
}

export const zeroLine = () => Plot.ruleX([0], { stroke: ink, strokeWidth: 1 });

/** Faint vertical lines with numbers on top: enough to read a value by, no more. */
export function valueAxis(format: (value: number) => string, width: number): Plot.Markish[] {
  const ticks = Math.max(2, Math.round(width / 130));
  return [
    Plot.gridX({ ticks, stroke: rule, strokeOpacity: 1 }),
    Plot.axisX({ anchor: "top", ticks, tickSize: 0, tickFormat: format, color: muted, label: null }),
  ];
}
