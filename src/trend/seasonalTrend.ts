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
  return slopeOf(seasonDesign(quarterOfYear, times), counts, exposures);
}

/**
 * Slope of a series that took in another one on the way, each merger with a level of its own (AC-10): two enheter that report
 * differently become one that reports as neither, and that is no development.
 *
 * @param steps places of the first quarters after a merger
 * @example steppedTrend([4, 4, 4, 4, 9, 9, 9, 9], Array(8).fill(1), [4])?.slope // 0
 */
export function steppedTrend(
  counts: readonly number[],
  exposures: readonly number[],
  steps: readonly number[],
  times: readonly number[] = counts.map((_, i) => i),
): Slope | null {
  const middle = times.reduce((sum, time) => sum + time, 0) / times.length;
  return slopeOf(
    times.map((time) => [1, time - middle, ...steps.map((step) => (time >= step ? 1 : 0))]),
    counts,
    exposures,
  );
}

/** The second column is time. */
function slopeOf(
  design: readonly (readonly number[])[],
  counts: readonly number[],
  exposures: readonly number[],
): Slope | null {
  const fit = poissonRegression(design, counts, exposures);
  if (!fit || fit.dispersion === null) return null;
  return {
    slope: fit.coefficients[1]!,
    standardError: Math.sqrt(fit.covariance[1]![1]!),
    dispersion: fit.dispersion,
    degreesOfFreedom: fit.degreesOfFreedom,
  };
}
