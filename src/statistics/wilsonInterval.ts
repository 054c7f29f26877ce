import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import type { Interval } from "./interval.ts";
import { requireCount, requireOpenProbability } from "./require.ts";

/**
 * Wilson's score interval for a share.
 * Variant: without continuity correction, (2x + z² ∓ z√(z² + 4x(1 − x/n))) / (2(n + z²)).
 * Reference: Wilson (1927), JASA 22:209; the same form as PHEindicatormethods `R/utils.R`.
 *
 * @param successes how many had the property
 * @param trials how many were asked or examined, > 0
 * @returns shares 0–1
 * @throws if the counts are not whole numbers with 0 ≤ successes ≤ trials and trials > 0
 * @example wilsonInterval(3, 17) // { lower: 0.0619, upper: 0.4103 }
 */
export function wilsonInterval(successes: number, trials: number, confidence = 0.95): Interval {
  requireShare(successes, trials);
  requireOpenProbability(confidence, "confidence");
  const z = normalQuantile((1 + confidence) / 2, 0, 1);
  const centre = 2 * successes + z * z;
  const halfWidth = z * Math.sqrt(z * z + 4 * successes * (1 - successes / trials));
  const scale = 2 * (trials + z * z);
  return {
    lower: successes === 0 ? 0 : (centre - halfWidth) / scale,
    upper: successes === trials ? 1 : (centre + halfWidth) / scale,
  };
}

/** The precondition of every interval for a share. */
export function requireShare(successes: number, trials: number): void {
  requireCount(successes, "successes");
  requireCount(trials, "trials");
  if (trials === 0) throw new Error("a share of 0 trials has no interval");
  if (successes > trials) throw new Error(`more successes than trials: ${successes} of ${trials}`);
}
