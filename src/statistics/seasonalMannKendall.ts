import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import { convolve, inversionsP, kendallInversions } from "./kendallNull.ts";
import { type MannKendall, mannKendall, tiedGroups } from "./mannKendall.ts";
import { requireSeasons, seasonsOf } from "./seasons.ts";

export type SeasonalMannKendall = Omit<MannKendall, "tauB">;

/**
 * Mann–Kendall test for a monotone trend that is compared season by season: first quarters with first quarters, and so on.
 * Variant: S and its variance summed over the seasons, which are taken as independent. Two-sided; up to `exactUpTo` values the
 * exact null (the seasons' null distributions folded together, ties included), beyond that the normal approximation with
 * continuity correction.
 * Two years can never reach p < 0.05 however steep (0.125 with four seasons); three years can (0.0015).
 * Reference: Hirsch, Slack & Smith (1982), Water Resour. Res. 18:107; R's `trend::smk.test` for the normal version.
 *
 * @param values in time order, one per period without gaps; null where a period has no value
 * @param period values to a cycle: 4 for quarters
 * @throws if period is not a whole number ≥ 1, or a value is not finite
 * @example seasonalMannKendall([1, 5, 2, 6, 3, 7], 2).p // 0.05555555555555555
 */
export function seasonalMannKendall(
  values: readonly (number | null)[],
  period: number,
  { exactUpTo = 80 } = {},
): SeasonalMannKendall {
  requireSeasons(period);
  const seasons = seasonsOf(values, period).map((season) => season.map(({ value }) => value));
  const tests = seasons.map((season) => mannKendall(season, { exactUpTo: 0 }));
  const n = seasons.reduce((sum, season) => sum + season.length, 0);
  const s = tests.reduce((sum, test) => sum + test.s, 0);
  const variance = tests.reduce((sum, test) => sum + test.variance, 0);
  if (n <= exactUpTo) {
    const inversions = seasons.map((season) => kendallInversions(tiedGroups(season))).reduce(convolve, [1]);
    return { n, s, variance, p: inversionsP(s, inversions), method: "exact" };
  }
  const z = variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  return { n, s, variance, p: Math.min(1, 2 * normalCdf(-Math.abs(z), 0, 1)), method: "normal" };
}
