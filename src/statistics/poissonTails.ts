import { pointMass, type Tails } from "./binomialTails.ts";
import { gammaTails } from "./gammaTails.ts";

/**
 * Both tails of a Poisson count, through the gamma distribution: P(X ≥ x | λ) = P(Gamma(x) ≤ λ). Neither is 1 minus
 * the other, which would lose a small tail. Reference: Garwood (1936), Biometrika 28:437.
 *
 * @example poissonTails(4, 1).upper // 0.018988156876153808
 */
export function poissonTails(observed: number, expected: number): Tails {
  if (expected === 0) return { lower: 1, upper: observed === 0 ? 1 : 0, point: observed === 0 ? 1 : 0 };
  const atLeast = (x: number) => (x <= 0 ? 1 : gammaTails(x, expected).lower);
  const atMost = (x: number) => (x < 0 ? 0 : gammaTails(x + 1, expected).upper);
  const lower = atMost(observed);
  const upper = atLeast(observed);
  return { lower, upper, point: pointMass(lower, atMost(observed - 1), upper, atLeast(observed + 1)) };
}
