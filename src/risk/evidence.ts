import { logit } from "../statistics/logit.ts";
import { requireNotNegative, requireProbability } from "../statistics/require.ts";

/** What one indicator says about one object. */
export type Evidence = {
  readonly indikatorId: string;
  /** P(the unit is worse than the reference), given its data and its peers */
  readonly p: number;
  /** the same for a unit nobody has observed: what the peers alone imply */
  readonly pPrior: number;
  /** declared weight, ≥ 0 */
  readonly weight: number;
};

/** Beyond this no amount of data from one indicator moves the pool: single sources are never that sure. */
export const EVIDENCE_FLOOR = 0.01;

/**
 * The log-odds that an indicator adds to the pool: weight × (logit p − logit pPrior). An indicator without data has
 * p = pPrior and adds exactly 0; silence is neither a merit nor a fault here (low reporting has its own indicator).
 *
 * @throws if p or pPrior is outside 0–1 or the weight is negative
 * @example evidenceLogOdds({ indikatorId: "avvikelser-fall", p: 0.8, pPrior: 0.2, weight: 0.5 }) // 1.386
 */
export function evidenceLogOdds({ p, pPrior, weight }: Evidence): number {
  requireProbability(p, "p");
  requireProbability(pPrior, "pPrior");
  requireNotNegative(weight, "weight");
  return weight * evidenceDifference(p, pPrior);
}

/** logit p − logit pPrior, both clamped to EVIDENCE_FLOOR … 1 − EVIDENCE_FLOOR. */
export function evidenceDifference(p: number, pPrior: number): number {
  return logit(clampEvidence(p)) - logit(clampEvidence(pPrior));
}

function clampEvidence(p: number): number {
  return Math.min(1 - EVIDENCE_FLOOR, Math.max(EVIDENCE_FLOOR, p));
}
