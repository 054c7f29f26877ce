import { quantileSorted } from "../statistics/quantileSorted.ts";
import { type SeededRandom, seededRandom } from "../statistics/seededRandom.ts";
import type { EstimatedLevels } from "./estimateLevels.ts";
import type { Message } from "./message.ts";
import { drawLevels } from "./nested.ts";
import { baseLogOdds, type Calibration, NO_CALIBRATION, pooledProbability } from "./pool.ts";

export type SimulationObject = {
  readonly id: string;
  readonly provider: string;
  readonly unit: string;
  /** the computed probability: the middle of the worlds */
  readonly sannolikhet: number;
  /** Beta posterior of the base rate; objects with the same posterior share its draw in each world */
  readonly baseRatePosterior: { readonly alpha: number; readonly beta: number };
  readonly indicators: readonly string[];
};

export type SimulationOptions = {
  readonly seed: number | string;
  /** log-odds of a finding per unit of level */
  readonly slope: number;
  /** simulated worlds */
  readonly draws?: number;
  /** standard deviation of ln(weight): 0.4 lets a weight range from half to double in nine worlds of ten */
  readonly weightSpread?: number;
  readonly confidence?: number;
  readonly calibration?: Calibration;
};

export type Simulated = {
  readonly id: string;
  readonly sannolikhet_lag: number;
  readonly sannolikhet_hog: number;
  /** the probability in each world, for ranks; world k is the same world for every object */
  readonly draws: Float64Array;
};

/**
 * How far could each probability have landed elsewhere? In each world every declared weight is perturbed log-normally
 * (one factor per indicator, common to all objects, since a weight is either too high for everyone or for no one), the
 * levels are found anew with these weights, and the true levels are drawn from their joint posterior: one draw per
 * utförare, per unit and per object. The base rate is drawn from its own posterior.
 *
 * Worlds are centred (median) on the computed log-odds, so that lag ≤ sannolikhet ≤ hog always holds. Every random stream
 * is named after what it is for: the result does not depend on the order of objects or indicators.
 * Reference: Gelman & Hill (2007), ch. 7 and 12 (simulation of multilevel models).
 *
 * @returns in the order of `objects`
 * @throws if draws is not a whole number ≥ 1
 */
export function simulate(
  objects: readonly SimulationObject[],
  estimated: EstimatedLevels,
  options: SimulationOptions,
): Simulated[] {
  const { seed, slope, draws = 400, weightSpread = 0.4, confidence = 0.9, calibration = NO_CALIBRATION } = options;
  if (!Number.isInteger(draws) || draws < 1) throw new Error(`draws must be a whole number ≥ 1: ${draws}`);
  const { tree, spread } = estimated;
  const stream = (kind: string, name: string) => seededRandom(`${seed}|${kind}|${name}`);
  const flat = flatten(objects, estimated);
  const weights = shared(flat.names, (name) => stream("vikt", name));
  const providers = tree.providers.map(({ units }) => stream("utforare", objects[units[0]![0]!]!.provider));
  const units = tree.providers.flatMap((provider) =>
    provider.units.map((members) => stream("enhet", objects[members[0]!]!.unit)),
  );
  const own = objects.map(({ id }) => stream("objekt", id));
  const bases = shared(
    objects.map(({ baseRatePosterior: { alpha, beta } }) => `${alpha}|${beta}`),
    (name) => stream("grundniva", name),
  );
  const posteriors = new Map(bases.index.map((base, i) => [base, objects[i]!.baseRatePosterior] as const));

  const logOdds = objects.map(() => new Float64Array(draws));
  const levels = new Float64Array(objects.length);
  const normal = (random: SeededRandom) => random.normal();
  for (let world = 0; world < draws; world++) {
    const factors = weights.streams.map((random) => Math.exp(weightSpread * random.normal()));
    const { means, precisions } = reweighted(flat, weights.index, factors, objects.length);
    const normals = { providers: providers.map(normal), units: units.map(normal), objects: own.map(normal) };
    drawLevels(tree, means, precisions, spread, normals, levels);
    const base = bases.streams.map((random, i) => {
      const { alpha, beta } = posteriors.get(i)!;
      return baseLogOdds(random.beta(alpha, beta));
    });
    for (let i = 0; i < objects.length; i++) logOdds[i]![world] = base[bases.index[i]!]! + slope * levels[i]!;
  }
  return objects.map((object, i) => ({
    id: object.id,
    ...centred(object.sannolikhet, logOdds[i]!, calibration.slope, confidence),
  }));
}

/** One random stream per distinct name, and which one each place of the list has. */
function shared(names: readonly string[], open: (name: string) => SeededRandom) {
  const places = new Map<string, number>();
  const index = names.map((name) => {
    const known = places.get(name) ?? places.size;
    places.set(name, known);
    return known;
  });
  return { index, streams: [...places.keys()].map(open) };
}

/** All messages in one row: whose they are, of which indicator, and what they say. */
function flatten(objects: readonly SimulationObject[], { messages }: EstimatedLevels) {
  const owner: number[] = [];
  const names: string[] = [];
  const said: Message[] = [];
  messages.forEach((list, i) => {
    list.forEach((message, j) => {
      if (message.precision === 0) return;
      owner.push(i);
      names.push(objects[i]!.indicators[j]!);
      said.push(message);
    });
  });
  return { owner, names, said };
}

/** What all say together when the weight of every indicator is multiplied by its factor. */
function reweighted(
  { owner, said }: ReturnType<typeof flatten>,
  indicator: readonly number[],
  factors: readonly number[],
  objects: number,
): { means: Float64Array; precisions: Float64Array } {
  const precisions = new Float64Array(objects);
  const means = new Float64Array(objects);
  for (let n = 0; n < owner.length; n++) {
    const precision = said[n]!.precision * factors[indicator[n]!]!;
    precisions[owner[n]!]! += precision;
    means[owner[n]!]! += precision * said[n]!.mean;
  }
  for (let i = 0; i < objects; i++) if (precisions[i]! > 0) means[i]! /= precisions[i]!;
  return { means, precisions };
}

function centred(sannolikhet: number, logOdds: Float64Array, slope: number, confidence: number) {
  const sorted = Array.from(logOdds.slice().sort());
  const centre = quantileSorted(sorted, 0.5);
  const point = Math.log(sannolikhet / (1 - sannolikhet));
  const probability = (value: number) => pooledProbability(point + slope * (value - centre));
  const tail = (1 - confidence) / 2;
  return {
    // The round trip through logarithms must not put the point a last digit outside its own interval.
    sannolikhet_lag: Math.min(sannolikhet, probability(quantileSorted(sorted, tail))),
    sannolikhet_hog: Math.max(sannolikhet, probability(quantileSorted(sorted, 1 - tail))),
    draws: logOdds.map(probability),
  };
}
