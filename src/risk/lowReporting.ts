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
  /** how sure where nothing external speaks for it: no such source, too little expected of it, or as quiet as the unit itself */
  readonly sannolikhetUtanExternt: number;
  /** fewer expected reports than this tell nothing */
  readonly minstForvantat: number;
  /** external signals at or above this ratio are "not low" */
  readonly externKvot: number;
  /** fewer expected external signals than this tell nothing: that none came is then no news */
  readonly externMinstForvantat: number;
};

/** Proposals of Uppsikt, shown on the method page. */
export const DEFAULT_LOW_REPORTING: LowReportingConfig = {
  kvot: 0.5,
  sannolikhet: 0.8,
  sannolikhetUtanExternt: 0.95,
  minstForvantat: 5,
  externKvot: 0.8,
  externMinstForvantat: 2,
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
 * merit. Where others are silent too the unit may simply be good, or nobody may be listening: the pattern still counts, but
 * must be plainer.
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

  const externtHors = external !== null && external.expected >= config.externMinstForvantat;
  const externtEjLag = externtHors && externKvot! >= config.externKvot;
  const needed = externtEjLag ? config.sannolikhet : config.sannolikhetUtanExternt;
  if (reported.expected < config.minstForvantat) return { ...figures, utfall: null, skal: "for_lite_underlag" };
  if (sannolikhet < needed) return { ...figures, utfall: null, skal: "ej_lag" };
  const skal = externtEjLag ? "externt_ej_lag" : externtHors ? "aven_externt_lag" : "externt_okant";
  return { ...figures, utfall: "lag_rapportering", skal };
}
