import { contentId } from "../../src/metadata/id.ts";
import { lowReporting } from "../../src/risk/lowReporting.ts";
import type { GammaPrior } from "../../src/statistics/gammaPoissonFit.ts";
import { gammaPoissonPosterior } from "../../src/statistics/gammaPoissonPosterior.ts";
import type { Row } from "../../src/warehouse/warehouse.ts";
import { type Care, type CareValue, groupBy } from "./care.ts";
import type { Compared } from "./peers.ts";
import { lowReportingConfig, type Thresholds, threshold } from "./thresholds.ts";

export const LOW_REPORTING_ID = "lag-rapportering-systematiskt-kvalitetsarbete";

/** What every enhet is expected to report. */
const REPORTED = "avvikelser-totalt";

/** The judge's own indicator, in the words of the headers of 4-measure: it belongs on the method page like the others. */
export const LOW_REPORTING_METADATA: Row = {
  indikator_id: LOW_REPORTING_ID,
  namn: "Låg rapportering",
  kvalitetsomrade: "systematiskt-kvalitetsarbete",
  kallor: ["avvikelser"],
  typ: "antal",
  exponering: "väntade avvikelser",
  skala: 1,
  riktning: "lag",
  // It adds a declared step to the log-odds of every kvalitetsområde (risk_lag_rapportering_paslag) instead of weighing in one.
  vikt: 0,
  beroende: 1,
  krav: ["AC-10", "NO-24", "NA-49"],
  syfte:
    "Pekar ut enheter som rapporterar långt färre avvikelser än jämförbara enheter, fast det hörs lika mycket om dem från andra håll, eller som varit helt tysta ett kvartal. Höjer sannolikheten med ett påslag i enhetens alla kvalitetsområden.",
  klass: "extern",
  lagrum: "SOSFS 2011:9 5 kap.",
  oskyldig_forklaring: "Enheten kan ha haft ett lugnt kvartal, bytt avvikelsesystem eller lämnat sin export för sent.",
};

/** A unit that reports far less than its peers, and how sure that is. */
export type LowReporter = {
  readonly enhet_id: string;
  readonly compared: Compared;
  /**
   * How far units are taken to differ in what they report: at least as far as declared. That the others are alike does not
   * prove that this one is like them, and a narrow prior would pull its silence up to their level.
   */
  readonly prior: GammaPrior;
  readonly expected: number;
  readonly skal: string;
};

/**
 * Who reports too little for its size (design 4; AC-10: also a silent latest quarter where reports were to be expected).
 * Of an enhet that is compared with other kinds of verksamhet only complete silence counts: konsulentstöd has few avvikelser
 * by its nature, and that says nothing of who works there.
 */
export function findLowReporters(
  care: Care,
  compared: readonly Compared[],
  thresholds: Thresholds,
): Map<string, LowReporter> {
  const config = lowReportingConfig(thresholds);
  const silentExpected = threshold(thresholds, "lag_rapportering_tyst_forvantat");
  const least = threshold(thresholds, "lag_rapportering_spridning") ** -2;
  const external = externalVoices(compared);
  const reported = groupBy(
    care.quarters.filter((value) => value.indikator_id === REPORTED),
    (value) => value.objekt_id,
  );
  const found = new Map<string, LowReporter>();
  for (const item of compared) {
    if (item.indicator.indikator_id !== REPORTED || !item.reference) continue;
    const { enhet_id } = item.unit;
    const expected = item.namnare * item.reference.level;
    const alike = item.jamforelsegrupp === item.unit.verksamhetsomrade;
    const prior = { alpha: Math.min(least, item.reference.alpha), beta: Math.min(least, item.reference.beta) };
    const verdict = lowReporting(
      { reported: { count: item.taljare, expected, prior }, external: external.get(enhet_id) ?? null },
      config,
    );
    const low = verdict.utfall !== null && (alike || item.taljare === 0);
    const series = reported.get(enhet_id) ?? [];
    const level = alike ? item.reference.level : Math.min(item.reference.level, pastRate(series, care.ordning));
    if (low || isSilent(series, care.ordning, level, silentExpected))
      found.set(enhet_id, {
        enhet_id,
        compared: item,
        prior,
        expected,
        skal: low ? verdict.skal : "tyst_kvartal",
      });
  }
  return found;
}

/** The latest quarter without a single report, where at least `expected` were to come. */
function isSilent(series: readonly CareValue[], ordning: number, level: number, expected: number): boolean {
  const latest = series.find((value) => value.ordning === ordning);
  return latest !== undefined && latest.taljare === 0 && latest.namnare * level >= expected;
}

/** What the unit itself used to report, a quarter for each of the four before. */
function pastRate(series: readonly CareValue[], ordning: number): number {
  const past = series.filter((value) => value.ordning < ordning && value.ordning >= ordning - 4);
  const exposure = past.reduce((sum, value) => sum + value.namnare, 0);
  return exposure > 0 ? past.reduce((sum, value) => sum + value.taljare, 0) / exposure : 0;
}

/** What others say: complaints and findings, each against what its peers would have. Other words for the same: count and expected add up. */
function externalVoices(compared: readonly Compared[]) {
  const voices = new Map<string, { count: number; expected: number; prior: { alpha: number; beta: number } }>();
  for (const { unit, indicator, taljare, namnare, reference } of compared) {
    const external = indicator.indikator_id === "klagomal-totalt" || indicator.klass === "granskning";
    if (!external || !reference) continue;
    const known = voices.get(unit.enhet_id);
    voices.set(unit.enhet_id, {
      count: (known?.count ?? 0) + taljare,
      expected: (known?.expected ?? 0) + namnare * reference.level,
      prior: EXTERNAL_PRIOR,
    });
  }
  return voices;
}

/** Mean 1, coefficient of variation 0.5: few voices are pulled towards "as much as about others". */
const EXTERNAL_PRIOR = { alpha: 4, beta: 4 };

export function lowReportingSignals(care: Care, reporters: ReadonlyMap<string, LowReporter>): Row[] {
  return [...reporters.values()].map(({ enhet_id, compared, prior, expected, skal }) => {
    const posterior = gammaPoissonPosterior(compared.taljare, expected, prior);
    return {
      signal_id: contentId("S", enhet_id, LOW_REPORTING_ID, care.kvartal, "lag_rapportering"),
      objekt_typ: "enhet",
      objekt_id: enhet_id,
      enhet_id,
      indikator_id: LOW_REPORTING_ID,
      kvartal: care.kvartal,
      metod: "lag_rapportering",
      jamforelsegrupp: compared.jamforelsegrupp,
      varde: compared.taljare,
      referens: expected,
      rr: posterior.mean,
      rr_lag: posterior.quantile(0.05),
      rr_hog: posterior.quantile(0.95),
      utfall: "lag_rapportering",
      skal,
    };
  });
}
