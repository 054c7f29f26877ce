import { poissonTails } from "./poissonTails.ts";
import { requireOpenProbability, requirePositive } from "./require.ts";

/** Which p the test goes by: see `poissonTailTest`. */
export type TailVariant = "exact" | "mid-p";

export type PoissonPower = {
  /** the smallest count that the test calls too high */
  readonly critical: number;
  /** chance of reaching it when the true rate is `rateRatio` times the expected */
  readonly power: number;
};

/**
 * How often would one period's count reveal that the rate has risen? One-sided exact Poisson test against a known
 * baseline. To be said together with every "no signal".
 * Variant: "exact" by default, or the mid-p test, where half of P(X = count) is left out of the tail.
 * Reference: direct from the definition of power for a discrete test.
 *
 * @param expectedPerPeriod events a period at the baseline, > 0
 * @param rateRatio the rise one would want to see, for example 2
 * @param alpha one-sided level
 * @throws if expectedPerPeriod or rateRatio is not > 0, or alpha outside 0–1
 * @example poissonPower(2, 2) // { critical: 6, power: 0.2148… }
 */
export function poissonPower(
  expectedPerPeriod: number,
  rateRatio: number,
  alpha = 0.05,
  variant: TailVariant = "exact",
): PoissonPower {
  requirePositive(expectedPerPeriod, "expectedPerPeriod");
  requirePositive(rateRatio, "rateRatio");
  requireOpenProbability(alpha, "alpha");
  const left = variant === "mid-p" ? 0.5 : 0;
  const tailAt = (count: number) => {
    const { upper, point } = poissonTails(count, expectedPerPeriod);
    return upper - left * point;
  };
  let below = 0;
  if (tailAt(0) <= alpha) return { critical: 0, power: 1 };
  let critical = Math.ceil(expectedPerPeriod) + 1;
  while (tailAt(critical) > alpha) {
    below = critical;
    critical *= 2;
  }
  while (critical - below > 1) {
    const middle = Math.floor((below + critical) / 2);
    if (tailAt(middle) > alpha) below = middle;
    else critical = middle;
  }
  return { critical, power: poissonTails(critical, expectedPerPeriod * rateRatio).upper };
}
