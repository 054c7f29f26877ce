import { requirePositive, requireProbability } from "../statistics/require.ts";
import type { Level } from "./levels.ts";

/** Harm of consequence 1, 2, 3, 4 on a common scale. */
export type HarmWeights = readonly [number, number, number, number];

/** Each step is three times as bad. Linear and tenfold steps belong in the sensitivity table of the method page. */
export const DEFAULT_HARM_WEIGHTS: HarmWeights = [1, 3, 9, 27];

/**
 * Expected harm: probability × the declared weight of the consequence. Orders risks inside one cell of the matrix,
 * whose 1–16 points tie and invert (Cox 2008, Risk Analysis 28:497).
 *
 * @returns in units of the weight of consequence 1
 * @throws if the probability is outside 0–1 or a weight is not > 0
 * @example expectedHarm(0.5, 3) // 4.5
 */
export function expectedHarm(
  probability: number,
  consequenceLevel: Level,
  weights: HarmWeights = DEFAULT_HARM_WEIGHTS,
): number {
  requireProbability(probability, "probability");
  for (const weight of weights) requirePositive(weight, "harm weight");
  return probability * weights[consequenceLevel - 1]!;
}
