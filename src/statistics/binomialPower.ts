import { binomialTails } from "./binomialTails.ts";
import type { TailVariant } from "./poissonPower.ts";
import { requireCount, requireOpenProbability, requirePositive } from "./require.ts";

/**
 * How often would a one-sided binomial test, exact or mid-p, reveal that the true odds are `oddsRatio` (> 1) times those of `level`?
 * Odds and not the share itself, since a share of 70 % cannot double.
 * Reference: direct from the definition of power for a discrete test.
 *
 * @param trials whole number; with too few to reach the level at all the power is 0
 * @param level the share to compare with, strictly between 0 and 1
 * @throws if trials is not a count, or level or alpha outside 0–1
 * @example binomialPower(50, 0.1, 2) // { critical: 10, power: 0.4282… }
 */
export function binomialPower(
  trials: number,
  level: number,
  oddsRatio: number,
  alpha = 0.05,
  variant: TailVariant = "exact",
): { readonly critical: number; readonly power: number } {
  requireCount(trials, "trials");
  requireOpenProbability(level, "level");
  requirePositive(oddsRatio, "oddsRatio");
  requireOpenProbability(alpha, "alpha");
  const left = variant === "mid-p" ? 0.5 : 0;
  const called = (successes: number) => {
    const { upper, point } = binomialTails(successes, trials, level);
    return upper - left * point <= alpha;
  };
  if (trials === 0 || !called(trials)) return { critical: trials + 1, power: 0 };
  let below = 0;
  let critical = trials;
  while (critical - below > 1) {
    const middle = (below + critical) >> 1;
    if (called(middle)) critical = middle;
    else below = middle;
  }
  const odds = (oddsRatio * level) / (1 - level);
  return { critical, power: binomialTails(critical, trials, odds / (1 + odds)).upper };
}
