import { requireCount, requirePositive, requireSameLength } from "./require.ts";
import { seededRandom } from "./seededRandom.ts";

export type ChangePoint = {
  /** place of the first period of the new level */
  readonly at: number;
  readonly rateBefore: number;
  readonly rateAfter: number;
  /** likelihood ratio statistic of the best place, 2·ln(L₁/L₀) */
  readonly statistic: number;
  /** chance of so large a statistic *somewhere* in a series without change */
  readonly p: number;
};

/** Fewer periods on one side of a change are an odd period, not a level. */
const LEAST_SIDE = 2;

/** The simulation stops when this many simulated series have beaten the observed one. */
const ENOUGH = 20;

/**
 * Did the level of a series of counts change once, and when? For series of twelve periods or more: shorter ones show a trend
 * or a single odd period just as well.
 * Variant: one change between two Poisson rates, at least two periods on either side; the place with the largest likelihood
 * ratio. p is corrected for the search over all places: the same search is made in simulated series that have the same total
 * spread by exposure alone (given the total, the null has no unknowns, so that the test is exact but for the number of
 * simulations). The simulation is sequential: it ends at twenty larger statistics, or after `simulations`.
 * Counts that vary more than Poisson from quarter to quarter make p too small: look at the dispersion beside it.
 * Reference: Worsley (1986), Biometrika 73:91; Besag & Clifford (1991), Biometrika 78:301.
 *
 * @param counts per period, in time order
 * @param exposures in one unit, > 0
 * @param seed names the series, so that the answer does not depend on what else is judged
 * @returns null with fewer than twelve periods or no event
 * @throws if lengths differ, counts are not whole numbers ≥ 0 or exposures not > 0
 * @example changePoint([2, 3, 2, 1, 3, 2, 9, 8, 11, 9, 8, 10], Array(12).fill(1), "x")?.at // 6
 */
export function changePoint(
  counts: readonly number[],
  exposures: readonly number[],
  seed: number | string,
  { simulations = 1999 } = {},
): ChangePoint | null {
  requireSameLength(counts, exposures, "counts and exposures");
  for (const count of counts) requireCount(count, "count");
  for (const exposure of exposures) requirePositive(exposure, "exposure");
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length < 12 || total === 0) return null;

  const ends = cumulative(exposures);
  const best = search(counts, ends);
  const random = seededRandom(seed);
  let larger = 0;
  let tried = 0;
  const simulated = new Array<number>(counts.length);
  while (tried < simulations && larger < ENOUGH) {
    simulated.fill(0);
    for (let event = 0; event < total; event++) simulated[periodOf(random.uniform() * ends.at(-1)!, ends)]! += 1;
    tried += 1;
    if (search(simulated, ends).statistic >= best.statistic - 1e-9) larger += 1;
  }
  const before = counts.slice(0, best.at).reduce((sum, count) => sum + count, 0);
  const exposureBefore = ends[best.at - 1]!;
  return {
    at: best.at,
    rateBefore: before / exposureBefore,
    rateAfter: (total - before) / (ends.at(-1)! - exposureBefore),
    statistic: best.statistic,
    p: larger === ENOUGH ? larger / tried : (larger + 1) / (tried + 1),
  };
}

function search(counts: readonly number[], ends: readonly number[]): { at: number; statistic: number } {
  const all = ends.at(-1)!;
  const total = counts.reduce((sum, count) => sum + count, 0);
  let before = 0;
  let at = LEAST_SIDE;
  let statistic = -1;
  for (let i = 1; i <= counts.length - LEAST_SIDE; i++) {
    before += counts[i - 1]!;
    if (i < LEAST_SIDE) continue;
    const share = ends[i - 1]! / all;
    const here = 2 * (gain(before, total * share) + gain(total - before, total * (1 - share)));
    if (here > statistic) {
      statistic = here;
      at = i;
    }
  }
  return { at, statistic };
}

/** count·ln(count/expected); nothing where nothing happened. */
const gain = (count: number, expected: number): number => (count === 0 ? 0 : count * Math.log(count / expected));

function cumulative(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

function periodOf(place: number, ends: readonly number[]): number {
  let period = 0;
  while (period < ends.length - 1 && place >= ends[period]!) period += 1;
  return period;
}
