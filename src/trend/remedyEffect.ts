import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import type { GammaPrior } from "../statistics/gammaPoissonFit.ts";
import { negativeBinomialTails } from "../statistics/negativeBinomialTails.ts";
import { requireCount, requireOpenProbability, requirePositive } from "../statistics/require.ts";

/** Events of one enhet in one period, and what the others' rate in the same period would have given it. */
export type Period = { readonly count: number; readonly expected: number };

export type RemedyEffect = {
  /** events to be expected afterwards, had nothing been done */
  readonly expected: number;
  /** events afterwards over those expected; under 1 is better */
  readonly rr: number;
  readonly rrLag: number;
  /** Infinity only in theory: there is always something expected */
  readonly rrHog: number;
  readonly p: number;
  /** chance that a halving would have been found at p < 1 − confidence */
  readonly styrkaHalvering: number;
};

/**
 * Did it get better after an åtgärd (U-1)? What the enhet shows afterwards against what would have been expected of it: its
 * own level before, and the development of the others meanwhile (difference in difference, season included).
 *
 * Guarded against regression to the mean: what is followed up often happens to be at its worst, and would have fallen
 * anyway. So the level before is not the one measured but the shrunken one, Gamma(alpha + before, beta + expected before).
 * Variant: the count afterwards against the posterior predictive, which is negative binomial; central mid-p, and an
 * interval by inverting the same tails, so that p and interval do not disagree by more than the mid-p.
 * Reference: Gelman et al., Bayesian Data Analysis (2013), ch. 2.6; Barnett, van der Pols & Dobson (2005), Int J Epidemiol 34:215.
 *
 * @param prior of the enhet's ratio to the others before, mean 1
 * @example remedyEffect({ count: 20, expected: 20 }, { count: 6, expected: 20 }, { alpha: 20, beta: 20 }).rr // 0.3
 */
export function remedyEffect(before: Period, after: Period, prior: GammaPrior, confidence = 0.95): RemedyEffect {
  requireCount(before.count, "count before");
  requireCount(after.count, "count after");
  requirePositive(before.expected, "expected before");
  requirePositive(after.expected, "expected after");
  requireOpenProbability(confidence, "confidence");
  const size = prior.alpha + before.count;
  const expected = (after.expected * size) / (prior.beta + before.expected);
  const tails = negativeBinomialTails(after.count, expected, 1 / size);
  const tail = (1 - confidence) / 2;
  const meanAt = (success: number) => (size * (1 - success)) / success;
  const smaller = Math.min(tails.lower, tails.upper) - tails.point / 2;
  return {
    expected,
    rr: after.count / expected,
    rrLag: after.count === 0 ? 0 : meanAt(1 - betaQuantile(tail, after.count, size)) / expected,
    rrHog: meanAt(betaQuantile(tail, size, after.count + 1)) / expected,
    p: Math.min(1, 2 * Math.max(0, smaller)),
    styrkaHalvering: powerToHalve(expected, size, tail),
  };
}

/** Chance of a count that the lower tail calls too low, when the true ratio is one half. */
function powerToHalve(expected: number, size: number, tail: number): number {
  const midLower = (count: number) => {
    const { lower, point } = negativeBinomialTails(count, expected, 1 / size);
    return lower - point / 2;
  };
  let critical = -1;
  while (midLower(critical + 1) <= tail) critical++;
  return critical < 0 ? 0 : negativeBinomialTails(critical, expected / 2, 1 / size).lower;
}

export type RemedyVerdict =
  | "tydlig_forbattring"
  | "mojlig_forbattring"
  | "tydlig_forsamring"
  | "mojlig_forsamring"
  | "ingen_sakerstalld_forandring"
  | "for_lite_underlag"
  | "for_tidigt";

/**
 * The word for it, by the same numbers as every other verdict; a worsening is said as plainly as an improvement.
 *
 * @example remedyVerdict({ q: 0.01, rr: 0.3, rrLag: 0.1, rrHog: 0.7, styrkaHalvering: 0.6 }, DEFAULT_VERDICT) // "tydlig_forbattring"
 */
export function remedyVerdict(
  found: Omit<RemedyEffect, "expected" | "p"> & { readonly q: number | null },
  limits: {
    readonly tydligQ: number;
    readonly mojligQ: number;
    readonly tydligRr: number;
    readonly minstaStyrka: number;
  },
): RemedyVerdict {
  const { q, rr, rrLag, rrHog, styrkaHalvering } = found;
  if (q !== null && q < limits.mojligQ && rr !== 1) {
    const clear = q < limits.tydligQ;
    if (rr < 1) return clear && rrHog < 1 / limits.tydligRr ? "tydlig_forbattring" : "mojlig_forbattring";
    return clear && rrLag > limits.tydligRr ? "tydlig_forsamring" : "mojlig_forsamring";
  }
  return q !== null && styrkaHalvering >= limits.minstaStyrka ? "ingen_sakerstalld_forandring" : "for_lite_underlag";
}
