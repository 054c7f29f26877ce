import { contentId } from "../../src/metadata/id.ts";
import { benjaminiHochberg } from "../../src/statistics/benjaminiHochberg.ts";
import { rateRatioTest } from "../../src/statistics/rateRatioTest.ts";
import { powerAtLevel, screenLevel } from "../../src/trend/screenPower.ts";
import { type SeriesTrend, type TrendConfig, type TrendInput, trendOf } from "../../src/trend/series.ts";
import { trendVerdict } from "../../src/trend/verdict.ts";
import type { Row } from "../../src/warehouse/warehouse.ts";
import type { Care } from "./care.ts";
import type { Seasons } from "./seasons.ts";
import { type Thresholds, threshold, trendConfig, verdictThresholds } from "./thresholds.ts";
import { type TrendSeries, trendSeries } from "./trendSeries.ts";

/** First quarter of the window that trends are asked about. */
export const trendsFrom = (care: Care, thresholds: Thresholds): number =>
  care.ordning - threshold(thresholds, "trend_kvartal") + 1;

/**
 * One trend per enhet, utförare and verksamhetsområde and indicator (NO-37), over complete quarters only, with the season
 * of the verksamhetsområde taken away, so that a summer is not called a rise. The latest quarter stands beside the same
 * quarter last year all the same (methods 3.8): that is what people look for.
 */
export function judgeTrends(care: Care, seasons: Seasons, thresholds: Thresholds): Row[] {
  const config = trendConfig(thresholds);
  const limits = verdictThresholds(thresholds);
  const judged = trendSeries(care, seasons, trendsFrom(care, thresholds), config.minstKvartal).map((series) => ({
    series,
    trend: judgedSeries(series.input, config),
  }));
  // As for signals: a series that could hardly have shown a doubling is not part of the screen.
  const least = threshold(thresholds, "signal_provas_styrka");
  const p = judged.map(({ trend }) => ((trend.styrka_rr2 ?? 0) >= least ? trend.p : null));
  const q = benjaminiHochberg(p);
  const level = screenLevel(p, q, limits.tydligQ);
  return judged.map(({ series, trend }, index) => ({
    serie_id: contentId("T", series.objekt_typ, series.objekt_id, series.indicator.indikator_id, care.kvartal),
    objekt_typ: series.objekt_typ,
    objekt_id: series.objekt_id,
    enhet_id: series.enhet_id,
    verksamhetsomrade: series.verksamhetsomrade,
    indikator_id: series.indicator.indikator_id,
    metod: trend.metod,
    fran_kvartal: care.kvartalNamn.get(series.first) ?? null,
    till_kvartal: care.kvartalNamn.get(lastInOperation(series)) ?? null,
    n: trend.n,
    lutning: trend.lutning,
    lag: trend.lag,
    hog: trend.hog,
    p: trend.p,
    q: q[index] ?? null,
    styrka_rr2: trend.styrka_rr2,
    utfall: trendVerdict(
      { q: q[index] ?? null, rr: trend.rr, rrLag: trend.rrLag, rrHog: trend.rrHog, styrkaRr2: trend.styrka_rr2 },
      limits,
    ),
    ...againstLastYear(series, care.ordning, config.konfidens),
    handelser: trend.handelser,
    rr: trend.rr,
    rr_lag: trend.rrLag,
    rr_hog: trend.rrHog,
    styrka_granskning: trend.styrka_rr2 === null ? null : powerAtLevel(trend.styrka_rr2, 1 - config.konfidens, level),
    sasong: series.sasong,
    mk_tau: trend.mannKendall?.tauB ?? null,
    mk_p: trend.mannKendall?.p ?? null,
  }));
}

/** Most series of small units are nearly empty; the row says so without a fit. */
function judgedSeries(input: TrendInput, config: TrendConfig): SeriesTrend {
  const events = input.counts.reduce((sum, count) => sum + count, 0);
  if (events >= config.minstHandelser) return trendOf(input, config);
  return { ...NO_TREND, n: input.exposures.filter((exposure) => exposure > 0).length, handelser: events };
}

const NO_TREND: SeriesTrend = {
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
  skal: "for_fa_handelser",
};

const lastInOperation = ({ first, input }: TrendSeries): number =>
  first + input.exposures.findLastIndex((exposure) => exposure > 0);

function againstLastYear({ first, input }: TrendSeries, ordning: number, confidence: number) {
  const at = (place: number) => ({
    taljare: input.counts[place - first] ?? 0,
    namnare: input.exposures[place - first] ?? 0,
  });
  const now = at(ordning);
  const then = at(ordning - 4);
  if (now.namnare === 0 || then.namnare === 0 || now.taljare + then.taljare === 0)
    return { rr_samma_kvartal_ifjol: null, rr_ifjol_lag: null, rr_ifjol_hog: null };
  const test = rateRatioTest(now.taljare, now.namnare, then.taljare, then.namnare, confidence);
  const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null);
  return {
    rr_samma_kvartal_ifjol: finite(test.rateRatio),
    rr_ifjol_lag: test.lower,
    rr_ifjol_hog: finite(test.upper),
  };
}
