import { requireCount, requireSameLength } from "./require.ts";

/** Events by how long ago they happened and how long they took to be registered, in whole days. */
export type DelayCounts = {
  /** days from the event to the day on which we look; an event cannot have been seen with a longer delay */
  readonly ages: readonly number[];
  /** days from the event to its registration, at most its age */
  readonly delays: readonly number[];
  readonly counts: readonly number[];
};

/**
 * P(delay ≤ d) for d = 0 … longest, from events that are seen only because they have been registered already.
 *
 * Variant: reverse-time hazard (Lagakos, Barraj & De Gruttola's estimator, the chain-ladder of insurance): the chance that a
 * delay is exactly d given that it is at most d is taken among the events that are old enough to have shown it, and the
 * distribution is the product of what is left, from the longest delay downwards. A simple average of the delays seen so far
 * would take what is late for what does not exist.
 * Reference: Lagakos, Barraj & De Gruttola (1988), Biometrika 75:515; Mack (1993), ASTIN Bulletin 23:213.
 *
 * @param longest longer delays are left out: the distribution is that of delays up to it
 * @param towards a distribution that few events are drawn towards, worth `weight` events at each delay
 * @returns 1 everywhere when nothing was seen and nothing is drawn towards
 * @throws if lengths differ, a number is not whole and ≥ 0, or a delay is longer than its age
 * @example reportingDelay({ ages: [0, 1, 9], delays: [0, 1, 0], counts: [2, 2, 4] }, 2) // [0.667, 1, 1]
 */
export function reportingDelay(
  { ages, delays, counts }: DelayCounts,
  longest: number,
  { towards, weight = 0 }: { readonly towards?: ArrayLike<number>; readonly weight?: number } = {},
): Float64Array {
  requireSameLength(ages, delays, "ages and delays");
  requireSameLength(ages, counts, "ages and counts");
  requireCount(longest, "longest");
  const exactly = new Float64Array(longest + 1);
  const tooYoung = new Float64Array(longest + 1);
  for (let i = 0; i < ages.length; i++) {
    const [age, delay, count] = [ages[i]!, delays[i]!, counts[i]!];
    requireCount(age, "age");
    requireCount(delay, "delay");
    requireCount(count, "count");
    if (delay > age) throw new Error(`seen before it was registered: delay ${delay}, age ${age}`);
    if (delay > longest) continue;
    exactly[delay]! += count;
    // Counted among those that could have shown a delay up to their age, and no longer one.
    if (age < longest) tooYoung[age + 1]! += count;
  }
  for (let d = 1; d <= longest; d++) tooYoung[d]! += tooYoung[d - 1]!;
  const share = new Float64Array(longest + 1).fill(1);
  let seen = exactly.reduce((sum, count) => sum + count, 0);
  for (let d = longest; d > 0; d--) {
    const able = seen - tooYoung[d]!;
    const known = towards ? 1 - towards[d - 1]! / towards[d]! : 0;
    const borrowed = towards ? weight : 0;
    const hazard = able + borrowed > 0 ? (exactly[d]! + borrowed * known) / (able + borrowed) : 0;
    share[d - 1] = share[d]! * (1 - hazard);
    seen -= exactly[d]!;
  }
  return share;
}
