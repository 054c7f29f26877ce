import type { Ranked } from "./rank.ts";

/**
 * Priority classes: objects whose rank intervals overlap that of the first in their class are one class, because the
 * data cannot say which of them comes first.
 * Walking in rank order, a new class begins where an object's best plausible rank is beyond the worst plausible rank of
 * the class leader. The class of an object therefore depends on nothing after it in the list.
 *
 * @returns class 1, 2, 3 … by id
 * @example
 * priorityClasses([
 *   { id: "a", rang: 1, rang_lag: 1, rang_hog: 2 },
 *   { id: "b", rang: 2, rang_lag: 1, rang_hog: 3 },
 *   { id: "c", rang: 3, rang_lag: 3, rang_hog: 3 },
 * ]) // Map { a → 1, b → 1, c → 2 }
 */
export function priorityClasses(ranked: readonly Ranked[]): Map<string, number> {
  const classes = new Map<string, number>();
  let leader: Ranked | null = null;
  let current = 0;
  for (const object of [...ranked].sort((a, b) => a.rang - b.rang)) {
    if (leader === null || object.rang_lag > leader.rang_hog) {
      leader = object;
      current++;
    }
    classes.set(object.id, current);
  }
  return classes;
}
