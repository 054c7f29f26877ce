import { logisticLine } from "../statistics/logisticLine.ts";
import { logit } from "../statistics/logit.ts";
import { quantileSorted } from "../statistics/quantileSorted.ts";
import { seededRandom } from "../statistics/seededRandom.ts";

/** One object that was followed up after the forecast, with what each method had said before. */
export type Outcome = {
  readonly id: string;
  /** objects of one unit are not independent: they are drawn together */
  readonly unit: string;
  /** 1 where a requirement was not met */
  readonly label: 0 | 1;
  readonly scores: Readonly<Record<string, number>>;
};

export type Interval = { readonly value: number | null; readonly lower: number | null; readonly upper: number | null };

export type MethodScore = {
  readonly method: string;
  /** of the objects that the method would have chosen first */
  readonly atCapacity: readonly {
    readonly k: number;
    readonly hits: number;
    readonly precision: Interval;
    readonly recall: number | null;
    readonly lift: Interval;
  }[];
  readonly auc: Interval;
  /** AUC of the score less that of the method, in the same worlds; null for the score itself */
  readonly lead: Interval | null;
};

export type ForecastScore = {
  readonly brier: number;
  /** 1 − Brier / Brier of always saying the base rate */
  readonly skill: Interval;
  /** share found less the mean forecast: above 0 said too little */
  readonly excess: Interval;
  /** of labels on the forecast's log-odds: below 1 too sure of itself */
  readonly calibrationSlope: Interval;
  readonly deciles: readonly {
    readonly decile: number;
    readonly n: number;
    readonly expected: number;
    readonly found: number;
  }[];
};

export type ScorecardOptions = {
  /** the method that is a forecast, and that the others are compared with */
  readonly score: string;
  /** capacities as shares of the objects */
  readonly shares: readonly number[];
  readonly seed: number | string;
  readonly draws?: number;
  readonly confidence?: number;
};

/**
 * How well each method pointed out what was later found, with percentile intervals over bootstrap samples of units: a
 * sample takes whole units, because what is found in two areas of one unit is not two independent things.
 * Ties at the last place are counted by their expected share, so that no method gains by the order of a list.
 * Reference: Efron & Tibshirani (1993), ch. 13; cluster bootstrap: Davison & Hinkley (1997), 3.8.
 *
 * @throws if a method lacks a score for an object
 */
export function scorecard(outcomes: readonly Outcome[], options: ScorecardOptions) {
  const { score, shares, seed, draws = 300, confidence = 0.9 } = options;
  const methods = Object.keys(outcomes[0]?.scores ?? {}).sort();
  for (const { id, scores } of outcomes)
    for (const method of methods)
      if (!Number.isFinite(scores[method])) throw new Error(`method ${method} has no score for ${id}`);
  const once = new Float64Array(outcomes.length).fill(1);
  const samples = clusterSamples(outcomes, seed, draws);
  const tail = (1 - confidence) / 2;
  /** A figure of all outcomes, with the percentiles of the same figure over the samples. */
  const interval = (figure: (weights: Float64Array) => number | null): Interval => {
    const value = figure(once);
    const known = samples
      .map(figure)
      .filter((one): one is number => one !== null)
      .sort((a, b) => a - b);
    if (value === null || known.length < draws / 2) return { value, lower: null, upper: null };
    return { value, lower: quantileSorted(known, tail), upper: quantileSorted(known, 1 - tail) };
  };
  const orders = new Map(methods.map((method) => [method, ordered(outcomes, method)] as const));
  const own = orders.get(score)!;
  return {
    n: outcomes.length,
    findings: outcomes.reduce((sum, { label }) => sum + label, 0),
    methods: methods.map((method): MethodScore => {
      const order = orders.get(method)!;
      return {
        method,
        atCapacity: shares.map((share) => {
          const { k, hits, recall } = capacity(order, once, share);
          return {
            k,
            hits,
            precision: interval((weights) => capacity(order, weights, share).precision),
            recall,
            lift: interval((weights) => capacity(order, weights, share).lift),
          };
        }),
        auc: interval((weights) => auc(order, weights)),
        lead:
          method === score
            ? null
            : interval((weights) => {
                const [a, b] = [auc(own, weights), auc(order, weights)];
                return a === null || b === null ? null : a - b;
              }),
      };
    }),
    forecast: forecastScore(outcomes, score, once, interval),
  };
}

export type Scorecard = ReturnType<typeof scorecard>;

