import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { bisect } from "./bisect.ts";
import { requireOpenProbability, requirePositive, requireSameLength } from "./require.ts";

export type TrendPowerOptions = {
  /** two-sided level, default 0.05 */
  readonly alpha?: number;
  /** variance over mean, default 1 */
  readonly dispersion?: number;
  /** times of the steps, default 0, 1, 2 … */
  readonly times?: readonly number[];
};

/**
 * How often would the log-linear trend test find that the rate had changed by `rateRatio` from the first step to the
 * last, with this exposure and this many events in all?
 * Variant: normal approximation of the two-sided Wald test of `poissonTrend` at the information of the alternative,
 * with the dispersion given.
 * Reference: Signorini (1991), Biometrika 78:446.
 *
 * @param expectedTotal events in all that the series is expected to hold, > 0 (the observed total will do)
 * @param exposures per step, > 0, at least three
 * @param rateRatio last rate divided by first, ≠ 1
 * @returns a probability; null with fewer than three steps
 * @example trendPower(160, [1, 1, 1, 1, 1, 1, 1, 1], 2) // 0.81
 */
export function trendPower(
  expectedTotal: number,
  exposures: readonly number[],
  rateRatio: number,
  { alpha = 0.05, dispersion = 1, times = exposures.map((_, i) => i) }: TrendPowerOptions = {},
): number | null {
  requirePositive(expectedTotal, "expectedTotal");
  requirePositive(rateRatio, "rateRatio");
  requirePositive(dispersion, "dispersion");
  requireOpenProbability(alpha, "alpha");
  requireSameLength(exposures, times, "exposures and times");
  if (exposures.length < 3) return null;
  const span = times.at(-1)! - times[0]!;
  const slope = Math.log(rateRatio) / span;
  const shape = exposures.map((exposure, i) => exposure * Math.exp(slope * (times[i]! - times[0]!)));
  const scale = expectedTotal / shape.reduce((sum, value) => sum + value, 0);
  const centre = shape.reduce((sum, value, i) => sum + value * scale * times[i]!, 0) / expectedTotal;
  const information = shape.reduce((sum, value, i) => sum + value * scale * (times[i]! - centre) ** 2, 0);
  const distance = Math.abs(slope) / Math.sqrt(dispersion / information);
  const critical = normalQuantile(1 - alpha / 2, 0, 1);
  return normalCdf(distance - critical, 0, 1) + normalCdf(-distance - critical, 0, 1);
}

/**
 * The events a series must hold in all for the test to find `rateRatio` with the given power: what "för lite underlag"
 * is short of.
 *
 * @example eventsNeeded([1, 1, 1, 1, 1, 1, 1, 1], 2, 0.5) // 78
 */
export function eventsNeeded(
  exposures: readonly number[],
  rateRatio: number,
  power: number,
  options: TrendPowerOptions = {},
): number | null {
  requireOpenProbability(power, "power");
  if (exposures.length < 3) return null;
  const surplus = (total: number) => (trendPower(total, exposures, rateRatio, options) ?? 0) - power;
  return Math.ceil(bisect(surplus, 1e-6, 1e9));
}
