import { requireProbability } from "../statistics/require.ts";

export type Level = 1 | 2 | 3 | 4;
/** Probabilities at which levels 2, 3 and 4 begin. Declared in configuration and shown on the method page. */
export type LevelCuts = readonly [number, number, number];

/**
 * The level 1–4 of a probability; a value on a cut belongs to the level that begins there.
 *
 * @throws if p or a cut is outside 0–1, or the cuts do not increase
 * @example probabilityLevel(0.3, [0.1, 0.25, 0.5]) // 3
 */
export function probabilityLevel(p: number, cuts: LevelCuts): Level {
  requireProbability(p, "p");
  cuts.forEach((cut, i) => {
    requireProbability(cut, "level cut");
    if (i > 0 && cut <= cuts[i - 1]!) throw new Error(`level cuts must increase: ${cuts.join(", ")}`);
  });
  return (1 + cuts.filter((cut) => p >= cut).length) as Level;
}

/**
 * The levels that a whole interval touches: a risk that may be a 2 or a 3 is shown as "2–3".
 *
 * @example levelRange({ lag: 0.2, hog: 0.3 }, [0.1, 0.25, 0.5]) // { niva_lag: 2, niva_hog: 3 }
 */
export function levelRange(
  interval: { lag: number; hog: number },
  cuts: LevelCuts,
): { niva_lag: Level; niva_hog: Level } {
  return { niva_lag: probabilityLevel(interval.lag, cuts), niva_hog: probabilityLevel(interval.hog, cuts) };
}

/** Riskpoäng of the 4 × 4 matrix: 1, 2, 3, 4, 6, 8, 9, 12 or 16. */
export function riskPoints(sannolikhetNiva: Level, konsekvensNiva: Level): number {
  return sannolikhetNiva * konsekvensNiva;
}
