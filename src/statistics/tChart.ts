import { type ControlLimits, D2 } from "./controlLimits.ts";
import { requirePositive } from "./require.ts";
import { xmrChart } from "./xmrChart.ts";

/** Exponential waiting times raised to 1/3.6 are close to normal. */
const POWER = 3.6;

/**
 * Control chart for rare events: the time between one and the next. Long waits are good.
 * Variant: an XmR chart (factor 3/1.128) of time^(1/3.6), transformed back; a lower limit under 0 is drawn at 0.
 * Reference: Nelson (1994), J. Quality Technology 26:239; Montgomery (2013), 7.3.5; qicharts2 0.8.1.
 *
 * @param waits time between one event and the next, > 0, in time order and one unit
 * @returns null with fewer than two waits
 * @throws if a wait is not > 0
 * @example tChart([286, 948, 536, 124])?.centre[0] // 396.0
 */
export function tChart(waits: readonly number[], { screen = true } = {}): ControlLimits | null {
  for (const wait of waits) requirePositive(wait, "wait");
  const chart = xmrChart(
    waits.map((wait) => wait ** (1 / POWER)),
    { screen, factor: 3 / D2 },
  );
  if (!chart) return null;
  const back = (values: readonly number[]) => values.map((value) => Math.max(0, value) ** POWER);
  return { centre: back(chart.centre), lower: back(chart.lower), upper: back(chart.upper) };
}
