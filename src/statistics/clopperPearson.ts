import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import type { Interval } from "./interval.ts";
import { requireOpenProbability } from "./require.ts";
import { requireShare } from "./wilsonInterval.ts";

/**
 * Clopper–Pearson interval for a share: central and exact, so it covers at least `confidence`.
 * Variant: Beta quantiles, B(α/2; x, n−x+1) … B(1−α/2; x+1, n−x).
 * Reference: Clopper & Pearson (1934), Biometrika 26:404.
 *
 * @param successes how many had the property
 * @param trials how many were examined, > 0
 * @returns shares 0–1
 * @throws if the counts are not whole numbers with 0 ≤ successes ≤ trials and trials > 0
 * @example clopperPearson(3, 17) // { lower: 0.0380, upper: 0.4343 }
 */
export function clopperPearson(successes: number, trials: number, confidence = 0.95): Interval {
  requireShare(successes, trials);
  requireOpenProbability(confidence, "confidence");
  const tail = (1 - confidence) / 2;
  return {
    lower: successes === 0 ? 0 : betaQuantile(tail, successes, trials - successes + 1),
    upper: successes === trials ? 1 : betaQuantile(1 - tail, successes + 1, trials - successes),
  };
}
