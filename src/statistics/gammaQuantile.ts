import stdlibGammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import { bisect } from "./bisect.ts";
import { gammaTails } from "./gammaTails.ts";
import { requireOpenProbability, requirePositive } from "./require.ts";

/**
 * The quantile of a gamma distribution with this shape and rate.
 * Variant: the library's below shape 500; above, where it inverts a faulty distribution (see `gammaTails`), the exact
 * distribution is inverted by bisection.
 *
 * @throws if probability is not strictly between 0 and 1, or a parameter is not > 0
 * @example gammaQuantile(0.975, 1046, 1) // 1110.33077661188
 */
export function gammaQuantile(probability: number, shape: number, rate: number): number {
  requireOpenProbability(probability, "probability");
  requirePositive(shape, "shape");
  requirePositive(rate, "rate");
  if (shape < 500) return stdlibGammaQuantile(probability, shape, rate);
  // Cantelli's inequality bounds how many standard deviations away a quantile can be.
  const reach = Math.sqrt(shape / Math.min(probability, 1 - probability));
  const surplus = (x: number) => {
    const { lower, upper } = gammaTails(shape, x);
    // Compared on the smaller tail, where the figures keep their digits.
    return probability < 0.5 ? lower - probability : 1 - probability - upper;
  };
  return bisect(surplus, Math.max(0, shape - reach), shape + reach) / rate;
}
