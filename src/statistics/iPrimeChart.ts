import type { ControlLimits } from "./controlLimits.ts";
import { screenedMean } from "./movingRange.ts";
import { requirePositive, requireSameLength } from "./require.ts";

/**
 * Control chart for measurements of periods of different size: an XmR chart whose limits follow each period's weight.
 * Assumes no distribution; where a rate is not made of single events (hours of hours) it takes the place of u′ and p′.
 * Variant: weighted mean ± 3·s̄/√weight with s_i = √(π/2)·|y_i − y_{i−1}| / √(1/w_{i−1} + 1/w_i), screened once at 3.2665·s̄
 * (the constant of this chart, not the 3.267 of the others).
 * Reference: Taylor (2017), "Normalized Individuals Control Chart (IN)", variation.com; qicharts2 0.8.1 (`chart = "ip"`).
 *
 * @param values per period, in time order
 * @param weights the size of each period, > 0
 * @returns null with fewer than two periods
 * @throws if lengths differ or a weight is not > 0
 * @example iPrimeChart([1, 3, 2], [1, 1, 1])?.centre[0] // 2
 */
export function iPrimeChart(
  values: readonly number[],
  weights: readonly number[],
  { sigmas = 3 } = {},
): ControlLimits | null {
  requireSameLength(values, weights, "values and weights");
  for (const weight of weights) requirePositive(weight, "weight");
  const spreads = values.slice(1).map((value, i) => {
    const scale = Math.sqrt(1 / weights[i]! + 1 / weights[i + 1]!);
    return (Math.sqrt(Math.PI / 2) * Math.abs(value - values[i]!)) / scale;
  });
  const spread = screenedMean(spreads, 3.2665);
  if (spread === null) return null;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const centre = values.reduce((sum, value, i) => sum + value * weights[i]!, 0) / total;
  const reach = weights.map((weight) => (sigmas * spread) / Math.sqrt(weight));
  return {
    centre: values.map(() => centre),
    lower: reach.map((r) => centre - r),
    upper: reach.map((r) => centre + r),
  };
}
