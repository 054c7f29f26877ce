import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import type { Interval } from "./interval.ts";
import { requireNotNegative, requireOpenProbability, requirePositive } from "./require.ts";

/**
 * Jeffreys interval for a share: central, under the prior Beta(½, ½).
 * Variant: Beta quantiles, with 0 as lower limit of no success and 1 as upper of nothing but successes. Successes need not be whole:
 * a half is half a success.
 * Reference: Brown, Cai & DasGupta (2001), Statistical Science 16:101, section 4.1.2.
 *
 * @param successes ≥ 0
 * @param trials > 0, ≥ successes
 * @returns shares 0–1
 * @throws if a number is negative, or successes exceed trials
 * @example jeffreysInterval(2, 7) // { lower: 0.0652, upper: 0.6482 }
 */
export function jeffreysInterval(successes: number, trials: number, confidence = 0.95): Interval {
  requireNotNegative(successes, "successes");
  requirePositive(trials, "trials");
  requireOpenProbability(confidence, "confidence");
  if (successes > trials) throw new Error(`more successes than trials: ${successes} of ${trials}`);
  const tail = (1 - confidence) / 2;
  const alpha = successes + 0.5;
  const beta = trials - successes + 0.5;
  return {
    lower: successes === 0 ? 0 : betaQuantile(tail, alpha, beta),
    upper: successes === trials ? 1 : betaQuantile(1 - tail, alpha, beta),
  };
}
