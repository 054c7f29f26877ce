import { requireNotNegative, requirePositive, requireProbability } from "../statistics/require.ts";

/** What one indicator has seen of one object, against what its peers would have shown. */
export type Observation = {
  readonly indikatorId: string;
  /** events of so many expected, or hits of so many trials where peers have the given share */
  readonly data:
    | { readonly kind: "count"; readonly events: number; readonly expected: number }
    | { readonly kind: "share"; readonly hits: number; readonly trials: number; readonly share: number };
  /** change of the log rate (or log odds) per unit of level; negative where less is worse */
  readonly slope: number;
  /** variance of the log of the reference itself: few peers do not know their own level well */
  readonly referenceVariance?: number;
  /** declared weight 0–1: the part of the true differences that the source would explain had it endless data */
  readonly reliability: number;
  /** a unit that reports too little gains nothing by the little that it reports: only what raises the level is heard */
  readonly onlyUpwards?: boolean;
};

/** What an observation says of the level: a normal message. Precision 0 says nothing. */
export type Message = { readonly mean: number; readonly precision: number };

/** Below this an observation says nothing that doubles can carry. */
const LEAST_INFORMATION = 1e-6;

const SILENCE: Message = { mean: 0, precision: 0 };

/**
 * The message of an observation about the level z of its object (log rate ratio against peers; 0 = as the peers).
 *
 * Variant: the Poisson or binomial likelihood is replaced by its second-order expansion at `at`; repeated at the new level
 * it finds the mode (penalised quasi-likelihood). How well the peers' level is known is added to it, and a source is never heard beyond its reliability w: noise of its own with
 * variance V·(1 − w)/w is added, so that endless data from it resolve the part w of the variance V between units.
 * Reference: Breslow & Clayton (1993), JASA 88:9.
 *
 * @param at the level at which the likelihood is expanded
 * @param variance V, the variance of the level between objects
 * @throws if counts are negative, a share is not strictly between 0 and 1, or a reliability is outside 0–1
 * @example messageOf({ indikatorId: "klagomal-totalt", data: { kind: "count", events: 8, expected: 4 }, slope: 1,
 *   reliability: 1 }, 0, 0.1) // mean 1, precision 4
 */
export function messageOf(observation: Observation, at: number, variance: number): Message {
  const { slope, reliability } = observation;
  requireProbability(reliability, "reliability");
  requireNotNegative(variance, "variance");
  const { score, information } = derivatives(observation, at);
  if (reliability < LEAST_INFORMATION || information < LEAST_INFORMATION) return SILENCE;
  const mean = at + score / information;
  if (observation.onlyUpwards && mean <= 0) return SILENCE;
  const own = (variance * (1 - reliability)) / reliability + (observation.referenceVariance ?? 0) / slope ** 2;
  return { mean, precision: 1 / (1 / information + own) };
}

/** First derivative of the log-likelihood by the level, and its expected information. */
function derivatives({ data, slope }: Observation, at: number): { score: number; information: number } {
  if (data.kind === "count") {
    requireNotNegative(data.events, "events");
    requireNotNegative(data.expected, "expected");
    const mean = data.expected * Math.exp(slope * at);
    return { score: slope * (data.events - mean), information: slope * slope * mean };
  }
  requireNotNegative(data.hits, "hits");
  requireNotNegative(data.trials, "trials");
  requirePositive(data.share, "share");
  requirePositive(1 - data.share, "1 − share");
  const odds = (data.share / (1 - data.share)) * Math.exp(slope * at);
  const p = odds / (1 + odds);
  return {
    score: slope * (data.hits - data.trials * p),
    information: slope * slope * data.trials * p * (1 - p),
  };
}
