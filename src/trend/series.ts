import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { type MannKendall, mannKendall } from "../statistics/mannKendall.ts";
import { poissonTrend } from "../statistics/poissonTrend.ts";
import { requireCount, requireNotNegative, requireSameLength } from "../statistics/require.ts";
import { studentCritical, studentTwoSided } from "../statistics/studentT.ts";
import { trendPower } from "../statistics/trendPower.ts";
import { type DispersionPrior, type MeasuredDispersion, moderated, NO_PRIOR } from "./dispersion.ts";
import { type Slope, seasonalTrend, steppedTrend } from "./seasonalTrend.ts";

export type TrendInput = {
  /** events per quarter, in time order without gaps */
  readonly counts: readonly number[];
  /** exposure per quarter; a quarter with 0 was not in operation and is left out, the others keep their place in time */
  readonly exposures: readonly number[];
  /** factor of each quarter's season, as known from a larger series that this one is part of: a season is no trend */
  readonly seasons?: readonly number[];
  /** quarter of the year (1–4) of each, where the season is to be estimated from this series itself */
  readonly ownSeason?: readonly number[];
  /** places where the series took in another one, at another level: the step is in the model and no part of the slope */
  readonly steps?: readonly number[];
};

export type TrendConfig = {
  /** fewest quarters with exposure: with five an exact Mann–Kendall test can barely reach p < 0.05 */
  readonly minstKvartal: number;
  readonly minstHandelser: number;
  readonly konfidens: number;
};

/** Proposals of Uppsikt, shown on the method page. */
export const DEFAULT_TREND: TrendConfig = { minstKvartal: 6, minstHandelser: 5, konfidens: 0.95 };

export type TrendMethod = "poisson" | "kvasipoisson" | "mann_kendall" | "ingen";

export type SeriesTrend = {
  readonly metod: TrendMethod;
  /** quarters with exposure */
  readonly n: number;
  readonly handelser: number;
  /** relative change per quarter (0.05 = 5 % more each quarter) with its interval; null where none can be estimated */
  readonly lutning: number | null;
  readonly lag: number | null;
  readonly hog: number | null;
  readonly p: number | null;
  /** ratio of the last quarter's rate to the first's along the fitted line, with its interval: what verdicts use */
  readonly rr: number | null;
  readonly rrLag: number | null;
  readonly rrHog: number | null;
  /** Pearson χ²/df of the log-linear model, drawn towards that of the screen where one is given */
  readonly dispersion: number | null;
  /** chance that a doubling from the first to the last quarter would have been found at p < 1 − konfidens */
  readonly styrka_rr2: number | null;
  /** rank-based companion that assumes no shape; null where the series is too short */
  readonly mannKendall: MannKendall | null;
  /** why no trend was estimated */
  readonly skal: "for_fa_kvartal" | "for_fa_handelser" | null;
};

/**
 * The trend of one series of counts with exposure: a quasi-Poisson log-linear slope, with an exact Mann–Kendall test of
 * the rates beside it. Where the slope has no finite estimate (every event in the first or in the last quarter) the
 * Mann–Kendall p stands alone and the ratios are null: a jump in one quarter is a signal, not a trend.
 *
 * @throws if lengths differ, counts are not whole numbers ≥ 0, or a quarter has events but no exposure
 * @example trendOf({ counts: [2, 3, 3, 5, 6, 8, 9, 13], exposures: Array(8).fill(1000) }).lutning // 0.291
 */
export function trendOf(
  input: TrendInput,
  config: TrendConfig = DEFAULT_TREND,
  prior: DispersionPrior = NO_PRIOR,
): SeriesTrend {
  return judgedTrend(fitTrend(input, config), config, prior);
}

/** A series with its slope, before anything is known of the other series of the screen. */
export type FittedTrend = {
  /** quarters in operation, their exposure weighed by season */
  readonly quarters: readonly Quarter[];
  readonly handelser: number;
  readonly fit: Slope | null;
  readonly mannKendall: MannKendall | null;
  readonly skal: "for_fa_kvartal" | "for_fa_handelser" | null;
};

/** @throws as `trendOf` */
export function fitTrend(input: TrendInput, config: TrendConfig): FittedTrend {
  const quarters = inOperation(input);
  const handelser = quarters.reduce((sum, { count }) => sum + count, 0);
  const none = { quarters, handelser, fit: null, mannKendall: null };
  if (quarters.length < config.minstKvartal) return { ...none, skal: "for_fa_kvartal" };
  const companion = mannKendall(withoutSeason(quarters, input));
  if (handelser < config.minstHandelser) return { ...none, mannKendall: companion, skal: "for_fa_handelser" };
  const counts = quarters.map((quarter) => quarter.count);
  const exposures = quarters.map((quarter) => quarter.exposure);
  const times = quarters.map((quarter) => quarter.time);
  const own = input.ownSeason && times.map((time) => input.ownSeason![time]!);
  // A step with nothing on one side is none.
  const steps = (input.steps ?? []).filter((step) => times.some((time) => time < step) && times.at(-1)! >= step);
  const fit = own
    ? seasonalTrend(counts, exposures, own, times)
    : steps.length > 0
      ? steppedTrend(counts, exposures, steps, times)
      : plainTrend(counts, exposures, times);
  return { quarters, handelser, fit, mannKendall: companion, skal: null };
}

