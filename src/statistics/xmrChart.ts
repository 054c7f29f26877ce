import type { ControlLimits } from "./controlLimits.ts";
import { meanMovingRange } from "./movingRange.ts";

export type XmrChart = ControlLimits & {
  /** two thirds of the way from the centre to the limits */
  readonly nearLower: readonly number[];
  readonly nearUpper: readonly number[];
};

/**
 * Limits of an XmR chart (individual values and moving ranges) for a measurement per period.
 * Variant: mean ± 2.66 · mean moving range, the ranges screened once, the mean not screened. 2.66 is the rounded 3/1.128
 * that Making Data Count uses; qicharts2's I chart is the same with `factor` 3/1.128.
 * Not for counts: on a stable Poisson series with one event a quarter it calls 12 % of eight-quarter series out of control.
 * Reference: Wheeler & Chambers (1992), Understanding Statistical Process Control; NHSRplotthedots `ptd_spc_standard.R`.
 *
 * @param values in time order
 * @returns null with fewer than two values: no range, no limits
 * @throws if a value is not finite
 * @example xmrChart([3, 5, 4, 6, 4])?.upper[0] // 9.055
 */
export function xmrChart(values: readonly number[], { screen = true, factor = 2.66 } = {}): XmrChart | null {
  const bad = values.find((value) => !Number.isFinite(value));
  if (bad !== undefined) throw new Error(`a measurement must be finite: ${bad}`);
  const range = meanMovingRange(values, { screen });
  if (range === null) return null;
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const everywhere = (value: number) => values.map(() => value);
  return {
    centre: everywhere(centre),
    lower: everywhere(centre - factor * range),
    upper: everywhere(centre + factor * range),
    nearLower: everywhere(centre - ((2 * factor) / 3) * range),
    nearUpper: everywhere(centre + ((2 * factor) / 3) * range),
  };
}
