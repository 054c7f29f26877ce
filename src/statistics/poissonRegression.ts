import { inverse } from "./inverse.ts";
import { requireCount, requirePositive, requireSameLength } from "./require.ts";

export type PoissonRegression = {
  readonly coefficients: readonly number[];
  /** inverse information, not widened by the dispersion */
  readonly covariance: readonly (readonly number[])[];
  readonly fitted: readonly number[];
  /** Pearson χ² / df as measured, also where it is below 1; null without degrees of freedom */
  readonly dispersion: number | null;
  readonly degreesOfFreedom: number;
};

/**
 * Log-linear regression of counts with exposure: ln E[count] = x·b + ln(exposure), by Newton steps on the concave
 * log-likelihood, halved where one makes things worse.
 * Reference: McCullagh & Nelder (1989), Generalized Linear Models, ch. 6. `poissonTrend` is the special case of one slope.
 *
 * @param design one row per count, the intercept's column included
 * @returns null where no finite estimate exists: no event, columns that say the same, or a group without any event
 * @throws if lengths differ, counts are not whole numbers ≥ 0, or exposures not > 0
 * @example poissonRegression([[1, 0], [1, 0], [1, 1], [1, 1]], [2, 4, 5, 7], [1, 1, 1, 1])?.coefficients // [ln 3, ln 2]
 */
export function poissonRegression(
  design: readonly (readonly number[])[],
  counts: readonly number[],
  exposures: readonly number[],
): PoissonRegression | null {
  requireSameLength(counts, exposures, "counts and exposures");
  requireSameLength(counts, design, "counts and design");
  for (const count of counts) requireCount(count, "count");
  for (const exposure of exposures) requirePositive(exposure, "exposure");
  const width = design[0]?.length ?? 0;
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0 || counts.length < width) return null;

  let coefficients = new Array<number>(width).fill(0);
  coefficients[0] = Math.log(total / exposures.reduce((sum, exposure) => sum + exposure, 0));
  for (let iteration = 0; iteration < 100; iteration++) {
    const fitted = means(design, exposures, coefficients);
    const covariance = inverse(information(design, fitted));
    if (!covariance) return null;
    const score = Array.from({ length: width }, (_, k) =>
      counts.reduce((sum, count, i) => sum + (count - fitted[i]!) * design[i]![k]!, 0),
    );
    const move = covariance.map((row) => row.reduce((sum, value, k) => sum + value * score[k]!, 0));
    const before = logLikelihood(design, counts, exposures, coefficients);
    let share = 1;
    let next = coefficients;
    do {
      next = coefficients.map((value, k) => value + share * move[k]!);
      share /= 2;
    } while (!(logLikelihood(design, counts, exposures, next) >= before - 1e-12 * Math.abs(before)) && share > 1e-9);
    coefficients = next;
    // Beyond e^±20 an estimate is on its way to infinity: a group without events.
    if (coefficients.some((value, k) => k > 0 && Math.abs(value) > 20)) return null;
    if (move.every((step) => Math.abs(step) < 1e-10)) return described(design, counts, exposures, coefficients);
  }
  return null;
}

function described(
  design: readonly (readonly number[])[],
  counts: readonly number[],
  exposures: readonly number[],
  coefficients: readonly number[],
): PoissonRegression | null {
  const fitted = means(design, exposures, coefficients);
  const covariance = inverse(information(design, fitted));
  if (!covariance) return null;
  const degreesOfFreedom = counts.length - coefficients.length;
  const pearson = counts.reduce((sum, count, i) => sum + (count - fitted[i]!) ** 2 / fitted[i]!, 0);
  const dispersion = degreesOfFreedom > 0 ? pearson / degreesOfFreedom : null;
  return { coefficients, covariance, fitted, dispersion, degreesOfFreedom };
}

const linear = (row: readonly number[], coefficients: readonly number[]): number =>
  row.reduce((sum, value, k) => sum + value * coefficients[k]!, 0);

const means = (
  design: readonly (readonly number[])[],
  exposures: readonly number[],
  coefficients: readonly number[],
): number[] => design.map((row, i) => exposures[i]! * Math.exp(linear(row, coefficients)));

const logLikelihood = (
  design: readonly (readonly number[])[],
  counts: readonly number[],
  exposures: readonly number[],
  coefficients: readonly number[],
): number =>
  design.reduce((sum, row, i) => {
    const eta = linear(row, coefficients);
    return sum + counts[i]! * eta - exposures[i]! * Math.exp(eta);
  }, 0);

const information = (design: readonly (readonly number[])[], fitted: readonly number[]): number[][] => {
  const width = design[0]!.length;
  return Array.from({ length: width }, (_, j) =>
    Array.from({ length: width }, (_, k) => design.reduce((sum, row, i) => sum + fitted[i]! * row[j]! * row[k]!, 0)),
  );
};
