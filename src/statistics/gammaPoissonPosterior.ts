import type { GammaPrior } from "./gammaPoissonFit.ts";
import { gammaQuantile } from "./gammaQuantile.ts";
import { gammaTails } from "./gammaTails.ts";
import { requireNotNegative, requirePositive } from "./require.ts";

export type Posterior = {
  readonly mean: number;
  quantile(probability: number): number;
  /** P(true value > x) */
  probabilityAbove(x: number): number;
};

/**
 * What is known of a unit's true ratio observed/expected once its peers' spread is taken into account:
 * Gamma(alpha + count, beta + expected).
 * Reference: conjugate update; Spiegelhalter, Abrams & Myles (2004), ch. 3.
 *
 * @param count events of the unit, ≥ 0 (need not be whole: the simulator asks "as if")
 * @param expected events expected of it, ≥ 0; with 0 and 0 the posterior is the prior
 * @returns ratios, 1 = as expected
 * @throws if a number is negative or the prior is not proper
 * @example gammaPoissonPosterior(29, 45.156, { alpha: 30.294, beta: 31.894 }).mean // 0.7696
 */
export function gammaPoissonPosterior(count: number, expected: number, prior: GammaPrior): Posterior & GammaPrior {
  requireNotNegative(count, "count");
  requireNotNegative(expected, "expected");
  requirePositive(prior.alpha, "alpha");
  requirePositive(prior.beta, "beta");
  const alpha = prior.alpha + count;
  const beta = prior.beta + expected;
  return {
    alpha,
    beta,
    mean: alpha / beta,
    quantile: (probability) => gammaQuantile(probability, alpha, beta),
    probabilityAbove: (x) => (x <= 0 ? 1 : gammaTails(alpha, x * beta).upper),
  };
}
