import type { GammaPrior } from "../statistics/gammaPoissonFit.ts";
import { gammaPoissonPosterior } from "../statistics/gammaPoissonPosterior.ts";

export type ReportingInput = {
  /** what the unit reports itself (avvikelser), against what its peers would have reported with its exposure */
  readonly reported: { readonly count: number; readonly expected: number; readonly prior: GammaPrior };
  /** what others say of it (klagomål, IVO, survey, invoices), in the same form; null where no such source exists */
  readonly external: { readonly count: number; readonly expected: number; readonly prior: GammaPrior } | null;
};

export type LowReportingConfig = {
  /** a true ratio under this share of the peers' is "far below" */
  readonly kvot: number;
  /** how sure we must be of it */
  readonly sannolikhet: number;
  /** how sure where nothing external can be compared with */
  readonly sannolikhetUtanExternt: number;
  /** fewer expected reports than this tell nothing */
  readonly minstForvantat: number;
  /** external signals at or above this ratio are "not low" */
  readonly externKvot: number;
};

/** Proposals of Uppsikt, shown on the method page. */
export const DEFAULT_LOW_REPORTING: LowReportingConfig = {
  kvot: 0.5,
  sannolikhet: 0.8,
  sannolikhetUtanExternt: 0.95,
  minstForvantat: 5,
  externKvot: 0.8,
};

export type LowReporting = {
  /** P(true reporting < kvot × peers) */
  readonly sannolikhet: number;
  /** posterior mean of reported / expected, and of the external signals */
  readonly kvot: number;
  readonly externKvot: number | null;
  readonly utfall: "lag_rapportering" | null;
  readonly skal: "for_lite_underlag" | "ej_lag" | "aven_externt_lag" | "externt_ej_lag" | "externt_okant";
};

/**
 * Does a unit report far less than its peers while others hear no less of it? Reported events measure the culture of
 * reporting too (Pham et al. 2013, PMC4147750; Riksrevisionen 2023), so silence is a pattern to ask about and never a
 * merit. Where no external source exists the pattern still counts, but must be plainer.
 *
 * @throws if a count or expected value is negative or a prior not proper
 * @example lowReporting({ reported: { count: 1, expected: 14, prior: { alpha: 4, beta: 4 } }, external: null })
 * // sannolikhet 0.945, utfall null, skal "ej_lag"
 */
export function lowReporting(input: ReportingInput, config: LowReportingConfig = DEFAULT_LOW_REPORTING): LowReporting {
  const { reported, external } = input;
  const own = gammaPoissonPosterior(reported.count, reported.expected, reported.prior);
  const externKvot = external ? gammaPoissonPosterior(external.count, external.expected, external.prior).mean : null;
  const sannolikhet = 1 - own.probabilityAbove(config.kvot);
  const figures = { sannolikhet, kvot: own.mean, externKvot };

  const needed = externKvot === null ? config.sannolikhetUtanExternt : config.sannolikhet;
  if (reported.expected < config.minstForvantat) return { ...figures, utfall: null, skal: "for_lite_underlag" };
  if (sannolikhet < needed) return { ...figures, utfall: null, skal: "ej_lag" };
  if (externKvot === null) return { ...figures, utfall: "lag_rapportering", skal: "externt_okant" };
  if (externKvot < config.externKvot) return { ...figures, utfall: null, skal: "aven_externt_lag" };
  return { ...figures, utfall: "lag_rapportering", skal: "externt_ej_lag" };
}
