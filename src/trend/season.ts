import { inverse } from "../statistics/inverse.ts";
import { poissonRegression } from "../statistics/poissonRegression.ts";
import { requireSameLength } from "../statistics/require.ts";

/** How the four quarters of a year differ in level, by nature and every year. */
export type Season = {
  /** factor of quarter 1, 2, 3 and 4; their logarithms sum to 0 */
  readonly factors: readonly [number, number, number, number];
  /** how much of the measured difference is kept, 0–1: few events cannot tell a season from chance */
  readonly weight: number;
};

export const NO_SEASON: Season = { factors: [1, 1, 1, 1], weight: 0 };

/** Fewest quarters for a season: each quarter of the year twice. */
const LEAST_QUARTERS = 8;

/**
 * The season of a large series, to be used as an offset in the small ones that share it: one verksamhetsområde's summers
 * are alike, and no single enhet has the counts to show them.
 * Variant: quasi-Poisson with a log-linear trend beside, so that a rise is not taken for a season; the effects are then
 * shrunk towards none by 1 − 3/χ² (positive part, χ² on three degrees of freedom divided by the dispersion): what chance
 * alone would give is taken away, and with no more than that nothing is left.
 *
 * @param counts events per quarter, in time order
 * @param exposures > 0, or 0 where there was no operation: that quarter is left out
 * @param quarterOfYear 1–4 of each
 * @returns no season where a quarter of the year does not occur twice, or one has no event at all
 * @example season([5, 5, 10, 5, 5, 5, 10, 5], Array(8).fill(1), [1, 2, 3, 4, 1, 2, 3, 4]).weight // 0.22
 */
export function season(
  counts: readonly number[],
  exposures: readonly number[],
  quarterOfYear: readonly number[],
): Season {
  requireSameLength(counts, exposures, "counts and exposures");
  requireSameLength(counts, quarterOfYear, "counts and quarters of the year");
  const used = counts
    .map((count, time) => ({ count, exposure: exposures[time]!, quarter: quarterOfYear[time]!, time }))
    .filter(({ exposure }) => exposure > 0);
  const often = [1, 2, 3, 4].every((quarter) => used.filter((step) => step.quarter === quarter).length >= 2);
  if (used.length < LEAST_QUARTERS || !often) return NO_SEASON;
  const fit = poissonRegression(
    seasonDesign(
      used.map(({ quarter }) => quarter),
      used.map(({ time }) => time),
    ),
    used.map(({ count }) => count),
    used.map(({ exposure }) => exposure),
  );
  if (!fit) return NO_SEASON;
  const [, , first = 0, second = 0, third = 0] = fit.coefficients;
  const effects = [first, second, third];
  const covariance = [2, 3, 4].map((i) => [2, 3, 4].map((j) => fit.covariance[i]![j]!));
  const chiSquare = quadraticForm(effects, covariance) / Math.max(1, fit.dispersion ?? 1);
  const weight = Math.max(0, 1 - effects.length / chiSquare);
  const factor = (effect: number) => Math.exp(weight * effect);
  return {
    factors: [factor(first), factor(second), factor(third), factor(-first - second - third)],
    weight: Number.isFinite(weight) ? weight : 0,
  };
}

/** Level, slope and season: the fourth quarter is minus the sum of the others, so that the level is the mean of the year. */
export function seasonDesign(quarterOfYear: readonly number[], times: readonly number[]): number[][] {
  const middle = times.reduce((sum, time) => sum + time, 0) / times.length;
  return quarterOfYear.map((quarter, i) => [
    1,
    times[i]! - middle,
    ...[1, 2, 3].map((own) => (quarter === own ? 1 : quarter === 4 ? -1 : 0)),
  ]);
}

/** x'·C⁻¹·x: how far the effects lie from none, in their own uncertainty. */
function quadraticForm(x: readonly number[], covariance: readonly (readonly number[])[]): number {
  const precision = inverse(covariance);
  if (!precision) return 0;
  return precision.reduce((sum, row, i) => sum + x[i]! * row.reduce((s, value, j) => s + value * x[j]!, 0), 0);
}
