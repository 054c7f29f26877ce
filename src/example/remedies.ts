/**
 * What åtgärder did (U-1). At some enheter the rate of one kategori falls once an åtgärd is verified; at as many others an
 * åtgärd is verified just the same, and nothing changes.
 */
import type { Remedy } from "./plants.ts";
import type { Trend } from "./trends.ts";

/** Less than half as many, from the quarter after the åtgärd was verified. */
export const REMEDIED = 0.45;

export function remedyTrends(remedies: readonly Remedy[]): Trend[] {
  return remedies
    .filter((remedy) => remedy.works)
    .map(({ unit, kategori, from }) => ({
      source: "avvikelser",
      kategori,
      units: new Set([unit]),
      factor: (quarter) => (quarter < from ? 1 : REMEDIED),
    }));
}
