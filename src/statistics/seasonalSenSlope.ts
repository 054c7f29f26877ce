import { requireOpenProbability } from "./require.ts";
import { seasonalMannKendall } from "./seasonalMannKendall.ts";
import { requireSeasons, seasonsOf } from "./seasons.ts";
import { ofSlopes, type SenSlope } from "./senSlope.ts";

/**
 * Sen's slope where each season is compared with itself only: the median of the slopes between the same season of different
 * cycles. A yearly wave does not disturb it.
 * Variant: interval by the order statistics of `senSlope`, with the variance of the seasonal S.
 * Reference: Hirsch, Slack & Smith (1982), Water Resour. Res. 18:107; Gilbert (1987), 17.5; R's `trend::sea.sens.slope`.
 *
 * @param values in time order, one per period without gaps; null where a period has no value
 * @param period values to a cycle: 4 for quarters
 * @returns change per *cycle* (per year for quarters), in the unit of the values; null where no season has two values
 * @throws if period is not a whole number ≥ 1, or a value is not finite
 * @example seasonalSenSlope([1, 5, 2, 6, 3, 8], 2)?.slope // 1
 */
export function seasonalSenSlope(
  values: readonly (number | null)[],
  period: number,
  confidence = 0.95,
): SenSlope | null {
  requireSeasons(period);
  requireOpenProbability(confidence, "confidence");
  const { variance } = seasonalMannKendall(values, period, { exactUpTo: 0 });
  const slopes = seasonsOf(values, period).flatMap((season) =>
    season.flatMap((from, i) => season.slice(i + 1).map((to) => (to.value - from.value) / (to.cycle - from.cycle))),
  );
  return slopes.length === 0 ? null : ofSlopes(slopes, variance, confidence);
}
