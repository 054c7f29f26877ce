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
  slopes.sort((a, b) => a - b);
  const reach = normalQuantile((1 + confidence) / 2, 0, 1) * Math.sqrt(variance);
  const lowerRank = Math.round((slopes.length - reach) / 2);
  const upperRank = Math.round((slopes.length + reach) / 2 + 1);
  const inside = lowerRank >= 1 && upperRank <= slopes.length;
  return {
    slope: median(slopes),
    lower: inside ? slopes[lowerRank - 1]! : null,
    upper: inside ? slopes[upperRank - 1]! : null,
  };
}
