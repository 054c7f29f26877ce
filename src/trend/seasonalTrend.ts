import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { poissonRegression } from "../statistics/poissonRegression.ts";
import type { PoissonTrend } from "../statistics/poissonTrend.ts";
import { studentCritical, studentTwoSided } from "../statistics/studentT.ts";
import { seasonDesign } from "./season.ts";

/**
 * Slope of a series that carries its own season: `poissonTrend` with the quarter of the year in the model, at the price of
 * three degrees of freedom. For series large enough to tell their own season, as those of a whole verksamhetsområde.
 *
 * @param quarterOfYear 1–4 of each step
 * @returns null where no finite slope exists, or a quarter of the year has no event
 * @example seasonalTrend([4, 8, 4, 4, 8, 16, 8, 8], Array(8).fill(1), [1, 2, 3, 4, 1, 2, 3, 4])?.rateChange // 1.189, 2^(1/4)
 */
export function seasonalTrend(
  counts: readonly number[],
  exposures: readonly number[],
  quarterOfYear: readonly number[],
  { confidence = 0.95, times = counts.map((_, i) => i) }: { confidence?: number; times?: readonly number[] } = {},
): Pick<PoissonTrend, "rateChange" | "lower" | "upper" | "p" | "dispersion"> | null {
  const fit = poissonRegression(seasonDesign(quarterOfYear, times), counts, exposures);
  if (!fit || fit.dispersion === null) return null;
  const slope = fit.coefficients[1]!;
  const standardError = Math.sqrt(Math.max(1, fit.dispersion) * fit.covariance[1]![1]!);
  const statistic = slope / standardError;
  const tails = 1 - confidence;
  const estimated = fit.dispersion > 1;
  const critical = estimated ? studentCritical(tails, fit.degreesOfFreedom) : normalQuantile(1 - tails / 2, 0, 1);
  return {
    rateChange: Math.exp(slope),
    lower: Math.exp(slope - critical * standardError),
    upper: Math.exp(slope + critical * standardError),
    p: estimated
      ? studentTwoSided(statistic, fit.degreesOfFreedom)
      : Math.min(1, 2 * normalCdf(-Math.abs(statistic), 0, 1)),
    dispersion: fit.dispersion,
  };
}
