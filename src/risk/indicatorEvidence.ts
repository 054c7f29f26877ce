import type { BetaPrior } from "../statistics/betaBinomialFit.ts";
import { betaBinomialPosterior } from "../statistics/betaBinomialPosterior.ts";
import type { GammaPrior } from "../statistics/gammaPoissonFit.ts";
import { gammaPoissonPosterior } from "../statistics/gammaPoissonPosterior.ts";
import { requirePositive } from "../statistics/require.ts";
import type { SeededRandom } from "../statistics/seededRandom.ts";
import type { Evidence } from "./evidence.ts";

/** Evidence that can also tell what it might have been: the input of the simulation. */
export type EvidenceSampler = Evidence & {
  /** P(worse than the reference) in one simulated world */
  drawP(random: SeededRandom): number;
};

/** Which side is worse: many falls are, few satisfied are. */
export type WorseSide = "hog" | "lag";

type Common = {
  readonly indikatorId: string;
  readonly weight: number;
  readonly worse: WorseSide;
  /** the reference: a ratio (counts) or a share (shares), for example 1.25 × peers or a riktvärde */
  readonly threshold: number;
};

/**
 * Evidence of a count with exposure, shrunk by the gamma prior of its peers.
 *
 * In a simulated world the unit's true ratio is drawn from its posterior, and the evidence becomes what the indicator
 * would say of that ratio on the common yardstick of a usual amount of data (`typicalExpected`). So a unit with thin data
 * has a *wide* range, and not the narrow one that "little data, little evidence" would give.
 *
 * @param typicalExpected a peer's usual expected count, > 0, for example the median of those with exposure
 * @throws if typicalExpected is not > 0 or the posterior cannot be formed
 * @example countEvidence({ indikatorId: "avvikelser-fall", weight: 1, worse: "hog", threshold: 1.25, count: 12,
 *   expected: 5, typicalExpected: 5, prior: { alpha: 4, beta: 4 } }).p // 0.89
 */
export function countEvidence(
  input: Common & {
    readonly count: number;
    readonly expected: number;
    readonly typicalExpected: number;
    readonly prior: GammaPrior;
  },
): EvidenceSampler {
  const { prior, threshold, worse } = input;
  const pWorse = (count: number, expected: number) =>
    onWorseSide(gammaPoissonPosterior(count, expected, prior).probabilityAbove(threshold), worse);
  const own = gammaPoissonPosterior(input.count, input.expected, prior);
  const yardstick = input.typicalExpected;
  requirePositive(yardstick, "typicalExpected");
  const asIf = interpolatedByCount((count) => pWorse(count, yardstick));
  return {
    indikatorId: input.indikatorId,
    weight: input.weight,
    p: pWorse(input.count, input.expected),
    pPrior: pWorse(0, 0),
    drawP: (random) => asIf(random.gamma(own.alpha, own.beta) * yardstick),
  };
}

/**
 * Evidence of a share, shrunk by the Beta prior of its peers; simulated as in `countEvidence`.
 *
 * @param typicalTrials a peer's usual number of answers or cases, > 0, for example the median of those with any
 * @throws if typicalTrials is not > 0 or the posterior cannot be formed
 * @example shareEvidence({ indikatorId: "brukarundersokning-bemotande", weight: 1, worse: "lag", threshold: 0.8,
 *   successes: 6, trials: 12, typicalTrials: 12, prior: { alpha: 17, beta: 3 } }).p // 0.85
 */
export function shareEvidence(
  input: Common & {
    readonly successes: number;
    readonly trials: number;
    readonly typicalTrials: number;
    readonly prior: BetaPrior;
  },
): EvidenceSampler {
  const { prior, threshold, worse } = input;
  const pWorse = (successes: number, trials: number) =>
    onWorseSide(betaBinomialPosterior(successes, trials, prior).probabilityAbove(threshold), worse);
  const own = betaBinomialPosterior(input.successes, input.trials, prior);
  const yardstick = Math.ceil(input.typicalTrials);
  requirePositive(yardstick, "typicalTrials");
  const asIf = interpolatedByCount((successes) => pWorse(Math.min(successes, yardstick), yardstick));
  return {
    indikatorId: input.indikatorId,
    weight: input.weight,
    p: pWorse(input.successes, input.trials),
    pPrior: pWorse(0, 0),
    drawP: (random) => asIf(random.beta(own.alpha, own.beta) * yardstick),
  };
}

function onWorseSide(probabilityAbove: number, worse: WorseSide): number {
  return worse === "hog" ? probabilityAbove : 1 - probabilityAbove;
}

/** Evaluates whole counts once each and interpolates between them: 400 draws need some twenty distributions, not 400. */
function interpolatedByCount(evaluate: (count: number) => number): (count: number) => number {
  const known = new Map<number, number>();
  const at = (count: number) => {
    const found = known.get(count);
    if (found !== undefined) return found;
    const value = evaluate(count);
    known.set(count, value);
    return value;
  };
  return (count) => {
    const below = Math.floor(count);
    const share = count - below;
    return at(below) * (1 - share) + at(below + 1) * share;
  };
}
