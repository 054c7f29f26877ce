import { contentId } from "../../src/metadata/id.ts";
import { benjaminiHochberg } from "../../src/statistics/benjaminiHochberg.ts";
import { rateRatioTest } from "../../src/statistics/rateRatioTest.ts";
import { trendOf } from "../../src/trend/series.ts";
import { trendVerdict } from "../../src/trend/verdict.ts";
import type { Row } from "../../src/warehouse/warehouse.ts";
import { type Care, type CareValue, counts, groupBy } from "./care.ts";
import { type Thresholds, threshold, trendConfig, verdictThresholds } from "./thresholds.ts";

/**
 * One trend per enhet and per verksamhetsområde and indicator (NO-37), over complete quarters only. Season is answered by
 * setting the latest quarter beside the same quarter last year, until three years make more possible (methods 3.8).
 */
export function judgeTrends(care: Care, thresholds: Thresholds): Row[] {
  const config = trendConfig(thresholds);
  const limits = verdictThresholds(thresholds);
  const from = care.ordning - threshold(thresholds, "trend_kvartal");
  const indicators = new Map(care.indicators.map((indicator) => [indicator.indikator_id, indicator]));
  const units = new Map(care.units.map((unit) => [unit.enhet_id, unit]));

  const trendRow = (objekt_typ: "enhet" | "verksamhetsomrade", series: readonly CareValue[]) => {
    const { objekt_id, indikator_id } = series[0]!;
    const indicator = indicators.get(indikator_id)!;
    const first = series[0]!.ordning;
    const byPlace = new Map(series.map((value) => [value.ordning, counts(indicator, value)]));
    const places = Array.from({ length: care.ordning - first + 1 }, (_, i) => first + i);
    const taljare = places.map((place) => byPlace.get(place)?.taljare ?? 0);
    const events = taljare.reduce((sum, count) => sum + count, 0);
    const trend =
      events < config.minstHandelser
        ? { ...NO_TREND, n: byPlace.size }
        : trendOf({ counts: taljare, exposures: places.map((place) => byPlace.get(place)?.namnare ?? 0) }, config);
    return {
      trend,
      row: {
        serie_id: contentId("T", objekt_typ, objekt_id, indikator_id, care.kvartal),
        objekt_typ,
        objekt_id,
        enhet_id: objekt_typ === "enhet" ? objekt_id : null,
        verksamhetsomrade: units.get(objekt_id)?.verksamhetsomrade ?? objekt_id,
        indikator_id,
        metod: trend.metod,
        fran_kvartal: care.kvartalNamn.get(first) ?? null,
        till_kvartal: care.kvartalNamn.get(series.at(-1)!.ordning) ?? null,
        n: trend.n,
        lutning: trend.lutning,
        lag: trend.lag,
        hog: trend.hog,
        p: trend.p,
        styrka_rr2: trend.styrka_rr2,
        ...againstLastYear(byPlace, care.ordning, config.konfidens),
      },
    };
  };

  const usable = (values: readonly CareValue[]) =>
    [
      ...groupBy(
        values.filter((value) => value.ordning > from && value.namnare > 0 && indicators.has(value.indikator_id)),
        (value) => `${value.indikator_id}|${value.objekt_id}`,
      ).values(),
    ].filter((series) => series.length >= config.minstKvartal);
  const judged = [
    ...usable(care.quarters.filter((value) => units.has(value.objekt_id))).map((s) => trendRow("enhet", s)),
    ...usable(care.areaQuarters).map((s) => trendRow("verksamhetsomrade", s)),
  ];
  // As for signals: a series that could hardly have shown a doubling is not part of the screen.
  const least = threshold(thresholds, "signal_provas_styrka");
  const q = benjaminiHochberg(judged.map(({ trend }) => ((trend.styrka_rr2 ?? 0) >= least ? trend.p : null)));
  return judged.map(({ trend, row }, index) => ({
    ...row,
    q: q[index] ?? null,
    utfall: trendVerdict(
      {
        q: q[index] ?? null,
        rr: trend.rr,
        rrLag: trend.rrLag,
        rrHog: trend.rrHog,
        styrkaRr2: trend.styrka_rr2,
      },
      limits,
    ),
  }));
}

/** Most series of small units are nearly empty; the row says so without a fit. */
const NO_TREND = {
  metod: "ingen" as const,
  lutning: null,
  lag: null,
  hog: null,
  p: null,
  rr: null,
  rrLag: null,
  rrHog: null,
  styrka_rr2: null,
};

type Place = { readonly taljare: number; readonly namnare: number };

function againstLastYear(byPlace: ReadonlyMap<number, Place>, ordning: number, confidence: number) {
  const now = byPlace.get(ordning);
  const then = byPlace.get(ordning - 4);
  if (!now || !then || now.taljare + then.taljare === 0)
    return { rr_samma_kvartal_ifjol: null, rr_ifjol_lag: null, rr_ifjol_hog: null };
  const test = rateRatioTest(now.taljare, now.namnare, then.taljare, then.namnare, confidence);
  const finite = (value: number | null) => (value !== null && Number.isFinite(value) ? value : null);
  return {
    rr_samma_kvartal_ifjol: finite(test.rateRatio),
    rr_ifjol_lag: test.lower,
    rr_ifjol_hog: finite(test.upper),
  };
}
