import { requireOpenProbability } from "./require.ts";

/**
 * Log-odds, ln(p / (1 − p)); natural logarithm.
 *
 * @throws if p is not strictly between 0 and 1 (clamp first: 0 and 1 have no finite log-odds)
 * @example logit(0.8) // 1.3862943611198908
 */
export function logit(probability: number): number {
  requireOpenProbability(probability, "probability");
  return Math.log(probability) - Math.log1p(-probability);
}

/**
 * The probability that has these log-odds, written so that neither tail overflows.
 *
 * @example inverseLogit(0) // 0.5
 */
export function inverseLogit(logOdds: number): number {
  if (logOdds >= 0) return 1 / (1 + Math.exp(-logOdds));
  const odds = Math.exp(logOdds);
  return odds / (1 + odds);
}
