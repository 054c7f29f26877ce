import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import { pointMass, type Tails } from "./binomialTails.ts";
import { requireNotNegative, requirePositive } from "./require.ts";

/**
 * Both tails of a count whose rate itself varies between units: negative binomial with this mean and variance
 * mean + spread·mean², where `spread` is the squared variation coefficient of the true rates. `observed` may lie between
 * whole numbers, where the tails are interpolated smoothly.
 * Reference: Johnson, Kemp & Kotz, Univariate Discrete Distributions, ch. 5; P(X ≤ x) = I_π(r, x + 1) with r = 1/spread and
 * π = r/(r + mean).
 *
 * @throws if observed is negative, or mean or spread is not > 0
 * @example negativeBinomialTails(8, 4, 0.25).upper // 0.1133
 */
export function negativeBinomialTails(observed: number, mean: number, spread: number): Tails {
  requireNotNegative(observed, "observed");
  requirePositive(mean, "mean");
  requirePositive(spread, "spread");
  const size = 1 / spread;
  const success = size / (size + mean);
  const atLeast = (x: number) => (x <= 0 ? 1 : betaCdf(1 - success, x, size));
  const atMost = (x: number) => (x < 0 ? 0 : betaCdf(success, size, x + 1));
  const lower = atMost(observed);
  const upper = atLeast(observed);
  return { lower, upper, point: pointMass(lower, atMost(observed - 1), upper, atLeast(observed + 1)) };
}
