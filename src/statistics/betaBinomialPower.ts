import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import type { BetaPrior } from "./betaBinomialFit.ts";
import { binomialTails } from "./binomialTails.ts";
import { requireCount, requireOpenProbability, requirePositive } from "./require.ts";

/**
 * How often would a shrunken comparison of shares reveal that a unit's true odds are `oddsRatio` times those of `level`?
 * The rule is that of the screen: successes are called too many when the posterior leaves at most `alpha` under `level`.
 * Odds and not the share itself, since a share of 70 % cannot double.
 * Reference: direct from the definition, as for `gammaPoissonPower`.
 *
 * @param trials whole number; with 0 nothing can be seen and the power is 0
 * @param level the share to compare with, strictly between 0 and 1
 * @throws if trials is not a count, the prior is not proper, or level or alpha outside 0–1
 * @example betaBinomialPower(50, { alpha: 4, beta: 36 }, 0.1, 2) // { critical: 11, power: 0.2929… }
 */
export function betaBinomialPower(
  trials: number,
  prior: BetaPrior,
  level: number,
  oddsRatio: number,
  alpha = 0.05,
): { readonly critical: number; readonly power: number } {
  requireCount(trials, "trials");
  requirePositive(prior.alpha, "alpha of the prior");
  requirePositive(prior.beta, "beta of the prior");
  requireOpenProbability(level, "level");
  requirePositive(oddsRatio, "oddsRatio");
  requireOpenProbability(alpha, "alpha");
  const called = (successes: number) =>
    betaCdf(level, prior.alpha + successes, prior.beta + trials - successes) <= alpha;
  if (!called(trials)) return { critical: trials + 1, power: 0 };
  let below = -1;
  let critical = trials;
  while (critical - below > 1) {
    const middle = (below + critical) >> 1;
    if (called(middle)) critical = middle;
    else below = middle;
  }
  const odds = (oddsRatio * level) / (1 - level);
  return { critical, power: binomialTails(critical, trials, odds / (1 + odds)).upper };
}
