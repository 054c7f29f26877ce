import gammaln from "@stdlib/math-base-special-gammaln";
import gammaCdf from "@stdlib/stats-base-dists-gamma-cdf";
import poissonCdf from "@stdlib/stats-base-dists-poisson-cdf";

/**
 * P(Gamma(shape, rate 1) ≤ x) and P(… > x), each computed and not subtracted from 1 where it is the smaller one.
 *
 * Below shape 500 this is the library's own distribution. Above, @stdlib's regularized incomplete gamma (0.3.1) is
 * wrong near x = shape: at shape 1046, one standard deviation below the mean, it gives 0.124 where the value is
 * 0.159. A municipality's yearly falls reach such counts, so large shapes use the two classical expansions instead:
 * the power series below the mean and Legendre's continued fraction above it, by the modified Lentz method.
 * Reference: Abramowitz & Stegun 6.5.29 and 6.5.31; Gil, Segura & Temme (2012), SIAM J. Sci. Comput. 34:A2965.
 *
 * @param shape > 0
 * @param x ≥ 0
 * @example gammaTails(1046, 1110.33077661188).upper // 0.025
 */
export function gammaTails(shape: number, x: number): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (shape < LARGE_SHAPE) {
    const lower = gammaCdf(x, shape, 1);
    // The Poisson distribution is the complement without subtraction, but exists for whole shapes only.
    return { lower, upper: Number.isInteger(shape) ? poissonCdf(shape - 1, x) : 1 - lower };
  }
  const density = Math.exp(shape * Math.log(x) - x - gammaln(shape));
  if (x < shape + 1) {
    const lower = Math.min(1, density * powerSeries(shape, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, density * continuedFraction(shape, x));
  return { lower: 1 - upper, upper };
}

/** @stdlib agrees with 40-digit arithmetic to 1e-9 up to shape 850; half-way leaves a margin. */
const LARGE_SHAPE = 500;
const PRECISION = 1e-16;

/** Σ xᵏ / (shape (shape + 1) … (shape + k)) */
function powerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let k = 1; term > sum * PRECISION; k++) {
    term *= x / (shape + k);
    sum += term;
  }
  return sum;
}

/** 1/(x + 1 − shape − 1·(1 − shape)/(x + 3 − shape − …)) */
function continuedFraction(shape: number, x: number): number {
  let partial = x + 1 - shape;
  let numerator = 1e300;
  let denominator = 1 / partial;
  let value = denominator;
  for (let k = 1; ; k++) {
    const coefficient = k * (shape - k);
    partial += 2;
    denominator = 1 / (partial + coefficient * denominator);
    numerator = partial + coefficient / numerator;
    const change = numerator * denominator;
    value *= change;
    if (Math.abs(change - 1) < PRECISION * 4) return value;
  }
}
