import { binomialTails } from "./binomialTails.ts";
import { bisect } from "./bisect.ts";
import { clopperPearson } from "./clopperPearson.ts";
import type { Interval } from "./interval.ts";
import { requireCount, requireOpenProbability, requirePositive } from "./require.ts";

/**
 * Mid-p interval for the ratio of two rates, conditional on their total number of events: the interval that belongs to
 * `pMidP` of `rateRatioTest`. It leaves out 1 exactly when pMidP < 1 − confidence, and is shorter than the exact interval,
 * which covers more than it says for small counts.
 * Variant: the shares of the total at which half of P(X = x) leaves each tail, transformed as in `rateRatioTest`.
 * Reference: Lancaster (1961); Berry & Armitage (1995), The Statistician 44:417.
 *
 * @returns with no event at all 0–∞
 * @throws if counts are not whole numbers ≥ 0, exposures are not > 0, or confidence is outside 0–1
 * @example rateRatioMidP(2, 17877, 9, 16650) // { lower: 0.0305, upper: 0.8690 }
 */
export function rateRatioMidP(
  firstCount: number,
  firstExposure: number,
  secondCount: number,
  secondExposure: number,
  confidence = 0.95,
): Interval {
  requireCount(firstCount, "firstCount");
  requireCount(secondCount, "secondCount");
  requirePositive(firstExposure, "firstExposure");
  requirePositive(secondExposure, "secondExposure");
  requireOpenProbability(confidence, "confidence");
  const total = firstCount + secondCount;
  if (total === 0) return { lower: 0, upper: Number.POSITIVE_INFINITY };
  const tail = (1 - confidence) / 2;
  // The mid-p limits lie between the exact ones and the share itself.
  const exact = clopperPearson(firstCount, total, confidence);
  const share = firstCount / total;
  const above = (p: number) => {
    const { upper, point } = binomialTails(firstCount, total, p);
    return upper - point / 2 - tail;
  };
  const below = (p: number) => {
    const { lower, point } = binomialTails(firstCount, total, p);
    return lower - point / 2 - tail;
  };
  const toRatio = (s: number) =>
    s === 1 ? Number.POSITIVE_INFINITY : (s * secondExposure) / (firstExposure * (1 - s));
  return {
    lower: firstCount === 0 ? 0 : toRatio(bisect(above, exact.lower, Math.min(share, 1 - 1e-12))),
    upper: secondCount === 0 ? Number.POSITIVE_INFINITY : toRatio(bisect(below, Math.max(share, 1e-12), exact.upper)),
  };
}
