import { mannKendall } from "../statistics/mannKendall.ts";
import { senSlope } from "../statistics/senSlope.ts";

export interface LevelTrend {
  readonly n: number;
  /** the last value to the first along the line: 1 = as it was */
  readonly ratio: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number;
}

/**
 * How a level (kronor, hours, a price) has moved over a series: Sen's slope of the logarithms, as the ratio between the two ends,
 * with Mann–Kendall's exact p. Levels are not counts of events, so that no Poisson noise is assumed; quarters and not months, since
 * consecutive months hang together and a test of them finds trends everywhere (Hamed & Rao 1998, J. Hydrol. 204:182).
 *
 * @param values in time order, equally spaced
 * @returns null with fewer than `least` values, or where one is not above 0: a logarithm then does not exist
 * @example levelTrend([100, 110, 121, 133.1, 146.41, 161.051], 6)?.ratio // 1.61
 */
export function levelTrend(values: readonly number[], least: number, confidence = 0.95): LevelTrend | null {
  if (values.length < Math.max(2, least) || values.some((value) => !(value > 0))) return null;
  const logs = values.map((value) => Math.log(value));
  const slope = senSlope(logs, confidence)!;
  const over = (perStep: number | null) => (perStep === null ? null : Math.exp(perStep * (values.length - 1)));
  return {
    n: values.length,
    ratio: over(slope.slope)!,
    low: over(slope.lower),
    high: over(slope.upper),
    p: mannKendall(logs).p,
  };
}
