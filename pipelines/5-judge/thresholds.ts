import { type ConsequenceConfig, DEFAULT_CONSEQUENCE } from "../../src/risk/consequence.ts";
import type { HarmWeights } from "../../src/risk/expectedHarm.ts";
import type { Level, LevelCuts } from "../../src/risk/levels.ts";
import type { LowReportingConfig } from "../../src/risk/lowReporting.ts";
import type { Spread } from "../../src/risk/nested.ts";
import { KRISTIANSTAD_RULES, type OverrideRule } from "../../src/risk/override.ts";
import type { ChartConfig } from "../../src/trend/chartChoice.ts";
import type { TrendConfig } from "../../src/trend/series.ts";
import type { VerdictThresholds } from "../../src/trend/verdict.ts";

/** Thresholds in force by name, from `data/trosklar` and `uppsikt.yaml`. */
export type Thresholds = Readonly<Record<string, number>>;

/** A threshold by name. An unknown name is an error, not a default. */
export function threshold(thresholds: Thresholds, name: string): number {
  const value = thresholds[name];
  if (value === undefined) throw new Error(`okänd tröskel: ${name}`);
  return value;
}

export const verdictThresholds = (t: Thresholds): VerdictThresholds => ({
  tydligQ: threshold(t, "signal_tydlig_q"),
  mojligQ: threshold(t, "signal_mojlig_q"),
  tydligRr: threshold(t, "signal_tydlig_rr"),
  minstaStyrka: threshold(t, "signal_minsta_styrka"),
});

export const trendConfig = (t: Thresholds): TrendConfig => ({
  minstKvartal: threshold(t, "trend_minst_kvartal"),
  minstHandelser: threshold(t, "trend_minst_handelser"),
  konfidens: threshold(t, "trend_konfidens"),
});

export const chartConfig = (t: Thresholds): ChartConfig => ({
  minstPunkter: threshold(t, "diagram_minst_punkter"),
  fastaPunkter: threshold(t, "diagram_fasta_punkter"),
  minstForvantat: threshold(t, "diagram_minst_forvantat"),
  svans: threshold(t, "diagram_svans"),
});

export const lowReportingConfig = (t: Thresholds): LowReportingConfig => ({
  kvot: threshold(t, "lag_rapportering_kvot"),
  sannolikhet: threshold(t, "lag_rapportering_sannolikhet"),
  sannolikhetUtanExternt: threshold(t, "lag_rapportering_sannolikhet_utan_externt"),
  minstForvantat: threshold(t, "lag_rapportering_minst_forvantat"),
  externKvot: threshold(t, "lag_rapportering_extern_kvot"),
  externMinstForvantat: threshold(t, "lag_rapportering_extern_minst_forvantat"),
});

export const levelCuts = (t: Thresholds): LevelCuts => [
  threshold(t, "risk_niva_2"),
  threshold(t, "risk_niva_3"),
  threshold(t, "risk_niva_4"),
];

/** Variances of the level before the kommun's own data have said how far apart utförare, units and areas lie. */
export const declaredSpread = (t: Thresholds): Spread => ({
  provider: threshold(t, "risk_spridning_utforare") ** 2,
  unit: threshold(t, "risk_spridning_enhet") ** 2,
  special: threshold(t, "risk_spridning_omrade") ** 2,
});

export const harmWeights = (t: Thresholds): HarmWeights => [
  threshold(t, "risk_skadevikt_1"),
  threshold(t, "risk_skadevikt_2"),
  threshold(t, "risk_skadevikt_3"),
  threshold(t, "risk_skadevikt_4"),
];

export const consequenceConfig = (t: Thresholds): ConsequenceConfig => ({
  ...DEFAULT_CONSEQUENCE,
  percentil: threshold(t, "risk_konsekvens_percentil"),
  grans: threshold(t, "risk_konsekvens_grans"),
});

export const overrideRules = (t: Thresholds): OverrideRule[] =>
  KRISTIANSTAD_RULES.map((rule) => ({
    ...rule,
    poang: threshold(t, "risk_atgard_poang"),
    allvarlighet: threshold(t, "risk_atgard_allvarlighet") as Level,
  }));
