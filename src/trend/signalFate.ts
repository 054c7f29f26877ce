/** What a signal was and is, as far as its fate hangs on it. */
export type SignalState = { readonly utfall: string; readonly rr: number | null };
/** A completed follow-up that tested what the signal was about. */
export type FollowUp = { readonly datum: string; readonly fynd: boolean };

export type Fate = "kvarstar" | "borta" | "starkare" | "foljd_upp_brist" | "foljd_upp_utan_brist" | "vantar";

/** So much further from 1, on the ratio scale, is stronger. */
const STRONGER = 1.25;

/**
 * What became of a signal of the quarter before (NO-37: the council sees what came of what it was shown).
 *
 * A follow-up is what it was for, so it goes before anything the numbers say: a brist found, or none. Then the numbers:
 * stronger, still there, or gone. A single grave event cannot go away by itself: it waits until somebody has looked, and so
 * does a signal whose measure can no longer be judged.
 *
 * @param now the same measure by the same method at the same enhet today; null where it is not computed
 * @param followUps after the day on which the signal was known
 * @example signalFate({ utfall: "tydligt_hogre", rr: 1.5 }, { utfall: "tydligt_hogre", rr: 2 }, []) // "starkare"
 */
export function signalFate(earlier: SignalState, now: SignalState | null, followUps: readonly FollowUp[]): Fate {
  if (followUps.length > 0) return followUps.some(({ fynd }) => fynd) ? "foljd_upp_brist" : "foljd_upp_utan_brist";
  if (earlier.utfall === "enskild_handelse" || now === null || now.utfall === "for_lite_underlag") return "vantar";
  if (directionOf(now.utfall) !== directionOf(earlier.utfall)) return "borta";
  const surer = now.utfall.startsWith("tydlig") && earlier.utfall.startsWith("mojlig");
  return surer || farther(earlier.rr, now.rr) ? "starkare" : "kvarstar";
}

const directionOf = (utfall: string): string => utfall.replace(/^(tydligt?|mojligt?)_/, "");

const farther = (earlier: number | null, now: number | null): boolean =>
  earlier !== null &&
  now !== null &&
  earlier > 0 &&
  now > 0 &&
  Math.abs(Math.log(now)) - Math.abs(Math.log(earlier)) > Math.log(STRONGER);
