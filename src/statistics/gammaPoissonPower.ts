import gammaln from "@stdlib/math-base-special-gammaln";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import type { GammaPrior } from "./gammaPoissonFit.ts";
import { gammaTails } from "./gammaTails.ts";
import { requireOpenProbability, requirePositive } from "./require.ts";

/**
 * How often would a shrunken comparison reveal that a unit's true ratio is `rateRatio`? The rule is that of the screen: a
 * count is called too high when the posterior Gamma(alpha + count, beta + expected) leaves at most `alpha` under ratio 1.
 * The prior costs power, and that is to be said: power against a known baseline would promise too much.
 * Reference: direct from the definition; the critical count is found from one incomplete gamma function and its
 * recursion P(s + 1, x) = P(s, x) − x^s e^−x / Γ(s + 1) (Abramowitz & Stegun 6.5.21).
 *
 * @param expected events expected of the unit at ratio 1, > 0
 * @param alpha one-sided level
 * @throws if expected or rateRatio is not > 0, the prior is not proper, or alpha outside 0–1
 * @example gammaPoissonPower(10, { alpha: 20, beta: 20 }, 2) // { critical: 20, power: 0.5297… }
 */
export function gammaPoissonPower(
  expected: number,
  prior: GammaPrior,
  rateRatio: number,
  alpha = 0.05,
): { readonly critical: number; readonly power: number } {
  requirePositive(expected, "expected");
  requirePositive(prior.alpha, "alpha of the prior");
  requirePositive(prior.beta, "beta of the prior");
  requirePositive(rateRatio, "rateRatio");
  requireOpenProbability(alpha, "alpha");
  const x = prior.beta + expected;
  const guess = x - normalQuantile(alpha, 0, 1) * Math.sqrt(x) - prior.alpha;
  let critical = Math.max(0, Math.round(guess));
  let under = gammaTails(prior.alpha + critical, x).lower;
  let step = pointOf(prior.alpha + critical, x);
  while (under > alpha) {
    under -= step;
    critical++;
    step *= x / (prior.alpha + critical);
  }
  while (critical > 0) {
    const before = (step * (prior.alpha + critical)) / x;
    if (under + before > alpha) break;
    under += before;
    step = before;
    critical--;
  }
  return { critical, power: critical === 0 ? 1 : gammaTails(critical, expected * rateRatio).lower };
}

/** x^s e^−x / Γ(s + 1) */
const pointOf = (s: number, x: number): number => Math.exp(s * Math.log(x) - x - gammaln(s + 1));
