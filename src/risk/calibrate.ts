import { logisticLine } from "../statistics/logisticLine.ts";
import { logit } from "../statistics/logit.ts";
import { type Calibration, NO_CALIBRATION } from "./pool.ts";

export type CalibrationLimits = {
  /** fewer labels or fewer findings than this teach nothing */
  readonly leastOutcomes: number;
  readonly leastFindings: number;
};

/** Around "as declared": a slope of half or double the declared one needs some hundred outcomes to be believed. */
const PRIOR = { mean: [0, 1], sd: [0.5, 0.5] } as const;

/** A learnt slope below this would turn the order around or say nothing; then the declared pool stands and the verdict tells. */
const LEAST_SLOPE = 0.1;

/**
 * Intercept and slope of the pool from what follow-ups found after earlier forecasts. The order within one year is never
 * changed by it, only how far apart the probabilities lie.
 *
 * @param forecasts uncalibrated probabilities, 0–1 exclusive
 * @param labels 1 where the follow-up found something
 * @example calibrationOf([], [], { leastOutcomes: 200, leastFindings: 30 }) // { intercept: 0, slope: 1 }
 */
export function calibrationOf(
  forecasts: readonly number[],
  labels: readonly number[],
  { leastOutcomes, leastFindings }: CalibrationLimits,
): Calibration {
  const findings = labels.reduce((sum, label) => sum + label, 0);
  if (labels.length < leastOutcomes || findings < leastFindings) return NO_CALIBRATION;
  const line = logisticLine(forecasts.map(logit), labels, { prior: PRIOR });
  if (!line || line.slope < LEAST_SLOPE) return NO_CALIBRATION;
  return { intercept: line.intercept, slope: line.slope };
}
