import { KRISTIANSTAD_RULES } from "../../../src/risk/override.ts";

/** The limits of the rule that takes a risk further whatever its place, as they are in force. */
export interface RuleText {
  points: number;
  severity: number;
}

export function ruleLimits(thresholds: readonly { namn: string; varde: number }[]): RuleText {
  const value = (name: string): number => {
    const found = thresholds.find(({ namn }) => namn === name);
    if (!found) throw new Error(`tröskeln ${name} är inte publicerad`);
    return found.varde;
  };
  return { points: value("risk_atgard_poang"), severity: value("risk_atgard_allvarlighet") };
}

const SEVERITY = ["", "mindre", "måttlig", "betydande", "katastrofal"];

/** The rule that fired in words, with its source: whose it is, and that a kommun may replace it. */
export function ruleWords(name: string, { points, severity }: RuleText): string {
  const rule = KRISTIANSTAD_RULES.find(({ namn }) => namn === name);
  if (!rule) return name;
  const law = rule.lagrum.map((law) => ({ hsl: "HSL", sol: "SoL", lss: "LSS" })[law] ?? law).join(" och ");
  const joined = rule.villkor === "eller" ? "eller" : "och dessutom";
  return `Regel för verksamhet enligt ${law}: minst ${points} riskpoäng ${joined} en inträffad händelse med allvarlighet ${severity} (${SEVERITY[severity] ?? ""}) eller mer. Regeln är ett exempel som kommunen kan byta ut. Källa: ${rule.kalla}.`;
}
