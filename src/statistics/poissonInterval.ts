import { bisect } from "./bisect.ts";
import { gammaQuantile } from "./gammaQuantile.ts";
import type { Interval } from "./interval.ts";
import { poissonTails } from "./poissonTails.ts";
import { requireCount, requireOpenProbability } from "./require.ts";

export type PoissonIntervalMethod = "exact" | "mid-p";

/**
 * Interval for the expected value behind a Poisson count.
 *
 * Variant "exact": Garwood's central interval, qχ²(α/2, 2x)/2 … qχ²(1−α/2, 2x+2)/2, here as gamma quantiles. It covers
 * at least `confidence`, and more for small counts. Variant "mid-p": half of P(X = x) leaves each tail; it covers
 * `confidence` on average and is shorter.
 * Reference: Garwood (1936), Biometrika 28:437; Lancaster (1961) for mid-p.
 *
 * @param count events observed; the interval is in the same unit (divide both ends by exposure for a rate)
 * @throws if count is not a whole number ≥ 0, or confidence is outside 0–1
 * @example poissonInterval(1) // { lower: 0.0253, upper: 5.5716 }
 */
export function poissonInterval(count: number, confidence = 0.95, method: PoissonIntervalMethod = "exact"): Interval {
  requireCount(count, "count");
  requireOpenProbability(confidence, "confidence");
  const tail = (1 - confidence) / 2;
  const lower = count === 0 ? 0 : gammaQuantile(tail, count, 1);
  const upper = gammaQuantile(1 - tail, count + 1, 1);
  if (method === "exact") return { lower, upper };

  // The mid-p limits lie inside the exact ones, which therefore bracket the search.
  const surplusBelow = (expected: number) => midpUpper(count, expected) - tail;
  const surplusAbove = (expected: number) => midpLower(count, expected) - tail;
  return {
    lower: count === 0 ? 0 : bisect(surplusBelow, lower, count),
    upper: bisect(surplusAbove, count, upper),
  };
}

function midpUpper(count: number, expected: number): number {
  const { upper, point } = poissonTails(count, expected);
  return upper - point / 2;
}

function midpLower(count: number, expected: number): number {
  const { lower, point } = poissonTails(count, expected);
  return lower - point / 2;
}
