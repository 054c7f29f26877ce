import { binomialTails } from "./binomialTails.ts";
import { requireSameLength } from "./require.ts";

export type AnhojRuns = {
  /** points that do not lie on the centre line */
  readonly useful: number;
  readonly longestRun: number;
  /** a longer run is a signal; null without useful points */
  readonly longestRunMax: number | null;
  /** first and last place in the series of the longest run; null without useful points */
  readonly longestRunAt: readonly [number, number] | null;
  readonly crossings: number;
  /** fewer crossings are a signal; null without useful points */
  readonly crossingsMin: number | null;
  readonly longRun: boolean;
  readonly fewCrossings: boolean;
};

/**
 * The Anhøj rules for a run chart: has the series stayed on one side of its centre line for longer, or crossed it less
 * often, than chance explains? Both limits follow the number of points, so that a long series is not accused for its length.
 * Variant: longest run > round(log₂ n) + 3; crossings < the 5 % quantile of Binomial(n − 1, ½), n useful points.
 * Sensible from about ten points; on pure noise one in twenty series signals, one in fourteen with twenty points.
 * Reference: Anhøj & Olesen (2014), PLoS ONE 9:e113825; Schilling (2012), Math. Mag. 85:196; qicharts2 0.8.1.
 *
 * @param values in time order
 * @param centre of each point
 * @throws if lengths differ
 * @example anhojRuns([5, 6, 7, 8, 1, 2, 3, 4], Array(8).fill(4.5)).crossings // 1
 */
export function anhojRuns(values: readonly number[], centre: readonly number[]): AnhojRuns {
  requireSameLength(values, centre, "values and centre");
  const points = values
    .map((value, at) => ({ side: Math.sign(value - centre[at]!), at }))
    .filter(({ side }) => side !== 0);
  const useful = points.length;
  let longestRun = 0;
  let longestRunAt: [number, number] | null = null;
  let crossings = 0;
  let start = 0;
  points.forEach(({ side, at }, i) => {
    if (i > 0 && side !== points[i - 1]!.side) {
      crossings += 1;
      start = i;
    }
    if (i - start + 1 > longestRun) {
      longestRun = i - start + 1;
      longestRunAt = [points[start]!.at, at];
    }
  });
  const longestRunMax = useful === 0 ? null : Math.round(Math.log2(useful)) + 3;
  const crossingsMin = useful === 0 ? null : binomialQuantile(0.05, useful - 1);
  return {
    useful,
    longestRun,
    longestRunMax,
    longestRunAt,
    crossings,
    crossingsMin,
    longRun: longestRunMax !== null && longestRun > longestRunMax,
    fewCrossings: crossingsMin !== null && crossings < crossingsMin,
  };
}

/** The smallest number of heads that a fair coin stays at or under with at least this probability. */
function binomialQuantile(probability: number, trials: number): number {
  let heads = 0;
  while (heads < trials && binomialTails(heads, trials, 0.5).lower < probability) heads++;
  return heads;
}
