import { quantileSorted } from "../statistics/quantileSorted.ts";
import { type SeededRandom, seededRandom } from "../statistics/seededRandom.ts";
import { evidenceDifference } from "./evidence.ts";
import type { EvidenceSampler } from "./indicatorEvidence.ts";
import { baseLogOdds, type Calibration, NO_CALIBRATION, poolEvidence, pooledProbability } from "./pool.ts";

export type SimulationObject = {
  readonly id: string;
  readonly baseRate: number;
  /** Beta posterior of the base rate; objects with the same posterior share its draw in each world */
  readonly baseRatePosterior?: { readonly alpha: number; readonly beta: number };
  readonly evidence: readonly EvidenceSampler[];
};

export type SimulationOptions = {
  readonly seed: number | string;
  /** simulated worlds */
  readonly draws?: number;
  /** standard deviation of ln(weight): 0.4 lets a weight range from half to double in nine worlds of ten */
  readonly weightSpread?: number;
  readonly confidence?: number;
  readonly calibration?: Calibration;
};

export type Simulated = {
  readonly id: string;
  readonly sannolikhet: number;
  readonly sannolikhet_lag: number;
  readonly sannolikhet_hog: number;
  /** the probability in each world, for ranks; world k is the same world for every object */
  readonly draws: Float64Array;
};

/**
 * How far could each probability have landed elsewhere? Draws worlds in which the units' true levels come from their
 * posteriors and the declared weights are perturbed log-normally: one draw per world and indicator, common to all
 * objects, since a weight is either too high for everyone or for no one.
 *
 * The draws are centred (median) on the computed log-odds. Posteriors are already shrunk towards the peers, and evidence
 * computed from them is shrunk once more; without the centring every interval would lean towards the middle. So
 * lag ≤ sannolikhet ≤ hog always holds.
 *
 * Every random stream is named after what it is for: the result does not depend on the order of objects or indicators.
 * Reference: Efron & Tibshirani (1993), ch. 6 (parametric bootstrap) and 10 (bias).
 *
 * @returns in the order of `objects`
 * @throws if draws is not a whole number ≥ 1
 */
export function simulate(objects: readonly SimulationObject[], options: SimulationOptions): Simulated[] {
  const { seed, draws = 400, weightSpread = 0.4, confidence = 0.9, calibration = NO_CALIBRATION } = options;
  if (!Number.isInteger(draws) || draws < 1) throw new Error(`draws must be a whole number ≥ 1: ${draws}`);

  const streams = new Map<string, Float64Array>();
  const shared = (name: string, draw: (random: SeededRandom) => number) => {
    let stream = streams.get(name);
    if (!stream) {
      const random = seededRandom(`${seed}|${name}`);
      stream = Float64Array.from({ length: draws }, () => draw(random));
      streams.set(name, stream);
    }
    return stream;
  };
  const weightFactors = (indikatorId: string) =>
    shared(`vikt|${indikatorId}`, (random) => Math.exp(weightSpread * random.normal()));
  const baseLevels = (object: SimulationObject) => {
    const posterior = object.baseRatePosterior;
    if (!posterior) return null;
    return shared(`grundniva|${posterior.alpha}|${posterior.beta}`, (random) =>
      baseLogOdds(random.beta(posterior.alpha, posterior.beta)),
    );
  };

  return objects.map((object) => {
    const { sannolikhet } = poolEvidence(object.baseRate, object.evidence, calibration);
    const base = baseLevels(object);
    const logOdds = base ? base.slice() : new Float64Array(draws);
    // Sorted, because the streams are consumed in turn: the order in which evidence arrives must not matter.
    for (const item of [...object.evidence].sort((a, b) => (a.indikatorId < b.indikatorId ? -1 : 1))) {
      const factors = weightFactors(item.indikatorId);
      const random = seededRandom(`${seed}|${object.id}|${item.indikatorId}`);
      for (let world = 0; world < draws; world++) {
        logOdds[world]! += item.weight * factors[world]! * evidenceDifference(item.drawP(random), item.pPrior);
      }
    }
    return { id: object.id, sannolikhet, ...centred(sannolikhet, logOdds, calibration.slope, confidence) };
  });
}

function centred(sannolikhet: number, logOdds: Float64Array, slope: number, confidence: number) {
  const centre = quantileSorted(Array.from(logOdds).sort(ascending), 0.5);
  const point = Math.log(sannolikhet / (1 - sannolikhet));
  const draws = logOdds.map((value) => pooledProbability(point + slope * (value - centre)));
  const sorted = Array.from(draws).sort(ascending);
  const tail = (1 - confidence) / 2;
  return {
    // The round trip through logarithms must not put the point a last digit outside its own interval.
    sannolikhet_lag: Math.min(sannolikhet, quantileSorted(sorted, tail)),
    sannolikhet_hog: Math.max(sannolikhet, quantileSorted(sorted, 1 - tail)),
    draws,
  };
}

function ascending(a: number, b: number): number {
  return a - b;
}
