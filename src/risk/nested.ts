/** Variances of the level: between utförare, between units of one utförare, between areas of one unit. */
export type Spread = { readonly provider: number; readonly unit: number; readonly special: number };

/** Where an object hangs: each unit belongs to one provider. */
export type Place = { readonly provider: string; readonly unit: string };

/** The tree of all objects, made once. Indices point into the list of places. */
export type Tree = { readonly size: number; readonly providers: readonly { readonly units: readonly number[][] }[] };

export type NestedLevel = {
  /** posterior mean and variance of the level */
  readonly mean: number;
  readonly variance: number;
  /** of the mean: what comes from the object's own data (share of its own mean that is believed, 0–1) … */
  readonly own: number;
  /** … and what the unit's other areas and the provider's other units add */
  readonly fromUnit: number;
  readonly fromProvider: number;
};

export function treeOf(places: readonly Place[]): Tree {
  const providers = new Map<string, Map<string, number[]>>();
  places.forEach(({ provider, unit }, index) => {
    const units = providers.get(provider) ?? new Map<string, number[]>();
    providers.set(provider, units);
    const members = units.get(unit);
    if (members) members.push(index);
    else units.set(unit, [index]);
  });
  return { size: places.length, providers: [...providers.values()].map((units) => ({ units: [...units.values()] })) };
}

/**
 * Levels of objects in a tree provider → unit → object, each a normal deviation from the level above it, given one normal
 * message per object. Closed form, one pass up and one pass down: thin data lean on the unit's other areas, then on the
 * provider's other units, and at last on the peers (level 0), by as much as the data of the whole kommun say that these
 * are alike. The mean is linear in the messages, so that every part of it can be shown.
 * Reference: Gelman & Hill (2007), ch. 12 (partial pooling); the recursion is that of a tree-structured normal model.
 *
 * @param means, precisions one message per object; precision 0 = nothing known
 * @example nestedLevels(treeOf([{ provider: "U", unit: "E" }]), [1], [10], { provider: 0, unit: 0, special: 0.1 })[0].mean
 *   // 0.5
 */
export function nestedLevels(
  tree: Tree,
  means: ArrayLike<number>,
  precisions: ArrayLike<number>,
  spread: Spread,
): NestedLevel[] {
  const levels = new Array<NestedLevel>(tree.size);
  for (const { units } of tree.providers) {
    const { summaries, weights, total, weighted } = upwards(units, means, precisions, spread);
    const believed = spread.provider > 0 ? 1 / (1 / spread.provider + total) : 0;
    const provider = believed * weighted;
    units.forEach((members, u) => {
      const { precision, mean } = summaries[u]!;
      const shrink = spread.unit * weights[u]!;
      const unit = shrink * (mean - provider);
      const inProvider = believed * weights[u]!;
      for (const index of members) {
        const weight = precisions[index]! > 0 ? 1 / (spread.special + 1 / precisions[index]!) : 0;
        const special = spread.special * weight;
        const inUnit = precision > 0 ? weight / precision : 0;
        const above = (1 - special) * ((1 - shrink) * inProvider + shrink);
        levels[index] = {
          mean: provider + unit + special * (means[index]! - provider - unit),
          variance:
            spread.special * (1 - special) +
            (1 - special) ** 2 * (spread.unit * (1 - shrink) + (1 - shrink) ** 2 * believed),
          own: special + above * inUnit,
          fromUnit: above * (mean - inUnit * means[index]!),
          fromProvider: (1 - special) * (1 - shrink) * (provider - inProvider * mean),
        };
      }
    });
  }
  return levels;
}

/**
 * One draw of all levels from their joint posterior: the utförare's first, then each unit's given it, then each object's.
 *
 * @param normals standard normal numbers per provider and per unit, in the order of the tree, and per object
 * @param levels receives the draw
 */
export function drawLevels(
  tree: Tree,
  means: ArrayLike<number>,
  precisions: ArrayLike<number>,
  spread: Spread,
  normals: {
    readonly providers: ArrayLike<number>;
    readonly units: ArrayLike<number>;
    readonly objects: ArrayLike<number>;
  },
  levels: Float64Array,
): void {
  let unitAt = 0;
  tree.providers.forEach(({ units }, p) => {
    const { summaries, weights, total, weighted } = upwards(units, means, precisions, spread);
    const believed = spread.provider > 0 ? 1 / (1 / spread.provider + total) : 0;
    const provider = believed * weighted + Math.sqrt(believed) * normals.providers[p]!;
    for (let u = 0; u < units.length; u++) {
      const shrink = spread.unit * weights[u]!;
      const unit =
        provider +
        shrink * (summaries[u]!.mean - provider) +
        Math.sqrt(spread.unit * (1 - shrink)) * normals.units[unitAt++]!;
      for (const index of units[u]!) {
        const special = precisions[index]! > 0 ? spread.special / (spread.special + 1 / precisions[index]!) : 0;
        levels[index] =
          unit + special * (means[index]! - unit) + Math.sqrt(spread.special * (1 - special)) * normals.objects[index]!;
      }
    }
  });
}

/**
 * Log-likelihood of the messages with all levels integrated out, but for a constant: what the spread is estimated from.
 *
 * @example nestedLikelihood(tree, means, precisions, { provider: 0.01, unit: 0.04, special: 0.06 })
 */
export function nestedLikelihood(
  tree: Tree,
  means: ArrayLike<number>,
  precisions: ArrayLike<number>,
  spread: Spread,
): number {
  let likelihood = 0;
  for (const { units } of tree.providers) {
    const { summaries, weights, total, weighted } = upwards(units, means, precisions, spread);
    if (total === 0) continue;
    const centre = weighted / total;
    const variance = spread.provider + 1 / total;
    likelihood -= 0.5 * (Math.log(total) + Math.log(variance) + centre ** 2 / variance);
    summaries.forEach(({ mean, precision, logLikelihood }, i) => {
      if (precision > 0)
        likelihood += logLikelihood + 0.5 * (Math.log(weights[i]!) - weights[i]! * (mean - centre) ** 2);
    });
  }
  return likelihood;
}

/** The units of one provider as messages about the provider. */
function upwards(
  units: readonly (readonly number[])[],
  means: ArrayLike<number>,
  precisions: ArrayLike<number>,
  spread: Spread,
) {
  const summaries = units.map((members) => unitSummary(members, means, precisions, spread.special));
  const weights = summaries.map(({ precision }) => (precision > 0 ? 1 / (spread.unit + 1 / precision) : 0));
  let total = 0;
  let weighted = 0;
  summaries.forEach(({ mean }, i) => {
    total += weights[i]!;
    weighted += weights[i]! * mean;
  });
  return { summaries, weights, total, weighted };
}

type Summary = { readonly mean: number; readonly precision: number; readonly logLikelihood: number };

/** A unit's areas as one message about the unit, its special deviations integrated out. */
function unitSummary(
  members: readonly number[],
  means: ArrayLike<number>,
  precisions: ArrayLike<number>,
  special: number,
): Summary {
  let precision = 0;
  let sum = 0;
  let squares = 0;
  let logs = 0;
  for (const index of members) {
    if (!(precisions[index]! > 0)) continue;
    const weight = 1 / (special + 1 / precisions[index]!);
    precision += weight;
    sum += weight * means[index]!;
    squares += weight * means[index]! ** 2;
    logs += Math.log(weight);
  }
  if (precision === 0) return { mean: 0, precision, logLikelihood: 0 };
  const mean = sum / precision;
  return { mean, precision, logLikelihood: 0.5 * (logs - Math.log(precision) - (squares - precision * mean ** 2)) };
}
