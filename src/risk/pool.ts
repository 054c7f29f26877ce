import { inverseLogit, logit } from "../statistics/logit.ts";
import { requireProbability } from "../statistics/require.ts";
import { type Evidence, evidenceLogOdds } from "./evidence.ts";

/** Learnt from past labels: calibrated log-odds = intercept + slope × pooled log-odds. */
export type Calibration = { readonly intercept: number; readonly slope: number };

export type Pooled = {
  /** P(a follow-up within four quarters finds a requirement not met) */
  readonly sannolikhet: number;
  /** log-odds before any evidence */
  readonly grundniva: number;
  /** log-odds added per indicator; with `grundniva` they sum to the log-odds of `sannolikhet` */
  readonly bidrag: readonly { readonly indikatorId: string; readonly bidrag: number }[];
};

export const NO_CALIBRATION: Calibration = { intercept: 0, slope: 1 };

/** Log-odds beyond this (1 in 160 000) are scaled back: doubles could not carry the sum to the probability and back. */
const LARGEST_LOG_ODDS = 12;
const BASE_RATE_FLOOR = 0.001;

/**
 * Pools evidence in log-odds around the base rate of findings, so that contributions add up, can be drawn as bars, and
 * the whole can be calibrated. Contributions come sorted by indikatorId and are summed in that order: the same
 * evidence gives the same bits in whatever order it arrives.
 *
 * @param baseRate share of follow-ups that find something, 0–1 (kept at least 0.1 % from either end)
 * @throws if a probability is outside 0–1, a weight negative, or an indicator occurs twice
 * @example poolEvidence(0.2, [{ indikatorId: "a", p: 0.8, pPrior: 0.5, weight: 1 }]).sannolikhet // 0.5
 */
export function poolEvidence(
  baseRate: number,
  evidence: readonly Evidence[],
  calibration: Calibration = NO_CALIBRATION,
): Pooled {
  const base = calibration.intercept + calibration.slope * baseLogOdds(baseRate);
  const parts = [...evidence]
    .sort((a, b) => (a.indikatorId < b.indikatorId ? -1 : 1))
    .map((item) => ({ indikatorId: item.indikatorId, bidrag: calibration.slope * evidenceLogOdds(item) }));
  parts.forEach((part, i) => {
    if (i > 0 && part.indikatorId === parts[i - 1]!.indikatorId) {
      throw new Error(`indicator occurs twice in one pool: ${part.indikatorId}`);
    }
  });
  const total = parts.reduce((sum, part) => sum + part.bidrag, base);
  const scale = Math.min(1, LARGEST_LOG_ODDS / Math.abs(total));
  return {
    sannolikhet: inverseLogit(total * scale),
    grundniva: base * scale,
    bidrag: parts.map(({ indikatorId, bidrag }) => ({ indikatorId, bidrag: bidrag * scale })),
  };
}

/** Log-odds of a base rate, which is never taken to be quite 0 or 1. */
export function baseLogOdds(baseRate: number): number {
  requireProbability(baseRate, "baseRate");
  return logit(Math.min(1 - BASE_RATE_FLOOR, Math.max(BASE_RATE_FLOOR, baseRate)));
}

/** The probability of pooled log-odds, with the same limit as `poolEvidence`. */
export function pooledProbability(logOdds: number): number {
  return inverseLogit(Math.min(LARGEST_LOG_ODDS, Math.max(-LARGEST_LOG_ODDS, logOdds)));
}
