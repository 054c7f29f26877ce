import gammaln from "@stdlib/math-base-special-gammaln";

/** One unit's quarters of one indicator of events, oldest first; a quarter without exposure has 0 of both. */
export type RememberedSeries = { readonly events: ArrayLike<number>; readonly expected: ArrayLike<number> };

/** Half-lives that are tried, in quarters. */
export const HALF_LIVES: readonly number[] = [2, 4, 8, Number.POSITIVE_INFINITY];

/** What a quarter counts for that lies so many quarters back. */
export const remembered = (quartersBack: number, halfLife: number): number =>
  halfLife === Number.POSITIVE_INFINITY ? 1 : 0.5 ** (quartersBack / halfLife);

const JUDGED_QUARTERS = 4;

/**
 * How fast old quarters should lose weight, said by the data: the half-life under which the earlier quarters predict the
 * latest four best, by the log score of the gamma–Poisson predictive distribution over all units and indicators. Units
 * that stay as they are give a long memory, units that change a short one. Equal scores take the longer memory.
 * Reference: power discounting, West & Harrison (1997), ch. 6; log score, Gneiting & Raftery (2007), JASA 102:359.
 *
 * @param prior shape of the Gamma with mean 1 of units' true ratios
 * @returns quarters; infinite where there is nothing to learn from
 * @example likeliestHalfLife([{ events: [9, 9, 9, 9, 1, 1, 1, 1, 1, 1, 1, 1], expected: Array(12).fill(4) }], 10) // 2
 */
export function likeliestHalfLife(series: readonly RememberedSeries[], prior: number): number {
  let best = Number.POSITIVE_INFINITY;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const halfLife of [...HALF_LIVES].reverse()) {
    const score = series.reduce((sum, one) => sum + predictiveScore(one, halfLife, prior), 0);
    if (score > bestScore + 1e-9) {
      best = halfLife;
      bestScore = score;
    }
  }
  return best;
}

/** Each quarter is predicted from the ones before it. */
function predictiveScore({ events, expected }: RememberedSeries, halfLife: number, prior: number): number {
  let score = 0;
  for (let now = Math.max(1, events.length - JUDGED_QUARTERS); now < events.length; now++) {
    if (!(expected[now]! > 0)) continue;
    let shape = prior;
    let rate = prior;
    for (let then = 0; then < now; then++) {
      const weight = remembered(now - 1 - then, halfLife);
      shape += weight * events[then]!;
      rate += weight * expected[then]!;
    }
    score += logNegativeBinomial(events[now]!, shape, rate / (rate + expected[now]!));
  }
  return score;
}

const logNegativeBinomial = (events: number, shape: number, p: number): number =>
  gammaln(shape + events) - gammaln(shape) - gammaln(events + 1) + shape * Math.log(p) + events * Math.log(1 - p);
