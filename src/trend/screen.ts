import { requireOpenProbability } from "../statistics/require.ts";

/** What a whole screen of simultaneous tests amounts to at one level of q. */
export type ScreenSum = {
  /** tests that were part of the screen */
  readonly provade: number;
  /** of them those with q under the level */
  readonly utpekade: number;
  /** how many of those that chance alone would be expected to give: tests × the p they had to reach */
  readonly vantat_slump: number;
  /** p that one more test would have had to reach to be picked out */
  readonly grans_p: number | null;
};

/**
 * How much of a list of findings chance would give. Under Benjamini–Hochberg the k findings have p ≤ level·k/m, so that m
 * tests without any true difference would give at most level·k of them; one more finding would need p ≤ level·(k + 1)/m.
 * Reference: Benjamini & Hochberg (1995), JRSS B 57:289; Storey (2002), JRSS B 64:479, for the reading as expected number.
 *
 * @param tests q and p of every test of the screen; a null q was not part of it
 * @example screenSum([{ q: 0.02, p: 0.01 }, { q: 0.6, p: 0.6 }], 0.1)
 * // { provade: 2, utpekade: 1, vantat_slump: 0.02, grans_p: 0.1 }
 */
export function screenSum(
  tests: readonly { readonly q: number | null; readonly p: number | null }[],
  level: number,
): ScreenSum {
  requireOpenProbability(level, "level");
  const tested = tests.filter(({ q }) => q !== null);
  const found = tested.filter(({ q }) => q! < level);
  const largest = found.reduce((most, { p }) => Math.max(most, p ?? 0), 0);
  return {
    provade: tested.length,
    utpekade: found.length,
    vantat_slump: tested.length * largest,
    grans_p: tested.length === 0 ? null : Math.min(1, (level * (found.length + 1)) / tested.length),
  };
}
