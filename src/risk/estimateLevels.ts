import { nelderMead } from "../statistics/nelderMead.ts";
import { type Message, messageOf, type Observation } from "./message.ts";
import {
  type NestedLevel,
  nestedLevels,
  nestedLikelihood,
  type Place,
  type Spread,
  type Tree,
  treeOf,
} from "./nested.ts";

export type LevelObject = Place & { readonly id: string; readonly observations: readonly Observation[] };

export type EstimatedLevels = {
  /** in the order of the objects */
  readonly levels: readonly NestedLevel[];
  /** messages of each object's observations at the found levels, in their order */
  readonly messages: readonly (readonly Message[])[];
  readonly tree: Tree;
  readonly spread: Spread;
};

export type LevelOptions = {
  /** declared variances: where the estimate starts, and what few data stay near */
  readonly declared: Spread;
  /** spread of ln(variance) around the declared one; smaller is more stubborn */
  readonly freedom?: number;
  /** false keeps the declared spread */
  readonly learnSpread?: boolean;
};

const ROUNDS = 6;

/**
 * The level of every object from all that its indicators say: repeats messages → nested levels until the levels stand
 * still, and lets the data of the whole kommun say how far utförare, units and areas lie apart (empirical Bayes: maximum of
 * the marginal likelihood, with a weak log-normal prior around the declared variances so that few data do not run away).
 *
 * @example estimateLevels([{ id: "a", provider: "U", unit: "E", observations: [] }], { declared }).levels[0].mean // 0
 */
export function estimateLevels(objects: readonly LevelObject[], options: LevelOptions): EstimatedLevels {
  const tree = treeOf(objects);
  let spread = options.declared;
  let at = new Float64Array(objects.length);
  let messages: Message[][] = [];
  let levels: readonly NestedLevel[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const variance = spread.provider + spread.unit + spread.special;
    messages = objects.map(({ observations }, i) => observations.map((one) => messageOf(one, at[i]!, variance)));
    const { means, precisions } = together(messages);
    // The spread settles sooner than the levels; the last rounds only move the levels.
    if (options.learnSpread !== false && round < ROUNDS - 2)
      spread = likeliestSpread(tree, means, precisions, options.declared, options.freedom ?? 1);
    levels = nestedLevels(tree, means, precisions, spread);
    at = Float64Array.from(levels, ({ mean }) => mean);
  }
  return { levels, messages, tree, spread };
}

/** Independent messages about one level: precisions add up. */
export function together(messages: readonly (readonly Message[])[]): { means: Float64Array; precisions: Float64Array } {
  const means = new Float64Array(messages.length);
  const precisions = new Float64Array(messages.length);
  messages.forEach((list, i) => {
    let precision = 0;
    let sum = 0;
    for (const message of list) {
      precision += message.precision;
      sum += message.precision * message.mean;
    }
    precisions[i] = precision;
    means[i] = precision > 0 ? sum / precision : 0;
  });
  return { means, precisions };
}

function likeliestSpread(
  tree: Tree,
  means: Float64Array,
  precisions: Float64Array,
  declared: Spread,
  freedom: number,
): Spread {
  const spreadAt = ([provider = 0, unit = 0, special = 0]: readonly number[]): Spread => ({
    provider: declared.provider * Math.exp(provider),
    unit: declared.unit * Math.exp(unit),
    special: declared.special * Math.exp(special),
  });
  const badness = (point: readonly number[]) =>
    point.reduce((sum, x) => sum + 0.5 * (x / freedom) ** 2, 0) -
    nestedLikelihood(tree, means, precisions, spreadAt(point));
  return spreadAt(nelderMead(badness, [0, 0, 0], { step: 0.5, tolerance: 1e-4, maxIterations: 120 }).point);
}