/** How often each outcome is in each sample: units are drawn with replacement, whole. */
function clusterSamples(outcomes: readonly Outcome[], seed: number | string, draws: number): Float64Array[] {
  const units = [...new Set(outcomes.map(({ unit }) => unit))].sort();
  const places = new Map(units.map((unit, i) => [unit, i] as const));
  const place = outcomes.map(({ unit }) => places.get(unit)!);
  const random = seededRandom(`${seed}|utfallskort`);
  return Array.from({ length: draws }, () => {
    const drawn = new Float64Array(units.length);
    for (let i = 0; i < units.length; i++) drawn[Math.floor(random.uniform() * units.length)]! += 1;
    return Float64Array.from(place, (unit) => drawn[unit]!);
  });
}

/** Groups of outcomes with the same score, highest first: sorted once, whatever the sample. */
type Order = readonly { readonly members: readonly number[]; readonly labels: readonly (0 | 1)[] }[];

function ordered(outcomes: readonly Outcome[], method: string): Order {
  const groups = new Map<number, number[]>();
  outcomes.forEach(({ scores }, i) => {
    const value = scores[method]!;
    const group = groups.get(value);
    if (group) group.push(i);
    else groups.set(value, [i]);
  });
  return [...groups]
    .sort(([a], [b]) => b - a)
    .map(([, members]) => ({ members, labels: members.map((i) => outcomes[i]!.label) }));
}

/** Weight of all and of the findings in a group. */
function weigh({ members, labels }: Order[number], weights: Float64Array) {
  let all = 0;
  let found = 0;
  members.forEach((index, i) => {
    all += weights[index]!;
    found += weights[index]! * labels[i]!;
  });
  return { all, found };
}

/** `rocAuc` of a weighted sample, from the ready order. */
function auc(order: Order, weights: Float64Array): number | null {
  let above = 0;
  let negatives = 0;
  let sum = 0;
  for (const group of order) {
    const { all, found } = weigh(group, weights);
    const negative = all - found;
    sum += negative * (above + found / 2);
    above += found;
    negatives += negative;
  }
  return above > 0 && negatives > 0 ? sum / (above * negatives) : null;
}

/** What is found among the `share` of objects with the highest scores. */
function capacity(order: Order, weights: Float64Array, share: number) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const k = Math.max(1, Math.round(share * total));
  let taken = 0;
  let hits = 0;
  let findings = 0;
  for (const group of order) {
    const { all, found } = weigh(group, weights);
    findings += found;
    const part = all > 0 ? Math.min(1, Math.max(0, k - taken) / all) : 0;
    hits += part * found;
    taken += all;
  }
  const precision = total > 0 ? hits / k : null;
  return {
    k,
    hits,
    precision,
    recall: findings > 0 ? hits / findings : null,
    lift: precision !== null && findings > 0 ? (precision * total) / findings : null,
  };
}

function forecastScore(
  outcomes: readonly Outcome[],
  score: string,
  once: Float64Array,
  interval: (figure: (weights: Float64Array) => number | null) => Interval,
): ForecastScore {
  const labels = outcomes.map(({ label }) => label);
  const forecasts = outcomes.map(({ scores }) => scores[score]!);
  const logits = forecasts.map(logit);
  const weighted = (weights: Float64Array, of: (i: number) => number) => {
    let sum = 0;
    let total = 0;
    weights.forEach((weight, i) => {
      sum += weight * of(i);
      total += weight;
    });
    return sum / total;
  };
  const brier = (weights: Float64Array) => weighted(weights, (i) => (forecasts[i]! - labels[i]!) ** 2);
  return {
    brier: brier(once),
    skill: interval((weights) => {
      const base = weighted(weights, (i) => labels[i]!);
      return base > 0 && base < 1 ? 1 - brier(weights) / (base * (1 - base)) : null;
    }),
    excess: interval((weights) => weighted(weights, (i) => labels[i]! - forecasts[i]!)),
    calibrationSlope: interval((weights) => logisticLine(logits, labels, { weights })?.slope ?? null),
    deciles: decilesOf(outcomes, score),
  };
}

/** Ten groups of as equal size as the number allows, by forecast. */
function decilesOf(outcomes: readonly Outcome[], score: string): ForecastScore["deciles"] {
  const sorted = [...outcomes].sort((a, b) => a.scores[score]! - b.scores[score]! || (a.id < b.id ? -1 : 1));
  return Array.from({ length: 10 }, (_, i) => {
    const group = sorted.slice(Math.floor((i * sorted.length) / 10), Math.floor(((i + 1) * sorted.length) / 10));
    const expected = group.reduce((sum, { scores }) => sum + scores[score]!, 0);
    return {
      decile: i + 1,
      n: group.length,
      expected: group.length > 0 ? expected / group.length : 0,
      found: group.reduce((sum, { label }) => sum + label, 0),
    };
  }).filter(({ n }) => n > 0);
}
