import { poissonTails } from "./poissonTails.ts";
import { requireCount, requireNotNegative } from "./require.ts";

export type TailTest = {
  /** P(X ≤ observed) */
  readonly pLower: number;
  /** P(X ≥ observed) */
  readonly pUpper: number;
  /** central two-sided: twice the smaller tail, at most 1 */
  readonly p: number;
  readonly pLowerMidP: number;
  readonly pUpperMidP: number;
  readonly pMidP: number;
};

/**
 * Is a count out of line with a known expected value? Exact Poisson tails, with mid-p beside them.
 * Variant: central two-sided (double the smaller tail). Exact never rejects too often and is conservative for small
 * counts; mid-p is near its level on average, and is what keeps a false discovery rate usable on discrete data.
 * Reference: Lancaster (1961) for mid-p; Hirji (2006), Exact Analysis of Discrete Data, ch. 2.
 *
 * @param observed events
 * @param expected events expected, ≥ 0, taken as known
 * @throws if observed is not a whole number ≥ 0 or expected is negative
 * @example poissonTailTest(4, 1).pUpper // 0.018988156876153808
 */
export function poissonTailTest(observed: number, expected: number): TailTest {
  requireCount(observed, "observed");
  requireNotNegative(expected, "expected");
  return centralTest(poissonTails(observed, expected));
}

/** One- and two-sided p-values, exact and mid-p, from the two tails and the point mass of a discrete statistic. */
export function centralTest({ lower, upper, point }: { lower: number; upper: number; point: number }): TailTest {
  const pLowerMidP = Math.max(0, lower - point / 2);
  const pUpperMidP = Math.max(0, upper - point / 2);
  return {
    pLower: lower,
    pUpper: upper,
    p: Math.min(1, 2 * Math.min(lower, upper)),
    pLowerMidP,
    pUpperMidP,
    pMidP: Math.min(1, 2 * Math.min(pLowerMidP, pUpperMidP)),
  };
}
