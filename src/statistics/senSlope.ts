import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { median } from "simple-statistics";
import { mannKendall } from "./mannKendall.ts";
import { requireOpenProbability } from "./require.ts";

export type SenSlope = {
  /** change per step of the series, in the unit of the values */
  readonly slope: number;
  /** null where the series is too short for an interval at this confidence */
  readonly lower: number | null;
  readonly upper: number | null;
};

/**
 * Sen's slope: the median of all pairwise slopes, untouched by a few odd quarters.
 * Variant of the interval: order statistics at round((k − C)/2) and round((k + C)/2 + 1), C = z√Var(S) with tie
 * correction, k pairs, as in R's `trend::sens.slope`.
 * Reference: Sen (1968), JASA 63:1379; Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, 16.5.
 *
 * @param values in time order, equally spaced
 * @returns null with fewer than two values
 * @throws if a value is not finite
 * @example senSlope([1, 2, 4, 4.5])?.slope // 1.2083333333333335
 */
export function senSlope(values: readonly number[], confidence = 0.95): SenSlope | null {
  requireOpenProbability(confidence, "confidence");
  if (values.length < 2) return null;
  const { variance } = mannKendall(values, { exactUpTo: 0 });
  const slopes: number[] = [];
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) slopes.push((values[j]! - values[i]!) / (j - i));
  }
  return ofSlopes(slopes, variance, confidence);
}

/**
 * Sen's slope and its interval from the slopes of all pairs: the median, and the slopes at the ranks that lie z·√variance
 * from the middle (Gilbert 1987). Null at either end where the ranks lie outside the list.
 *
 * @param slopes at least one, in any order
 * @param variance of the Mann–Kendall sum of the same pairs
 * @example ofSlopes([1, 2, 3], 3.6667, 0.95).slope // 2
 */
export function ofSlopes(slopes: readonly number[], variance: number, confidence: number): SenSlope {
  const sorted = [...slopes].sort((a, b) => a - b);
  const reach = normalQuantile((1 + confidence) / 2, 0, 1) * Math.sqrt(variance);
  const lowerRank = Math.round((sorted.length - reach) / 2);
  const upperRank = Math.round((sorted.length + reach) / 2 + 1);
  const inside = lowerRank >= 1 && upperRank <= sorted.length;
  return {
    slope: median(sorted),
    lower: inside ? sorted[lowerRank - 1]! : null,
    upper: inside ? sorted[upperRank - 1]! : null,
  };
}
