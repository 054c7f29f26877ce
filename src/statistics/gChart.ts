import { median } from "simple-statistics";
import type { ControlLimits } from "./controlLimits.ts";
import { requireCount } from "./require.ts";

/**
 * Control chart for rare events: how many cases (or days) passed without one between two of them. Many are good.
 * Variant: geometric, limits from the mean ḡ ± 3·√(ḡ(ḡ + 1)), lower limit at least 0; the line drawn is the median, since
 * the distribution is so skewed that most points lie under the mean.
 * Reference: Benneyan (2001), Health Care Management Science 4:305; qicharts2 0.8.1.
 *
 * @param between cases between one event and the next, in time order
 * @throws if a number is not a whole number ≥ 0
 * @example gChart([3, 5, 2, 9, 4]).centre[0] // 4
 */
export function gChart(between: readonly number[], { sigmas = 3 } = {}): ControlLimits {
  for (const cases of between) requireCount(cases, "between");
  if (between.length === 0) return { centre: [], lower: [], upper: [] };
  const mean = between.reduce((sum, cases) => sum + cases, 0) / between.length;
  const reach = sigmas * Math.sqrt(mean * (mean + 1));
  const middle = median([...between]);
  return {
    centre: between.map(() => middle),
    lower: between.map(() => Math.max(0, mean - reach)),
    upper: between.map(() => mean + reach),
  };
}
