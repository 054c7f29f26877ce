import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { requireCount, requireOpenProbability, requirePositive, requireSameLength } from "./require.ts";
import { studentCritical, studentTwoSided } from "./studentT.ts";

export type PoissonTrend = {
  readonly n: number;
  readonly totalCount: number;
  /** ln of the rate at the mean time */
  readonly logRateAtMean: number;
  /** change of ln(rate) per step */
  readonly slope: number;
  /** of the slope, widened by √max(1, dispersion) */
  readonly standardError: number;
  /** Pearson χ² / df as measured, also where it is below 1 */
  readonly dispersion: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  /** factor per step, e^slope, with its interval */
  readonly rateChange: number;
  readonly lower: number;
  readonly upper: number;
};

/**
 * Log-linear trend of a rate: ln E[count] = a + b·t + ln(exposure), by iteratively reweighted least squares.
 * Variant: quasi-Poisson, φ = max(1, Pearson χ²/(n − 2)). With φ = 1 the test is Wald's with the normal distribution;
 * with φ > 1 the dispersion is estimated and Student's t with n − 2 df takes over, as in R's `glm`.
 * Reference: McCullagh & Nelder (1989), Generalized Linear Models, ch. 6; Breslow (1984) for the correction.
 *
 * @param counts events per step, in time order
 * @param exposures in one unit, > 0
 * @param times of the steps; default 0, 1, 2 … (give them where a step is missing)
 * @returns null where no finite slope exists: fewer than three steps, no event, or all events in the first or last step;
 *   and where the fit is so poor that a limit of its interval is no finite number
 * @throws if lengths differ, counts are not whole numbers ≥ 0, exposures not > 0, or times not increasing
 * @example poissonTrend([2, 3, 5, 8], [10, 10, 10, 10])?.rateChange // 1.603
 */
export function poissonTrend(
  counts: readonly number[],
  exposures: readonly number[],
  { confidence = 0.95, times = counts.map((_, i) => i) }: { confidence?: number; times?: readonly number[] } = {},
): PoissonTrend | null {
  requireSameLength(counts, exposures, "counts and exposures");
  requireSameLength(counts, times, "counts and times");
  requireOpenProbability(confidence, "confidence");
  for (const count of counts) requireCount(count, "count");
  for (const exposure of exposures) requirePositive(exposure, "exposure");
  times.forEach((time, i) => {
    if (i > 0 && !(time > times[i - 1]!)) throw new Error(`times must increase: ${times[i - 1]}, ${time}`);
  });
  const n = counts.length;
  const totalCount = counts.reduce((sum, count) => sum + count, 0);
  if (n < 3 || totalCount === 0 || counts[0] === totalCount || counts[n - 1] === totalCount) return null;

  const meanTime = times.reduce((sum, time) => sum + time, 0) / n;
  const steps = counts.map((count, i) => ({ count, exposure: exposures[i]!, time: times[i]! - meanTime }));
  const fit = solve(steps, totalCount);
  const means = steps.map((step) => fittedMean(step, fit));
  const degreesOfFreedom = n - 2;
  const pearson = steps.reduce((sum, { count }, i) => sum + (count - means[i]!) ** 2 / means[i]!, 0);
  const dispersion = pearson / degreesOfFreedom;
  const standardError = Math.sqrt(Math.max(1, dispersion) * slopeVariance(steps, means));

  const statistic = fit.slope / standardError;
  const estimated = dispersion > 1;
  const tails = 1 - confidence;
  const critical = estimated ? studentCritical(tails, degreesOfFreedom) : normalQuantile(1 - tails / 2, 0, 1);
  // Asked of both directions at once, so that a series and its mirror image get the same answer.
  if (!Number.isFinite(Math.exp(Math.abs(fit.slope) + critical * standardError))) return null;
  return {
    n,
    totalCount,
    logRateAtMean: fit.intercept,
    slope: fit.slope,
    standardError,
    dispersion,
    degreesOfFreedom,
    p: estimated
      ? studentTwoSided(statistic, degreesOfFreedom)
      : Math.min(1, 2 * normalCdf(-Math.abs(statistic), 0, 1)),
    rateChange: Math.exp(fit.slope),
    lower: Math.exp(fit.slope - critical * standardError),
    upper: Math.exp(fit.slope + critical * standardError),
  };
}

type Step = { readonly count: number; readonly exposure: number; readonly time: number };
type Line = { readonly intercept: number; readonly slope: number };

/** IRLS, written as Newton steps on the concave log-likelihood; a step that makes things worse is halved. */
function solve(steps: readonly Step[], totalCount: number): Line {
  const totalExposure = steps.reduce((sum, step) => sum + step.exposure, 0);
  let line: Line = { intercept: Math.log(totalCount / totalExposure), slope: 0 };
  for (let iteration = 0; iteration < 100; iteration++) {
    const means = steps.map((step) => fittedMean(step, line));
    const sum = (value: (step: Step, mean: number) => number) =>
      steps.reduce((s, step, i) => s + value(step, means[i]!), 0);
    const scoreIntercept = sum(({ count }, mean) => count - mean);
    const scoreSlope = sum(({ count, time }, mean) => (count - mean) * time);
    const info0 = sum((_, mean) => mean);
    const info1 = sum(({ time }, mean) => mean * time);
    const info2 = sum(({ time }, mean) => mean * time * time);
    const determinant = info0 * info2 - info1 * info1;
    const move = {
      intercept: (info2 * scoreIntercept - info1 * scoreSlope) / determinant,
      slope: (info0 * scoreSlope - info1 * scoreIntercept) / determinant,
    };
    const before = logLikelihood(steps, line);
    let share = 1;
    let next = line;
    do {
      next = { intercept: line.intercept + share * move.intercept, slope: line.slope + share * move.slope };
      share /= 2;
    } while (!(logLikelihood(steps, next) >= before - 1e-12 * Math.abs(before)) && share > 1e-9);
    line = next;
    if (Math.abs(move.slope) < 1e-12 && Math.abs(move.intercept) < 1e-12) return line;
  }
  return line;
}

function fittedMean(step: Step, line: Line): number {
  return step.exposure * Math.exp(line.intercept + line.slope * step.time);
}

function logLikelihood(steps: readonly Step[], line: Line): number {
  return steps.reduce((sum, step) => {
    return sum + step.count * (line.intercept + line.slope * step.time) - fittedMean(step, line);
  }, 0);
}

/** Inverse information for the slope: 1 / Σ mean·(time − weighted mean time)². */
function slopeVariance(steps: readonly Step[], means: readonly number[]): number {
  const total = means.reduce((sum, mean) => sum + mean, 0);
  const centre = steps.reduce((sum, { time }, i) => sum + means[i]! * time, 0) / total;
  return 1 / steps.reduce((sum, { time }, i) => sum + means[i]! * (time - centre) ** 2, 0);
}
