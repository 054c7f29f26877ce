import type { Interval } from "./interval.ts";
import { negativeBinomialTails } from "./negativeBinomialTails.ts";
import { upperRoot } from "./poissonLimits.ts";
import { requireOpenProbability } from "./require.ts";
import { tailRoot } from "./tailRoot.ts";

/**
 * Between which counts do chance and the usual differences between units together keep a unit? See `poissonLimits`: as
 * real numbers, exact in the tails, `lower` 0 where no events would not be unusual.
 *
 * @param mean events expected, > 0
 * @param spread squared variation coefficient of the units' true rates, > 0
 * @throws if mean or spread is not > 0, or tail is outside 0–1
 * @example negativeBinomialLimits(4, 0.25, 0.025) // { lower: 0, upper: 11.2837 }
 */
export function negativeBinomialLimits(mean: number, spread: number, tail: number): Interval {
  requireOpenProbability(tail, "tail");
  const atMost = (x: number) => negativeBinomialTails(x, mean, spread).lower;
  const atLeast = (x: number) => negativeBinomialTails(x, mean, spread).upper;
  return {
    lower: atMost(0) >= tail ? 0 : tailRoot(atMost, tail, 0, mean + 1),
    upper: upperRoot(atLeast, tail, mean, Math.sqrt(mean + spread * mean ** 2)),
  };
}
