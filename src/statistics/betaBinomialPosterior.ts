import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import type { BetaPrior } from "./betaBinomialFit.ts";
import type { Posterior } from "./gammaPoissonPosterior.ts";
import { requireNotNegative, requirePositive } from "./require.ts";

/**
 * What is known of a unit's true share once its peers' spread is taken into account:
 * Beta(alpha + successes, beta + trials − successes).
 * Reference: conjugate update; Spiegelhalter, Abrams & Myles (2004), ch. 3.
 *
 * @param successes ≥ 0 (need not be whole: the simulator asks "as if")
 * @param trials ≥ successes; with 0 the posterior is the prior
 * @returns shares 0–1
 * @throws if a number is negative, successes exceed trials, or the prior is not proper
 * @example betaBinomialPosterior(3, 10, { alpha: 1, beta: 1 }).mean // 0.3333333333333333
 */
export function betaBinomialPosterior(successes: number, trials: number, prior: BetaPrior): Posterior & BetaPrior {
  requireNotNegative(successes, "successes");
  requireNotNegative(trials, "trials");
  requirePositive(prior.alpha, "alpha");
  requirePositive(prior.beta, "beta");
  if (successes > trials) throw new Error(`more successes than trials: ${successes} of ${trials}`);
  const alpha = prior.alpha + successes;
  const beta = prior.beta + trials - successes;
  return {
    alpha,
    beta,
    mean: alpha / (alpha + beta),
    quantile: (probability) => betaQuantile(probability, alpha, beta),
    // P(share > x) is P(the complement < 1 − x): the small tail is computed, not subtracted away.
    probabilityAbove: (x) => (x <= 0 ? 1 : x >= 1 ? 0 : betaCdf(1 - x, beta, alpha)),
  };
}
