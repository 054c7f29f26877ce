import { requireSameLength } from "./require.ts";
import type { XmrChart } from "./xmrChart.ts";

export type MakingDataCountRule = "outside" | "trend" | "two_in_three" | "same_side";

const RUN = 7;

/**
 * The four rules of Making Data Count for an XmR chart, at most one per point, in the order in which they take precedence:
 * 1. outside: strictly beyond a limit;
 * 2. trend: seven points, so six steps in a row of the same sign; an equal step breaks it; all seven are marked;
 * 3. two in three: three points in a row on one side, two or more of them beyond the near limit; only those are marked;
 * 4. same side: seven points in a row on one side of the mean; a point on the mean breaks the run; all are marked.
 * Variant: two in three asks that all three lie on the same side, and points beyond the outer limit count as rule 1 only.
 * Reference: NHS England, Making Data Count; NHSRplotthedots 0.2.2 `ptd_calculate_point_type.R`.
 *
 * @param values as given to `xmrChart`
 * @throws if the chart is of another series
 * @example makingDataCountRules([1, 2, 3, 4, 5, 6, 7], xmrChart([1, 2, 3, 4, 5, 6, 7])!)[3] // "trend"
 */
export function makingDataCountRules(values: readonly number[], chart: XmrChart): (MakingDataCountRule | null)[] {
  requireSameLength(values, chart.centre, "values and chart");
  const outside = values.map((value, i) => value > chart.upper[i]! || value < chart.lower[i]!);
  const side = values.map((value, i) => Math.sign(value - chart.centre[i]!));
  const close = values.map((value, i) => !outside[i] && (value > chart.nearUpper[i]! || value < chart.nearLower[i]!));
  const steps = values.slice(1).map((value, i) => Math.sign(value - values[i]!));

  const trend = inRun(steps, RUN - 1);
  const sameSide = inRun(side, RUN);
  const twoInThree = values.map(() => false);
  for (let i = 0; i + 2 < values.length; i++) {
    const window = [i, i + 1, i + 2];
    const oneSide = side[i] !== 0 && window.every((j) => side[j] === side[i]);
    if (!oneSide || window.filter((j) => close[j]).length < 2) continue;
    for (const j of window) if (close[j]) twoInThree[j] = true;
  }
  return values.map((_, i) => {
    if (outside[i]) return "outside";
    // Step i leads from point i to point i + 1: both of its ends belong to the trend.
    if (trend[i] || trend[i - 1]) return "trend";
    if (twoInThree[i]) return "two_in_three";
    return sameSide[i] ? "same_side" : null;
  });
}

/** Which entries stand in a run of at least `length` equal signs other than 0. */
function inRun(signs: readonly number[], length: number): boolean[] {
  const marked = signs.map(() => false);
  let start = 0;
  for (let i = 1; i <= signs.length; i++) {
    if (i < signs.length && signs[i] === signs[start]) continue;
    if (signs[start] !== 0 && i - start >= length) marked.fill(true, start, i);
    start = i;
  }
  return marked;
}
