import type { Level } from "./levels.ts";

/** A rule under which a risk must be taken further whatever its place in the order. */
export type OverrideRule = {
  readonly namn: string;
  readonly kalla: string;
  /** which law the area is under; the first rule that names it applies */
  readonly lagrum: readonly string[];
  readonly poang: number;
  readonly allvarlighet: Level;
  /** `eller`: points or severity is enough; `samt`: both are needed */
  readonly villkor: "eller" | "samt";
};

/** Kristianstads kommun's published rule, an example that a kommun may replace: no national document gives one. */
export const KRISTIANSTAD_RULES: readonly OverrideRule[] = [
  {
    namn: "kristianstad-hsl",
    kalla:
      "Kristianstads kommun, riskanalys och ansvar för utredning (HSL): 8 poäng eller mer, eller betydande/katastrofal",
    lagrum: ["hsl"],
    poang: 8,
    allvarlighet: 3,
    villkor: "eller",
  },
  {
    namn: "kristianstad-sol-lss",
    kalla: "Kristianstads kommun, lex Sarah-utredning (SoL/LSS): 8 poäng eller mer samt betydande/katastrofal",
    lagrum: ["sol", "lss"],
    poang: 8,
    allvarlighet: 3,
    villkor: "samt",
  },
];

/**
 * The name of the rule that fires, or null. A severity that nobody has assessed (null) is not taken to be grave.
 *
 * @param points riskpoäng 1–16
 * @param severity allvarlighetsgrad or konsekvensnivå
 * @param lagrum "HSL", "SoL" or "LSS", in any case
 * @example overrideRule(4, 4, "HSL") // "kristianstad-hsl"
 * @example overrideRule(4, 4, "SoL") // null
 */
export function overrideRule(
  points: number,
  severity: Level | null,
  lagrum: string,
  rules: readonly OverrideRule[] = KRISTIANSTAD_RULES,
): string | null {
  const rule = rules.find((candidate) => candidate.lagrum.some((name) => name.toLowerCase() === lagrum.toLowerCase()));
  if (!rule) return null;
  const manyPoints = points >= rule.poang;
  const grave = severity !== null && severity >= rule.allvarlighet;
  const fires = rule.villkor === "eller" ? manyPoints || grave : manyPoints && grave;
  return fires ? rule.namn : null;
}
