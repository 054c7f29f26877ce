import gammaln from "@stdlib/math-base-special-gammaln";
import type { BetaPrior } from "./betaBinomialFit.ts";
import type { Tails } from "./binomialTails.ts";
import { requireCount, requirePositive } from "./require.ts";

/**
 * Both tails of a count whose share is drawn from a Beta prior: what a new unit of the same kind would show by chance, the
 * spread between units counted as well as the chance within one.
 * Reference: Johnson, Kemp & Kotz, Univariate Discrete Distributions, ch. 6.2.2; summed term by term from the thinner end,
 * P(x + 1)/P(x) = (n − x)(alpha + x) / ((x + 1)(beta + n − x − 1)), so that a small tail keeps its precision.
 *
 * @param observed count, at most `trials`
 * @param trials whole number; the work grows with it
 * @throws if a count is not valid or the prior is not proper
 * @example betaBinomialTails(3, 4, { alpha: 1, beta: 1 }) // { lower: 0.8, upper: 0.4, point: 0.2 }
 */
export function betaBinomialTails(observed: number, trials: number, { alpha, beta }: BetaPrior): Tails {
  requireCount(observed, "observed");
  requireCount(trials, "trials");
  requirePositive(alpha, "alpha of the prior");
  requirePositive(beta, "beta of the prior");
  if (observed > trials) throw new Error(`more successes than trials: ${observed} of ${trials}`);
  const point = Math.exp(logMass(observed, trials, alpha, beta));
  const up = sumFrom(observed + 1, trials, alpha, beta);
  const down = sumFrom(trials - observed + 1, trials, beta, alpha);
  // The smaller side is summed; the other is what is left of the whole.
  return up <= down ? { lower: 1 - up, upper: up + point, point } : { lower: down + point, upper: 1 - down, point };
}

function logMass(x: number, n: number, alpha: number, beta: number): number {
  const choose = gammaln(n + 1) - gammaln(x + 1) - gammaln(n - x + 1);
  return choose + logBeta(alpha + x, beta + n - x) - logBeta(alpha, beta);
}

/** P(X ≥ first), by the ratio of neighbouring terms; ends where what is left no longer counts. */
function sumFrom(first: number, n: number, alpha: number, beta: number): number {
  if (first > n) return 0;
  let term = Math.exp(logMass(first, n, alpha, beta));
  let sum = term;
  for (let x = first; x < n; x++) {
    term *= ((n - x) * (alpha + x)) / ((x + 1) * (beta + n - x - 1));
    sum += term;
    if (term < sum * 1e-17 && x > first + 10) break;
  }
  return Math.min(1, sum);
}

const logBeta = (a: number, b: number): number => gammaln(a) + gammaln(b) - gammaln(a + b);
