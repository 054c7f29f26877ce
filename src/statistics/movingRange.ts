/** Moving ranges at or beyond this multiple of their mean are outliers: the upper limit of a chart of ranges of two (D₄). */
const SCREEN = 3.267;

/**
 * The mean distance between neighbours of a series: short-term spread, which a shift or a trend does not inflate.
 * Variant: screened once. Ranges at or above 3.267 times their mean are left out and the mean is taken again, so that one
 * extreme value does not hide itself behind the wide limits that it causes.
 * Reference: Nelson (1982), J. Quality Technology 14:172; NHSRplotthedots and qicharts2 screen alike.
 *
 * @param values in time order
 * @returns null with fewer than two values; 0 where all are equal
 * @example meanMovingRange([1, 3, 2]) // 1.5
 */
export function meanMovingRange(values: readonly number[], { screen = true } = {}): number | null {
  const ranges = values.slice(1).map((value, i) => Math.abs(value - values[i]!));
  return screen ? screenedMean(ranges) : mean(ranges);
}

/** The mean of distances, taken again without those at or above `limit` times the first mean. */
export function screenedMean(distances: readonly number[], limit = SCREEN): number | null {
  const first = mean(distances);
  if (first === null || first === 0) return first;
  return mean(distances.filter((distance) => distance < limit * first));
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
