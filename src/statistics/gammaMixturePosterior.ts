import digamma from "@stdlib/math-base-special-digamma";
import gammaln from "@stdlib/math-base-special-gammaln";
import type { GammaMixture } from "./gammaMixtureFit.ts";
import { gammaPoissonPosterior, type Posterior } from "./gammaPoissonPosterior.ts";
import { requireNotNegative, requireOpenProbability } from "./require.ts";
import { tailRoot } from "./tailRoot.ts";

export type MixturePosterior = Posterior & {
  /** probability that the unit belongs to the first component, the one with the larger mean */
  readonly first: number;
  /** geometric mean of the posterior ratio: EBGM */
  readonly geometricMean: number;
};

/**
 * What is known of a unit's true ratio observed/expected under a prior of two gammas: EBGM, and EB05/EB95 as `quantile`.
 * Variant: Q = P·f₁/(P·f₁ + (1 − P)·f₂) with the negative binomials untruncated; the posterior mixes Γ(α + N, β + E);
 * EBGM = exp of the mixed means of ln ratio, ψ(α + N) − ln(β + E).
 * Reference: DuMouchel (1999), Am. Stat. 53:177; openEBGM 0.9.1 `f_posteriorCalcs.R`.
 *
 * @param count events of the unit, ≥ 0
 * @param expected events expected of it, ≥ 0
 * @throws if a number is negative or the prior is not proper
 * @example gammaMixturePosterior(16, 0.4064, prior).geometricMean // 23.26 with the prior of the caers example
 */
export function gammaMixturePosterior(count: number, expected: number, prior: GammaMixture): MixturePosterior {
  requireNotNegative(count, "count");
  requireNotNegative(expected, "expected");
  requireOpenProbability(prior.weight, "weight");
  const parts = [prior.first, prior.second].map((gamma) => gammaPoissonPosterior(count, expected, gamma));
  const [one, two] = parts as [(typeof parts)[0], (typeof parts)[0]];
  const logOdds =
    Math.log(prior.weight / (1 - prior.weight)) +
    logMarginal(count, expected, prior.first) -
    logMarginal(count, expected, prior.second);
  const first = 1 / (1 + Math.exp(-logOdds));
  const mixed = (of: (part: typeof one) => number) => first * of(one) + (1 - first) * of(two);
  const above = (x: number) => mixed((part) => part.probabilityAbove(x));
  return {
    first,
    mean: mixed((part) => part.mean),
    geometricMean: Math.exp(mixed(({ alpha, beta }) => digamma(alpha) - Math.log(beta))),
    probabilityAbove: above,
    quantile: (probability) => {
      // A quantile of the mixture lies between those of its parts.
      const ends = parts.map((part) => part.quantile(probability));
      const low = Math.min(...ends);
      const high = Math.max(...ends);
      if (high - low <= 1e-12 * high) return low;
      return tailRoot(above, 1 - probability, low * (1 - 1e-9), high * (1 + 1e-9));
    },
  };
}

/** ln of the negative binomial, without the factor that the two components share. */
function logMarginal(count: number, expected: number, { alpha, beta }: { alpha: number; beta: number }): number {
  return (
    gammaln(alpha + count) - gammaln(alpha) - alpha * Math.log1p(expected / beta) - count * Math.log(beta + expected)
  );
}
