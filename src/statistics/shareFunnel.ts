import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { additiveOverdispersion } from "./additiveOverdispersion.ts";
import { binomialLimits } from "./binomialLimits.ts";
import { binomialTails } from "./binomialTails.ts";
import { type Funnel, LEAST_UNITS } from "./funnel.ts";
import { requirePositive, requireSameLength } from "./require.ts";
import { requireShare } from "./wilsonInterval.ts";

/**
 * Funnel of shares around the common share.
 * Variant: with τ² > 0 the arcsine scale, y = asin√p, s = 1/(2√n), limits sin²(asin√c ± q√(s² + τ²)) kept inside 0–1. With
 * τ² = 0, or fewer than `leastUnits` units to learn it from, exact binomial.
 * Reference: Spiegelhalter (2005), Stat. Med. 24:1185; Freeman & Tukey (1950) for the scale.
 *
 * @param hits per unit, at most `trials`
 * @param trials per unit, > 0
 * @returns values and limits are shares 0–1, sizes trials; null where all or none are hits: nobody can be unusual
 * @throws if lengths differ, or hits are not whole numbers from 0 to trials
 * @example shareFunnel([5, 15], [20, 20])?.limits(20, 0.025) // { lower: 0.2585, upper: 0.7415 }
 */
export function shareFunnel(
  hits: readonly number[],
  trials: readonly number[],
  { leastUnits = LEAST_UNITS } = {},
): Funnel | null {
  requireSameLength(hits, trials, "hits and trials");
  hits.forEach((hit, i) => {
    requirePositive(trials[i]!, "trials");
    requireShare(hit, trials[i]!);
  });
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const centre = sum(hits) / sum(trials);
  if (!(centre > 0 && centre < 1)) return null;
  const target = arcsine(centre);
  const standardErrors = trials.map(arcsineError);
  const z = hits.map((hit, i) => (arcsine(hit / trials[i]!) - target) / standardErrors[i]!);
  const spread = hits.length >= leastUnits ? additiveOverdispersion(z, standardErrors) : null;
  const tau2 = spread?.tau2 ?? 0;
  return {
    method: tau2 > 0 ? "overdispersed" : "exact",
    phi: spread?.phi ?? null,
    tau2: spread?.tau2 ?? null,
    centre,
    limits: (size, tail) => {
      if (tau2 > 0) {
        const reach = -normalQuantile(tail, 0, 1) * Math.sqrt(arcsineError(size) ** 2 + tau2);
        return {
          lower: Math.sin(Math.max(0, target - reach)) ** 2,
          upper: Math.sin(Math.min(Math.PI / 2, target + reach)) ** 2,
        };
      }
      const { lower, upper } = binomialLimits(size, centre, tail);
      return { lower: lower / size, upper: upper / size };
    },
    test: (share, size) => {
      const z = (arcsine(share) - target) / Math.sqrt(arcsineError(size) ** 2 + tau2);
      if (tau2 > 0) return { z, p: Math.min(1, 2 * normalCdf(-Math.abs(z), 0, 1)) };
      const tails = binomialTails(share * size, size, centre);
      return { z, p: Math.min(1, 2 * Math.min(tails.lower, tails.upper)) };
    },
  };
}

const arcsine = (share: number): number => Math.asin(Math.sqrt(share));
const arcsineError = (trials: number): number => 1 / (2 * Math.sqrt(trials));
