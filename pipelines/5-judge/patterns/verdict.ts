import type { VerdictThresholds } from "../../../src/trend/verdict.ts";
import type { PatternVerdict } from "./pattern.ts";

/** The word for a pattern that is worse than expected, by the numbers that hold for every verdict; null where it is none. */
export function patternVerdict(
  { q, rr, rrLag }: { readonly q: number; readonly rr: number; readonly rrLag: number },
  limits: VerdictThresholds,
): Extract<PatternVerdict, "tydligt_monster" | "mojligt_monster"> | null {
  if (q >= limits.mojligQ || rr <= 1) return null;
  return q < limits.tydligQ && rrLag > limits.tydligRr ? "tydligt_monster" : "mojligt_monster";
}
