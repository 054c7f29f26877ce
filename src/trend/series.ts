import { type MannKendall, mannKendall } from "../statistics/mannKendall.ts";
import { type PoissonTrend, poissonTrend } from "../statistics/poissonTrend.ts";
import { requireCount, requireNotNegative, requireSameLength } from "../statistics/require.ts";
import { trendPower } from "../statistics/trendPower.ts";
import { seasonalTrend } from "./seasonalTrend.ts";

export type TrendInput = {
  /** events per quarter, in time order without gaps */
  readonly counts: readonly number[];
  /** exposure per quarter; a quarter with 0 was not in operation and is left out, the others keep their place in time */
  readonly exposures: readonly number[];
  /** factor of each quarter's season, as known from a larger series that this one is part of: a season is no trend */
  readonly seasons?: readonly number[];
  /** quarter of the year (1–4) of each, where the season is to be estimated from this series itself */
  readonly ownSeason?: readonly number[];
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
  /** Pearson χ²/df of the log-linear model */
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
export function trendOf(input: TrendInput, config: TrendConfig = DEFAULT_TREND): SeriesTrend {
  const quarters = inOperation(input);
  const used = {
    counts: quarters.map((q) => q.count),
    exposures: quarters.map((q) => q.exposure),
    times: quarters.map((q) => q.time),
  };
  const n = quarters.length;
  const handelser = used.counts.reduce((sum, count) => sum + count, 0);
  const empty: SeriesTrend = {
    metod: "ingen",
    n,
    handelser,
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
  if (n < config.minstKvartal) return { ...empty, skal: "for_fa_kvartal" };

  const companion = mannKendall(withoutSeason(quarters, input));
  const options = { confidence: config.konfidens, times: used.times };
  const own = input.ownSeason && quarters.map(({ time }) => input.ownSeason![time]!);
  const fit = own
    ? seasonalTrend(used.counts, used.exposures, own, options)
    : poissonTrend(used.counts, used.exposures, options);
  const styrka_rr2 =
    handelser === 0
      ? null
      : trendPower(handelser, used.exposures, 2, {
          alpha: 1 - config.konfidens,
          dispersion: Math.max(1, fit?.dispersion ?? 1),
          times: used.times,
        });
  const known = { ...empty, styrka_rr2, mannKendall: companion };
  if (handelser < config.minstHandelser) return { ...known, skal: "for_fa_handelser" };
  if (!fit) return { ...known, metod: "mann_kendall", p: companion.p };
  return { ...known, ...slopeColumns(fit, used.times.at(-1)! - used.times[0]!) };
}

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

type Slope = Pick<PoissonTrend, "rateChange" | "lower" | "upper" | "p" | "dispersion">;

function slopeColumns(fit: Slope, span: number) {
  return {
    metod: fit.dispersion > 1 ? ("kvasipoisson" as const) : ("poisson" as const),
    lutning: fit.rateChange - 1,
    lag: fit.lower - 1,
    hog: fit.upper - 1,
    p: fit.p,
    rr: fit.rateChange ** span,
    rrLag: fit.lower ** span,
    rrHog: fit.upper ** span,
    dispersion: fit.dispersion,
  };
}
