import { badThreshold } from "../messages/plan.ts";
import { Refusal } from "../messages/refusal.ts";
import type { PlanConfig } from "./types.ts";

/** The plan's thresholds out of the configuration in force. */
export function planConfig(trosklar: Readonly<Record<string, number>>): PlanConfig {
  const value = (name: string): number => {
    const found = trosklar[name];
    if (found === undefined) throw new Error(`no threshold ${name}; data/trosklar/plan.yaml gives its default`);
    return found;
  };
  const share = (name: string): number => {
    const found = value(name);
    if (!(found >= 0 && found <= 1)) throw new Refusal(badThreshold(name, found, "en andel mellan 0 och 1"));
    return found;
  };
  const count = (name: string, least: number): number => {
    const found = value(name);
    if (!(Number.isInteger(found) && found >= least))
      throw new Refusal(badThreshold(name, found, `ett heltal, minst ${least}`));
    return found;
  };
  return {
    slumpAndel: share("plan_slump_andel"),
    riskMinstaAndel: share("plan_risk_minsta_andel"),
    samordnaManader: count("plan_samordna_manader", 0),
    minstRiskpoang: value("plan_minst_riskpoang"),
    hogstRiskerPerRad: count("plan_hogst_risker_per_rad", 1),
    raderUtanResurser: count("plan_rader_utan_resurser", 0),
  };
}