/** The words and figures of a fitted series, its dispersion drawn towards that of the screen. */
export function judgedTrend(fitted: FittedTrend, config: TrendConfig, prior: DispersionPrior = NO_PRIOR): SeriesTrend {
  const { quarters, handelser, fit, skal } = fitted;
  const dispersion = fit && moderated(fit, prior);
  const known: SeriesTrend = {
    ...NO_TREND,
    n: quarters.length,
    handelser,
    mannKendall: fitted.mannKendall,
    skal,
    styrka_rr2:
      handelser === 0 || skal === "for_fa_kvartal" ? null : power(fitted, config, dispersion?.dispersion ?? 1),
  };
  if (skal) return known;
  if (!fit || !dispersion) return { ...known, metod: "mann_kendall", p: fitted.mannKendall?.p ?? null };
  return { ...known, ...slopeColumns(fit, dispersion, quarters.at(-1)!.time - quarters[0]!.time, config) };
}

export const NO_TREND: SeriesTrend = {
  metod: "ingen",
  n: 0,
  handelser: 0,
  lutning: null,
  lag: null,
  hog: null,
  p: null,
  rr: null,
  rrLag: null,
  rrHog: null,
  dispersion: null,
  styrka_rr2: null,
  mannKendall: null,
  skal: null,
};

function plainTrend(counts: readonly number[], exposures: readonly number[], times: readonly number[]): Slope | null {
  const fit = poissonTrend(counts, exposures, { times });
  return fit && { ...fit, standardError: fit.standardError / Math.sqrt(Math.max(1, fit.dispersion)) };
}

const power = ({ quarters, handelser }: FittedTrend, config: TrendConfig, dispersion: number): number | null =>
  trendPower(
    handelser,
    quarters.map(({ exposure }) => exposure),
    2,
    {
      alpha: 1 - config.konfidens,
      dispersion: Math.max(1, dispersion),
      times: quarters.map(({ time }) => time),
    },
  );

type Quarter = { readonly count: number; readonly exposure: number; readonly time: number };

/** The quarters that had exposure, which is weighed by its season: a summer quarter of 100 days may count as 130. */
function inOperation({ counts, exposures, seasons }: TrendInput): Quarter[] {
  requireSameLength(counts, exposures, "counts and exposures");
  const quarters: Quarter[] = [];
  counts.forEach((count, time) => {
    const exposure = exposures[time]!;
    requireCount(count, "count");
    requireNotNegative(exposure, "exposure");
    if (exposure > 0) quarters.push({ count, exposure: exposure * (seasons?.[time] ?? 1), time });
    else if (count > 0) throw new Error(`quarter ${time + 1} has ${count} events but no exposure`);
  });
  return quarters;
}

/** Rates for the rank test, each over the mean of its quarter of the year where the series has a season of its own. */
function withoutSeason(quarters: readonly Quarter[], { ownSeason }: TrendInput): number[] {
  const rate = (some: readonly Quarter[]) =>
    some.reduce((sum, { count }) => sum + count, 0) / some.reduce((sum, { exposure }) => sum + exposure, 0);
  if (!ownSeason) return quarters.map((quarter) => rate([quarter]));
  return quarters.map((quarter) => {
    const same = quarters.filter(({ time }) => ownSeason[time] === ownSeason[quarter.time]);
    return rate([quarter]) / (rate(same) || 1);
  });
}

function slopeColumns(
  { slope, standardError }: Slope,
  { dispersion, degreesOfFreedom }: MeasuredDispersion,
  span: number,
  { konfidens }: TrendConfig,
) {
  const estimated = dispersion > 1;
  const wide = standardError * Math.sqrt(Math.max(1, dispersion));
  const tails = 1 - konfidens;
  const critical = estimated ? studentCritical(tails, degreesOfFreedom) : normalQuantile(1 - tails / 2, 0, 1);
  const statistic = slope / wide;
  const ratio = (steps: number, side: -1 | 0 | 1) => Math.exp(steps * (slope + side * critical * wide));
  return {
    metod: estimated ? ("kvasipoisson" as const) : ("poisson" as const),
    lutning: ratio(1, 0) - 1,
    lag: ratio(1, -1) - 1,
    hog: ratio(1, 1) - 1,
    p: estimated
      ? studentTwoSided(statistic, degreesOfFreedom)
      : Math.min(1, 2 * normalCdf(-Math.abs(statistic), 0, 1)),
    rr: ratio(span, 0),
    rrLag: ratio(span, -1),
    rrHog: ratio(span, 1),
    dispersion,
  };
}
