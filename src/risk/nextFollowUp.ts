import { inverseLogit, logit } from "../statistics/logit.ts";
import type { NestedLevel } from "./nested.ts";
import { baseLogOdds, type Calibration, NO_CALIBRATION } from "./pool.ts";

export type NextFollowUp = {
  /** the probability after one more follow-up that found nothing, and after one that found something */
  readonly sannolikhet_om_utan_fynd: number;
  readonly sannolikhet_om_fynd: number;
};

/**
 * What would change its mind: the probability after one more follow-up with either outcome, by one Bayesian step. The
 * follow-up is one trial with the present chance; the level moves by its expansion as in `messageOf`. The base rate is left
 * alone: one follow-up hardly moves it.
 *
 * @example afterFollowUp({ sannolikhet: 0.5, level, baseRate: 0.3, slope: 1.5 })
 *   // with a level of variance 0.1: 0.45 and 0.55
 */
export function afterFollowUp({
  sannolikhet,
  level,
  baseRate,
  slope,
  calibration = NO_CALIBRATION,
}: {
  readonly sannolikhet: number;
  readonly level: NestedLevel;
  readonly baseRate: number;
  readonly slope: number;
  readonly calibration?: Calibration;
}): NextFollowUp {
  const expected = inverseLogit(baseLogOdds(baseRate) + slope * level.mean);
  const precision = 1 / level.variance + slope ** 2 * expected * (1 - expected);
  const after = (outcome: 0 | 1): number => {
    const step = (slope * (outcome - expected)) / precision;
    return inverseLogit(logit(sannolikhet) + calibration.slope * slope * step);
  };
  return { sannolikhet_om_utan_fynd: after(0), sannolikhet_om_fynd: after(1) };
}
