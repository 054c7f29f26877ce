import { binomialTails } from "./binomialTails.ts";
import { clopperPearson } from "./clopperPearson.ts";
import { centralTest, type TailTest } from "./poissonTailTest.ts";
import { requireCount, requirePositive } from "./require.ts";

export type RateRatioTest = TailTest & {
  /** first rate divided by second; null when neither has an event, Infinity when only the first has */
  readonly rateRatio: number | null;
  readonly lower: number;
  /** Infinity when the second has no event */
  readonly upper: number;
};

/**
 * Exact comparison of two rates, conditional on their total number of events: given the total, the first count is
 * binomial with probability E₁·RR / (E₁·RR + E₂).
 * Variant: central, both for p (double the smaller tail) and for the interval (Clopper–Pearson, transformed), so that
 * p < 0.05 exactly when the 95 % interval leaves out 1. R's `poisson.test` orders its p differently and can disagree
 * with its own interval.
 * Reference: Przyborowski & Wilenski (1940); Fay (2010), R Journal 2(1):53; package rateratio.test 1.1.
 *
 * @param firstCount events in the series judged, with `firstExposure` of exposure
 * @param secondCount events in the comparison, with `secondExposure` in the same unit
 * @returns with no event at all: ratio null, interval 0–∞, p 1
 * @throws if counts are not whole numbers ≥ 0 or exposures are not > 0
 * @example rateRatioTest(2, 17877, 9, 16650) // rateRatio 0.20697, lower 0.02176, upper 0.99995, p 0.04999, pMidP 0.0292
 */
export function rateRatioTest(
  firstCount: number,
  firstExposure: number,
  secondCount: number,
  secondExposure: number,
  confidence = 0.95,
): RateRatioTest {
  const tails = rateRatioTails(firstCount, firstExposure, secondCount, secondExposure);
  const total = firstCount + secondCount;
  if (total === 0) return { ...tails, rateRatio: null, lower: 0, upper: Number.POSITIVE_INFINITY };
  const share = clopperPearson(firstCount, total, confidence);
  const toRatio = (s: number) =>
    s === 1 ? Number.POSITIVE_INFINITY : (s * secondExposure) / (firstExposure * (1 - s));
  return {
    ...tails,
    rateRatio:
      secondCount === 0 ? Number.POSITIVE_INFINITY : firstCount / firstExposure / (secondCount / secondExposure),
    lower: toRatio(share.lower),
    upper: toRatio(share.upper),
  };
}

/**
 * The p-values of `rateRatioTest` without its interval, which costs twenty times as much: for screens of thousands of tests
 * of which a handful is looked at.
 *
 * @throws as `rateRatioTest`
 * @example rateRatioTails(2, 17877, 9, 16650).p // 0.04999
 */
export function rateRatioTails(
  firstCount: number,
  firstExposure: number,
  secondCount: number,
  secondExposure: number,
): TailTest {
  requireCount(firstCount, "firstCount");
  requireCount(secondCount, "secondCount");
  requirePositive(firstExposure, "firstExposure");
  requirePositive(secondExposure, "secondExposure");
  const total = firstCount + secondCount;
  if (total === 0) return centralTest({ lower: 1, upper: 1, point: 0 });
  return centralTest(binomialTails(firstCount, total, firstExposure / (firstExposure + secondExposure)));
}
