import { drawControlCharts } from "../../pipelines/5-judge/controlCharts.ts";
import { drawnSeries } from "../../pipelines/5-judge/drawn.ts";
import { drawFunnels } from "../../pipelines/5-judge/funnels.ts";
import { findLowReporters, lowReportingSignals } from "../../pipelines/5-judge/lowReporting.ts";
import { compareWithPeers } from "../../pipelines/5-judge/peers.ts";
import { judgeProbabilities, judgeRisks } from "../../pipelines/5-judge/risks.ts";
import { areaSeasons } from "../../pipelines/5-judge/seasons.ts";
import { screenSignals } from "../../pipelines/5-judge/signals.ts";
import { judgeTrends, trendsFrom } from "../../pipelines/5-judge/trends.ts";
import { NO_CALIBRATION } from "../../src/risk/pool.ts";
import { declaredThresholds } from "../helpers/careWarehouse.ts";
import { simulatedCare } from "../helpers/simulatedCare.ts";

const size = { units: 200, quarters: 16, indicators: 60 };

/** A municipality of the largest size, as the judge reads it. Made beforehand: its making is no part of the step. */
export function largestMunicipality() {
  const care = simulatedCare({ seed: "bänk", ...size });
  if (care.indicators.length !== size.indicators) throw new Error(`${care.indicators.length} indicators`);
  return care;
}

/**
 * Everything that the judge works out from the indicators: signals, low reporting, trends, charts and risks.
 * Patterns and effects of åtgärder are not among it: they read the warehouse. Returns its rows.
 */
export function judge(care: ReturnType<typeof largestMunicipality>): number {
  const thresholds = declaredThresholds();
  const compared = compareWithPeers(care, care.rolling, thresholds);
  const reporters = findLowReporters(care, compared, thresholds);
  const signaler = [...screenSignals(care, compared, thresholds), ...lowReportingSignals(care, reporters)];
  const { trender } = judgeTrends(care, areaSeasons(care, trendsFrom(care, thresholds)), thresholds);
  const drawn = drawnSeries(signaler, trender);
  const charts = drawControlCharts(care, drawn, thresholds);
  const { trattpunkter } = drawFunnels(care, drawn, thresholds);
  const base = { rate: 0.2, alpha: 4, beta: 16, kommun: 0.2, uppfoljningar: 20 };
  const input = {
    kvalitetsomraden: [...new Set(care.indicators.flatMap(({ kvalitetsomrade }) => kvalitetsomrade ?? []))],
    baseRate: () => base,
    kravKonsekvens: new Map(),
    grader: new Map(),
    allvarligaFall: new Map(),
  };
  const options = { thresholds, seed: 1, kalibrering: NO_CALIBRATION };
  const { risker } = judgeRisks(care, input, judgeProbabilities(care, input, reporters, options), options);
  return signaler.length + trender.length + charts.length + trattpunkter.length + risker.length;
}
