import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import type { Interval } from "./interval.ts";
import { requireCount, requireOpenProbability } from "./require.ts";

/**
 * Byar's approximate interval for the expected value behind a Poisson count, the one that English public health
 * publishes for counts of 10 and more. For fewer, use `poissonInterval`.
 * Variant: x(1 − 1/(9x) − z/(3√x))³ … (x+1)(1 − 1/(9(x+1)) + z/(3√(x+1)))³. Where the lower formula is not defined
 * (x = 0) or negative the lower end is 0.
 * Reference: Breslow & Day (1987), IARC Scientific Publications 82, p. 69; PHEindicatormethods `R/utils.R`.
 *
 * @param count events observed; the interval is in the same unit
 * @throws if count is not a whole number ≥ 0, or confidence is outside 0–1
 * @example byarInterval(10) // { lower: 4.7874, upper: 18.3915 }
 */
export function byarInterval(count: number, confidence = 0.95): Interval {
  requireCount(count, "count");
  requireOpenProbability(confidence, "confidence");
  const z = normalQuantile((1 + confidence) / 2, 0, 1);
  const next = count + 1;
  const lower = count === 0 ? 0 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3;
  return { lower: Math.max(0, lower), upper: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3 };
}
