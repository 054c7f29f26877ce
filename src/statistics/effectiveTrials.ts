import { requireNotNegative, requirePositive } from "./require.ts";

/**
 * How many independent yes-or-no trials a share is as sure as: p(1 − p)/SE². What a survey calls the effective sample size; it lets
 * a share of hours, whose hours hang together by person, stand in a funnel or a beta-binomial beside others of its kind.
 * Variant: rounded, at least 1 and at most `most`; where the share is 0 or 1, or no two units differ, the variance says nothing and the
 * number of units is used.
 * Reference: Kish (1965), Survey Sampling, 8.2; Korn & Graubard (1998), Survey Methodology 24:193.
 *
 * @param share 0–1
 * @param standardError of the share, ≥ 0
 * @param units that the share is made of, > 0
 * @throws if a number is outside its range
 * @example effectiveTrials(0.8, 0.02, 50, 1000) // 400
 */
export function effectiveTrials(share: number, standardError: number, units: number, most: number): number {
  requireNotNegative(standardError, "standard error");
  requirePositive(units, "units");
  requirePositive(most, "most");
  if (!(share >= 0 && share <= 1)) throw new Error(`a share lies between 0 and 1: ${share}`);
  const variance = share * (1 - share);
  const trials = variance === 0 || standardError === 0 ? units : variance / standardError ** 2;
  return Math.max(1, Math.min(Math.round(most), Math.round(trials)));
}
