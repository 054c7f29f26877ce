import betaCdf from "@stdlib/stats-base-dists-beta-cdf";

export type Tails = {
  /** P(X ≤ observed) */
  readonly lower: number;
  /** P(X ≥ observed) */
  readonly upper: number;
  /** P(X = observed); half of it leaves each tail in mid-p */
  readonly point: number;
};

/**
 * Both tails of a binomial count, each through the Beta distribution so that a small tail keeps its precision
 * (1 − cdf would lose it): P(X ≥ x) = I_p(x, n − x + 1).
 * Reference: Clopper & Pearson (1934); Johnson, Kemp & Kotz, Univariate Discrete Distributions, ch. 3.
 *
 * @example binomialTails(2, 4, 0.5) // { lower: 0.6875, upper: 0.6875, point: 0.375 }
 */
export function binomialTails(observed: number, trials: number, probability: number): Tails {
  const atLeast = (x: number) => (x <= 0 ? 1 : x > trials ? 0 : betaCdf(probability, x, trials - x + 1));
  // P(X ≤ x) is the chance of at least n − x failures.
  const atMost = (x: number) => (x >= trials ? 1 : x < 0 ? 0 : betaCdf(1 - probability, trials - x, x + 1));
  const lower = atMost(observed);
  const upper = atLeast(observed);
  return { lower, upper, point: pointMass(lower, atMost(observed - 1), upper, atLeast(observed + 1)) };
}

/** The difference of two neighbouring tails, taken on the side where the numbers are small and subtraction is exact. */
export function pointMass(lower: number, lowerBefore: number, upper: number, upperAfter: number): number {
  return Math.max(0, lower < upper ? lower - lowerBefore : upper - upperAfter);
}
