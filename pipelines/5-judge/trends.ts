import { contentId } from "../../src/metadata/id.ts";
import { benjaminiHochberg } from "../../src/statistics/benjaminiHochberg.ts";
import { changePoint } from "../../src/statistics/changePoint.ts";
import { rateRatioTest } from "../../src/statistics/rateRatioTest.ts";
import { seasonalMannKendall } from "../../src/statistics/seasonalMannKendall.ts";
import { type DispersionPrior, dispersionPrior } from "../../src/trend/dispersion.ts";
import { powerAtLevel, screenLevel } from "../../src/trend/screenPower.ts";
import { type FittedTrend, fitTrend, judgedTrend, type TrendConfig, type TrendInput } from "../../src/trend/series.ts";
import { trendVerdict } from "../../src/trend/verdict.ts";
import type { Row } from "../../src/warehouse/warehouse.ts";
import type { Care } from "./care.ts";
import type { Seasons } from "./seasons.ts";
import { type Thresholds, threshold, trendConfig, verdictThresholds } from "./thresholds.ts";
import { type TrendSeries, trendSeries } from "./trendSeries.ts";

/** First quarter of the window that trends are asked about; what is known begins at place 1. */
export const trendsFrom = (care: Care, thresholds: Thresholds): number =>
  Math.max(1, care.ordning - threshold(thresholds, "trend_kvartal") + 1);

/**
 * One trend per enhet, utförare and verksamhetsområde and indicator (NO-37), over complete quarters only, with the season
 * of the verksamhetsområde taken away, so that a summer is not called a rise. The latest quarter stands beside the same
 * quarter last year all the same (methods 3.8): that is what people look for.
 */
export function judgeTrends(
  care: Care,
  seasons: Seasons,
  thresholds: Thresholds,
): { trender: Row[]; dispersion: DispersionPrior } {
  const config = trendConfig(thresholds);
  const limits = verdictThresholds(thresholds);
  const countsToMeasure = threshold(thresholds, "trend_spridning_minst");
  const fitted = trendSeries(care, seasons, trendsFrom(care, thresholds), config.minstKvartal).map((series) => ({
    series,
    fitted: fittedSeries(series.input, config),
  }));
  const prior = dispersionPrior(
    fitted.flatMap(({ fitted: { fit, quarters, handelser } }) =>
      fit && handelser >= countsToMeasure * quarters.length ? [fit] : [],
    ),
  );
  const judged = fitted.map(({ series, fitted }) => ({ series, fitted, trend: judgedTrend(fitted, config, prior) }));
  // As for signals: a series that could hardly have shown a doubling is not part of the screen.
  const least = threshold(thresholds, "signal_provas_styrka");
  const p = judged.map(({ trend }) => ((trend.styrka_rr2 ?? 0) >= least ? trend.p : null));
  const q = benjaminiHochberg(p);
  const level = screenLevel(p, q, limits.tydligQ);
  const trender = judged.map(({ series, fitted, trend }, index) => {
    const serie_id = contentId("T", series.objekt_typ, series.objekt_id, series.indicator.indikator_id, care.kvartal);
    const utfall = trendVerdict(
      { q: q[index] ?? null, rr: trend.rr, rrLag: trend.rrLag, rrHog: trend.rrHog, styrkaRr2: trend.styrka_rr2 },
      limits,
    );
    return {
      serie_id,
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
      utfall,
      ...againstLastYear(series, care.ordning, config.konfidens),
      handelser: trend.handelser,
      rr: trend.rr,
      rr_lag: trend.rrLag,
      rr_hog: trend.rrHog,
      styrka_granskning: trend.styrka_rr2 === null ? null : powerAtLevel(trend.styrka_rr2, 1 - config.konfidens, level),
      sasong: series.sasong,
      mk_tau: trend.mannKendall?.tauB ?? null,
      mk_p: trend.mannKendall?.p ?? null,
      ...companions(care, series, fitted, MOVES.test(utfall), serie_id),
    };
  });
  return { trender, dispersion: prior };
}

/** Most series of small units are nearly empty; the row says so without a fit. */
function fittedSeries(input: TrendInput, config: TrendConfig): FittedTrend {
  const handelser = input.counts.reduce((sum, count) => sum + count, 0);
  if (handelser >= config.minstHandelser) return fitTrend(input, config);
  const quarters = input.exposures.flatMap((exposure, time) => (exposure > 0 ? [{ count: 0, exposure, time }] : []));
  return { quarters, handelser, fit: null, mannKendall: null, skal: "for_fa_handelser" };
}

const MOVES = /okning|minskning/;
const THREE_YEARS = 12;

/**
 * Beside a slope that is called: did it rise all the way, or step once, and does it rise when each quarter is set against
 * the same quarter of other years? They are read with the trend and decide nothing, so only what moves is asked.
 */
function companions(
  care: Care,
  { first, input }: TrendSeries,
  { quarters }: FittedTrend,
  moves: boolean,
  seed: string,
): { sasong_mk_p: number | null; brytpunkt_kvartal: string | null; brytpunkt_p: number | null } {
  if (!moves || quarters.length < THREE_YEARS) return { sasong_mk_p: null, brytpunkt_kvartal: null, brytpunkt_p: null };
  const rates = input.counts.map((count, i) => (input.exposures[i]! > 0 ? count / input.exposures[i]! : null));
  const change = changePoint(
    quarters.map(({ count }) => count),
    quarters.map(({ exposure }) => exposure),
    seed,
    { simulations: 499 },
  );
  return {
    sasong_mk_p: seasonalMannKendall(rates, 4).p,
    brytpunkt_kvartal: change ? (care.kvartalNamn.get(first + quarters[change.at]!.time) ?? null) : null,
    brytpunkt_p: change?.p ?? null,
  };
}

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
