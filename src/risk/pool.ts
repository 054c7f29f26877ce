import { inverseLogit, logit } from "../statistics/logit.ts";
import { requireProbability } from "../statistics/require.ts";
import type { Message } from "./message.ts";
import type { NestedLevel } from "./nested.ts";

/** Learnt from past labels: calibrated log-odds = intercept + slope × pooled log-odds. */
export type Calibration = { readonly intercept: number; readonly slope: number };

export const NO_CALIBRATION: Calibration = { intercept: 0, slope: 1 };

export type PoolInput = {
  /** share of follow-ups that find something, 0–1 */
  readonly baseRate: number;
  readonly level: NestedLevel;
  /** the object's own indicators with their messages about the level */
  readonly evidence: readonly { readonly indikatorId: string; readonly message: Message }[];
  /** log-odds of a finding per unit of level (log rate ratio) */
  readonly slope: number;
  /** log-odds that are added beside the level, by name (low reporting) */
  readonly additions?: readonly { readonly indikatorId: string; readonly logOdds: number }[];
};

export type Pooled = {
  /** P(a follow-up within four quarters finds a requirement not met) */
  readonly sannolikhet: number;
  /** log-odds before any evidence */
  readonly grundniva: number;
  /** log-odds added by each source; with `grundniva` they sum to the log-odds of `sannolikhet` */
  readonly bidrag: readonly { readonly indikatorId: string; readonly bidrag: number }[];
};

/** Contributions that are not an indicator's own: what the unit's other areas and the utförare's other units say. */
export const FROM_UNIT = "enheten-i-ovrigt";
export const FROM_PROVIDER = "utforaren-i-ovrigt";

/** Log-odds beyond this (1 in 160 000) are scaled back: doubles could not carry the sum to the probability and back. */
const LARGEST_LOG_ODDS = 12;
const BASE_RATE_FLOOR = 0.001;

/**
 * Pools evidence in log-odds around the base rate of findings, so that contributions add up, can be drawn as bars, and
 * the whole can be calibrated. The level is a weighted sum of what each indicator says (by its precision), of the unit's
 * other areas and of the utförare's other units; each part times the slope is its contribution. Sorted by id and summed in
 * that order: the same evidence gives the same bits in whatever order it arrives.
 *
 * @throws if the base rate is outside 0–1 or a source occurs twice
 */
export function poolEvidence(input: PoolInput, calibration: Calibration = NO_CALIBRATION): Pooled {
  const { level, slope } = input;
  const base = calibration.intercept + calibration.slope * baseLogOdds(input.baseRate);
  const precision = input.evidence.reduce((sum, { message }) => sum + message.precision, 0);
  const parts = [
    ...input.evidence.map(({ indikatorId, message }) => ({
      indikatorId,
      logOdds: precision > 0 ? (slope * level.own * message.precision * message.mean) / precision : 0,
    })),
    { indikatorId: FROM_UNIT, logOdds: slope * level.fromUnit },
    { indikatorId: FROM_PROVIDER, logOdds: slope * level.fromProvider },
    ...(input.additions ?? []),
  ]
    .sort((a, b) => (a.indikatorId < b.indikatorId ? -1 : 1))
    .map(({ indikatorId, logOdds }) => ({ indikatorId, bidrag: calibration.slope * logOdds }));
  parts.forEach((part, i) => {
    if (i > 0 && part.indikatorId === parts[i - 1]!.indikatorId)
      throw new Error(`source occurs twice in one pool: ${part.indikatorId}`);
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
