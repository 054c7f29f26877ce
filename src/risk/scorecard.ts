import { logisticLine } from "../statistics/logisticLine.ts";
import { logit } from "../statistics/logit.ts";
import { quantileSorted } from "../statistics/quantileSorted.ts";
import { rocAuc } from "../statistics/rocAuc.ts";
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
  const samples = clusterSamples(outcomes, seed, draws);
  const tail = (1 - confidence) / 2;
  const interval = (value: number | null, perSample: readonly (number | null)[]): Interval => {
    const known = perSample.filter((one): one is number => one !== null).sort((a, b) => a - b);
    if (value === null || known.length < draws / 2) return { value, lower: null, upper: null };
    return { value, lower: quantileSorted(known, tail), upper: quantileSorted(known, 1 - tail) };
  };
  const aucs = new Map(
    methods.map((method) => {
      const of = (list: readonly Outcome[]) =>
        rocAuc(
          list.map(({ scores }) => scores[method]!),
          list.map(({ label }) => label),
        );
      return [method, { value: of(outcomes), perSample: samples.map(of) }] as const;
    }),
  );
  const own = aucs.get(score)!;
  return {
    n: outcomes.length,
    findings: findingsOf(outcomes),
    methods: methods.map((method): MethodScore => {
      const auc = aucs.get(method)!;
      const lead = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b);
      return {
        method,
        atCapacity: shares.map((share) => {
          const at = capacity(outcomes, method, share);
          const perSample = samples.map((list) => capacity(list, method, share));
          return {
            k: at.k,
            hits: at.hits,
            precision: interval(
              at.precision,
              perSample.map(({ precision }) => precision),
            ),
            recall: at.recall,
            lift: interval(
              at.lift,
              perSample.map(({ lift }) => lift),
            ),
          };
        }),
        auc: interval(auc.value, auc.perSample),
        lead:
          method === score
            ? null
            : interval(
                lead(own.value, auc.value),
                own.perSample.map((value, i) => lead(value, auc.perSample[i]!)),
              ),
      };
    }),
    forecast: forecastScore(outcomes, samples, score, interval),
  };
}

export type Scorecard = ReturnType<typeof scorecard>;

const findingsOf = (outcomes: readonly Outcome[]): number => outcomes.reduce((sum, { label }) => sum + label, 0);

function clusterSamples(outcomes: readonly Outcome[], seed: number | string, draws: number): Outcome[][] {
  const units = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const members = units.get(outcome.unit);
    if (members) members.push(outcome);
    else units.set(outcome.unit, [outcome]);
  }
  const clusters = [...units.keys()].sort().map((unit) => units.get(unit)!);
  const random = seededRandom(`${seed}|utfallskort`);
  return Array.from({ length: draws }, () =>
    clusters.flatMap(() => clusters[Math.floor(random.uniform() * clusters.length)]!),
  );
}

/** What is found among the `share` of objects with the highest scores. */
function capacity(outcomes: readonly Outcome[], method: string, share: number) {
  const k = Math.max(1, Math.round(share * outcomes.length));
  const sorted = [...outcomes].sort((a, b) => b.scores[method]! - a.scores[method]!);
  const last = sorted[k - 1]?.scores[method];
  let above = 0;
  let certain = 0;
  let tied = 0;
  let tiedHits = 0;
  for (const { scores, label } of sorted) {
    const value = scores[method]!;
    if (value > last!) {
      above++;
      certain += label;
    } else if (value === last) {
      tied++;
      tiedHits += label;
    } else break;
  }
  const hits = certain + (tied > 0 ? (tiedHits * (k - above)) / tied : 0);
  const findings = findingsOf(outcomes);
  const precision = outcomes.length > 0 ? hits / k : null;
  const base = findings / outcomes.length;
  return {
    k,
    hits,
    precision,
    recall: findings > 0 ? hits / findings : null,
    lift: precision !== null && base > 0 ? precision / base : null,
  };
}

function forecastScore(
  outcomes: readonly Outcome[],
  samples: readonly (readonly Outcome[])[],
  score: string,
  interval: (value: number | null, perSample: readonly (number | null)[]) => Interval,
): ForecastScore {
  const brierOf = (list: readonly Outcome[]) =>
    list.reduce((sum, { scores, label }) => sum + (scores[score]! - label) ** 2, 0) / list.length;
  const skillOf = (list: readonly Outcome[]): number | null => {
    const base = findingsOf(list) / list.length;
    return base > 0 && base < 1 ? 1 - brierOf(list) / (base * (1 - base)) : null;
  };
  const slopeOf = (list: readonly Outcome[]): number | null =>
    logisticLine(
      list.map(({ scores }) => logit(scores[score]!)),
      list.map(({ label }) => label),
    )?.slope ?? null;
  return {
    brier: brierOf(outcomes),
    skill: interval(skillOf(outcomes), samples.map(skillOf)),
    calibrationSlope: interval(slopeOf(outcomes), samples.map(slopeOf)),
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
      found: findingsOf(group),
    };
  }).filter(({ n }) => n > 0);
}
