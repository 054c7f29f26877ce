import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import type { Interval } from "./interval.ts";
import { requireOpenProbability, requirePositive } from "./require.ts";
import { tailRoot } from "./tailRoot.ts";

export type BinomialLimitsMethod = "exact" | "score";

/**
 * Between which numbers of hits does chance alone keep a unit with so many trials, when everybody's share is `share`?
 * Variant "exact": as real numbers, see `poissonLimits`. A whole number of hits lies outside exactly when its one-sided exact
 * binomial test is smaller than `tail`; `lower` is 0 and `upper` all trials where nothing would be unusual.
 * Variant "score": trials·(share ± z√(share(1 − share)/trials)), kept inside 0–trials: where Wilson's interval of a unit just
 * leaves out the common share, which is what English public health draws. For few trials it calls too much unusual (3 hits of
 * 5 at a share of 0.2, where the exact tail is 0.058), so that no page of ours uses it.
 * Reference: Spiegelhalter (2005), Stat. Med. 24:1185, app. A.1; PHEindicatormethods 2.1.0 `R/Funnels.R`.
 *
 * @param trials > 0
 * @param share strictly between 0 and 1
 * @throws if trials is not > 0, or share or tail is outside 0–1
 * @example binomialLimits(20, 0.5, 0.025) // { lower: 5.1696, upper: 14.8304 }
 */
export function binomialLimits(
  trials: number,
  share: number,
  tail: number,
  method: BinomialLimitsMethod = "exact",
): Interval {
  requirePositive(trials, "trials");
  requireOpenProbability(share, "share");
  requireOpenProbability(tail, "tail");
  if (method === "exact") {
    return { lower: trials - exactUpper(trials, 1 - share, tail), upper: exactUpper(trials, share, tail) };
  }
  const reach = -normalQuantile(tail, 0, 1) * Math.sqrt(trials * share * (1 - share));
  return { lower: Math.max(0, trials * share - reach), upper: Math.min(trials, trials * share + reach) };
}

/** The real number of hits whose upper tail P(X ≥ x) = I_p(x, n − x + 1) is `tail`; the lower limit is that of the failures. */
function exactUpper(trials: number, share: number, tail: number): number {
  const atLeast = (x: number) => betaCdf(share, x, trials - x + 1);
  return atLeast(trials) >= tail ? trials : tailRoot(atLeast, tail, 1e-9, trials);
}
