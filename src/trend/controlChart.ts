import { anhojRuns } from "../statistics/anhojRuns.ts";
import { binomialLimits } from "../statistics/binomialLimits.ts";
import { clopperPearson } from "../statistics/clopperPearson.ts";
import type { ControlLimits } from "../statistics/controlLimits.ts";
import { type MakingDataCountRule, makingDataCountRules } from "../statistics/makingDataCountRules.ts";
import { pChart } from "../statistics/pChart.ts";
import { poissonInterval } from "../statistics/poissonInterval.ts";
import { poissonLimits } from "../statistics/poissonLimits.ts";
import { requirePositive, requireSameLength } from "../statistics/require.ts";
import { uChart } from "../statistics/uChart.ts";
import { xmrChart } from "../statistics/xmrChart.ts";
import { type ChartChoice, type ChartConfig, chooseChart, DEFAULT_CHART, type SeriesKind } from "./chartChoice.ts";

export type ChartRule =
  | "utanfor_grans"
  | "sju_at_samma_hall"
  | "tva_av_tre"
  | "sju_pa_samma_sida"
  | "anhoj_serie"
  | "anhoj_korsningar";

export type ChartSeries = {
  readonly kind: SeriesKind;
  /** events or hits per quarter; for a measurement the measured value */
  readonly taljare: readonly number[];
  /** exposure or independent trials per quarter, > 0; for a measurement 1 */
  readonly namnare: readonly number[];
};

export type ControlChart = ChartChoice & {
  /** taljare / namnare */
  readonly varde: readonly number[];
  /** null where no level is drawn (`punkter`) */
  readonly mitt: readonly (number | null)[];
  /** limits; for `punkter` the 90 % interval of each dot; null where there is none */
  readonly nedre: readonly (number | null)[];
  readonly ovre: readonly (number | null)[];
  readonly regel: readonly (ChartRule | null)[];
};

const WORDS: Readonly<Record<MakingDataCountRule, ChartRule>> = {
  outside: "utanfor_grans",
  trend: "sju_at_samma_hall",
  two_in_three: "tva_av_tre",
  same_side: "sju_pa_samma_sida",
};

/** Runs are worth reading from about ten points (Anhøj & Olesen 2014). */
const RUNS_FROM = 10;

/**
 * The control chart that a series of quarters bears, with what its rules mark. Measurements have the four rules of Making
 * Data Count; rates and shares have their limits and, where enough is expected for the middle line to be a middle, the runs
 * rules of Anhøj. A mark is a pattern to ask about, not a verdict.
 *
 * @throws if lengths differ, a denominator is not > 0, or events are not whole numbers
 * @example controlChart({ kind: "antal", taljare: [1, 0, 2, 1, 0, 1, 9, 1], namnare: Array(8).fill(100) }).regel[6] // "utanfor_grans"
 */
export function controlChart(series: ChartSeries, config: ChartConfig = DEFAULT_CHART): ControlChart {
  const { kind, taljare, namnare } = series;
  requireSameLength(taljare, namnare, "taljare and namnare");
  for (const value of namnare) requirePositive(value, "namnare");
  const choice = chooseChart(kind, taljare.length, expectedPerQuarter(series), config);
  const varde = taljare.map((value, i) => value / namnare[i]!);
  const empty = varde.map(() => null);
  if (choice.diagram === "punkter") {
    const intervals = taljare.map((value, i) => dotInterval(kind, value, namnare[i]!));
    return {
      ...choice,
      varde,
      mitt: empty,
      nedre: intervals.map((interval) => interval?.lower ?? null),
      ovre: intervals.map((interval) => interval?.upper ?? null),
      regel: empty,
    };
  }
  const { limits, regel } = drawn(choice.diagram, series, varde, config);
  return { ...choice, varde, mitt: limits.centre, nedre: limits.lower, ovre: limits.upper, regel };
}

/** Events a quarter; for shares the rarer of hits and misses, which is what a normal limit needs enough of. */
function expectedPerQuarter({ kind, taljare, namnare }: ChartSeries): number {
  if (taljare.length === 0) return 0;
  const hits = sum(taljare);
  return (kind === "andel" ? Math.min(hits, sum(namnare) - hits) : Math.max(0, hits)) / taljare.length;
}

function drawn(
  diagram: Exclude<ChartChoice["diagram"], "punkter">,
  { taljare, namnare }: ChartSeries,
  varde: readonly number[],
  { svans }: ChartConfig,
): { limits: ControlLimits; regel: (ChartRule | null)[] } {
  if (diagram === "xmr") {
    const limits = xmrChart(varde)!;
    return { limits, regel: makingDataCountRules(varde, limits).map((rule) => rule && WORDS[rule]) };
  }
  if (diagram === "u_prim" || diagram === "p_prim") {
    const limits = diagram === "u_prim" ? uChart(taljare, namnare) : pChart(taljare, namnare);
    return { limits, regel: withRuns(varde, limits, outside(varde, limits)) };
  }
  const level = sum(taljare) / sum(namnare);
  const exact = namnare.map((size) => {
    // A series where nothing or everything happened has no spread to be outside of.
    if (level === 0 || (diagram === "binomial" && level === 1)) return { lower: level, upper: level };
    const { lower, upper } =
      diagram === "poisson" ? poissonLimits(level * size, svans) : binomialLimits(size, level, svans);
    return { lower: lower / size, upper: upper / size };
  });
  const limits = {
    centre: varde.map(() => level),
    lower: exact.map(({ lower }) => lower),
    upper: exact.map(({ upper }) => upper),
  };
  return { limits, regel: outside(varde, limits) };
}

const outside = (varde: readonly number[], { lower, upper }: ControlLimits): (ChartRule | null)[] =>
  varde.map((value, i) => (value > upper[i]! || value < lower[i]! ? "utanfor_grans" : null));

/** A run that is too long is marked where it lies. Too few crossings belong to the whole series: its longest run shows it. */
function withRuns(
  varde: readonly number[],
  { centre }: ControlLimits,
  marks: readonly (ChartRule | null)[],
): (ChartRule | null)[] {
  const runs = anhojRuns(varde, centre);
  if (runs.useful < RUNS_FROM || !runs.longestRunAt || !(runs.longRun || runs.fewCrossings)) return [...marks];
  const [first, last] = runs.longestRunAt;
  const rule = runs.longRun ? "anhoj_serie" : "anhoj_korsningar";
  return marks.map((mark, i) => mark ?? (i >= first && i <= last ? rule : null));
}

/** 90 %, as every interval that is shown beside a ratio. */
function dotInterval(kind: SeriesKind, taljare: number, namnare: number) {
  if (kind === "antal") {
    const { lower, upper } = poissonInterval(taljare, 0.9);
    return { lower: lower / namnare, upper: upper / namnare };
  }
  if (kind === "matning") return null;
  const trials = Math.max(1, Math.round(namnare));
  return clopperPearson(Math.min(trials, Math.round((taljare / namnare) * trials)), trials, 0.9);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
