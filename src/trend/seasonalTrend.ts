import { poissonRegression } from "../statistics/poissonRegression.ts";
import { seasonDesign } from "./season.ts";

/** A log-linear slope; its standard error is that of pure Poisson, before any dispersion. */
export type Slope = {
  readonly slope: number;
  readonly standardError: number;
  /** Pearson χ²/df as measured, also where it is below 1 */
  readonly dispersion: number;
  readonly degreesOfFreedom: number;
};

/**
 * Slope of a series that carries its own season: `poissonTrend` with the quarter of the year in the model, at the price of
 * three degrees of freedom. For series large enough to tell their own season, as those of a whole verksamhetsområde.
 *
 * @param quarterOfYear 1–4 of each step
 * @returns null where no finite slope exists, or a quarter of the year has no event
 * @example seasonalTrend([4, 8, 4, 4, 8, 16, 8, 8], Array(8).fill(1), [1, 2, 3, 4, 1, 2, 3, 4])?.slope // 0.173, ln(2)/4
 */
export function seasonalTrend(
  counts: readonly number[],
  exposures: readonly number[],
  quarterOfYear: readonly number[],
  times: readonly number[] = counts.map((_, i) => i),
): Slope | null {
  const fit = poissonRegression(seasonDesign(quarterOfYear, times), counts, exposures);
  if (!fit || fit.dispersion === null) return null;
  return {
    slope: fit.coefficients[1]!,
    standardError: Math.sqrt(fit.covariance[1]![1]!),
    dispersion: fit.dispersion,
    degreesOfFreedom: fit.degreesOfFreedom,
  };
}
