/** How much several signs of obestånd together amount to. An order, never a verdict. */
export type WarningLevel = "allvarligt" | "flera_tecken" | "enstaka_tecken" | "inga_tecken" | "underlag_saknas";

/** The worst first; what nothing is known of comes before what is known to be without signs. */
export const warningLevels: readonly WarningLevel[] = [
  "allvarligt",
  "flera_tecken",
  "enstaka_tecken",
  "underlag_saknas",
  "inga_tecken",
];

export interface WarningLimits {
  /** kinds of signs from which they are several */
  readonly several: number;
  /** kinds of signs, at least one of them heavy, from which it is serious */
  readonly serious: number;
}

/**
 * One sign mostly has an everyday reason; several at once are worth a question (Skatteverket's support to kommuner). Silence is no
 * merit: without signs, and without a single control that is not too old, the level is that underlag is missing.
 *
 * @example warningLevel({ kinds: 2, heavy: 1, current: 3 }, { several: 2, serious: 2 }) // "allvarligt"
 */
export function warningLevel(
  signs: { readonly kinds: number; readonly heavy: number; readonly current: number },
  limits: WarningLimits,
): WarningLevel {
  if (signs.heavy > 0 && signs.kinds >= limits.serious) return "allvarligt";
  if (signs.kinds > 0) return signs.kinds >= limits.several ? "flera_tecken" : "enstaka_tecken";
  return signs.current > 0 ? "inga_tecken" : "underlag_saknas";
}
