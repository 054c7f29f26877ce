import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import { pointMass, type Tails } from "../statistics/binomialTails.ts";
import { requireCount, requireNotNegative, requirePositive } from "../statistics/require.ts";

/**
 * Tails of the count that a unit would show if it were one of its peers: Poisson with a gamma-distributed rate ratio
 * (negative binomial). Unlike the Poisson tails they know that units truly differ.
 * P(X ≤ x) = I(β / (β + E); α, x + 1). Reference: Johnson, Kemp & Kotz (2005), Univariate Discrete Distributions, 5.6.
 *
 * @throws if the count is not whole, the expected negative or the prior not proper
 * @example gammaPoissonTails(0, 2, { alpha: 1, beta: 1 }).lower // 1/3: geometric with p = 1/3
 */
export function gammaPoissonTails(count: number, expected: number, prior: { alpha: number; beta: number }): Tails {
  requireCount(count, "count");
  requireNotNegative(expected, "expected");
  requirePositive(prior.alpha, "alpha");
  requirePositive(prior.beta, "beta");
  const stay = prior.beta / (prior.beta + expected);
  const atMost = (x: number) => (x < 0 ? 0 : expected === 0 ? 1 : betaCdf(stay, prior.alpha, x + 1));
  const atLeast = (x: number) => (x <= 0 ? 1 : expected === 0 ? 0 : betaCdf(1 - stay, x, prior.alpha));
  const lower = atMost(count);
  const upper = atLeast(count);
  return { lower, upper, point: pointMass(lower, atMost(count - 1), upper, atLeast(count + 1)) };
}

/**
 * Tails of the number of hits that a unit would show if it were one of its peers: binomial with a Beta-distributed share.
 * Summed term by term, in logarithms: P(k+1) / P(k) = (n−k)(α+k) / ((k+1)(β+n−k−1)).
 *
 * @throws if counts are not whole, hits exceed trials or the prior is not proper
 * @example betaBinomialTails(2, 2, { alpha: 1, beta: 1 }).upper // 1/3: uniform over 0, 1, 2
 */
export function betaBinomialTails(hits: number, trials: number, prior: { alpha: number; beta: number }): Tails {
  requireCount(hits, "hits");
  requireCount(trials, "trials");
  requirePositive(prior.alpha, "alpha");
  requirePositive(prior.beta, "beta");
  if (hits > trials) throw new Error(`more hits than trials: ${hits} of ${trials}`);
  const { alpha, beta } = prior;
  const logs = [0];
  for (let k = 0; k < trials; k++)
    logs.push(logs[k]! + Math.log(((trials - k) * (alpha + k)) / ((k + 1) * (beta + trials - k - 1))));
  // Scaled by the largest term, so that long sums neither vanish nor overflow; the total then is the constant.
  const largest = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const terms = logs.map((value) => Math.exp(value - largest));
  const sum = (from: number, to: number) => {
    let s = 0;
    for (let k = from; k <= to; k++) s += terms[k]!;
    return s;
  };
  const all = sum(0, trials);
  const point = terms[hits]! / all;
  return { lower: Math.min(1, sum(0, hits) / all), upper: Math.min(1, sum(hits, trials) / all), point };
}
