import { gammaTails } from "./gammaTails.ts";
import type { Interval } from "./interval.ts";
import { requireOpenProbability, requirePositive } from "./require.ts";
import { tailRoot } from "./tailRoot.ts";

/**
 * Between which counts does chance alone keep a unit or quarter of which so many events are expected?
 * Variant: exact, as real numbers: above `upper` the tail P(X ≥ x) is smaller than `tail`, below `lower` the tail P(X ≤ x)
 * is. A whole count lies outside exactly when its one-sided exact test says so, and the limits are smooth in `expected`, so
 * that a funnel has no steps. `lower` is 0 where even no events would not be unusual.
 * Some packages draw Garwood's interval around the expected number instead (FunnelPlotR: 0.560–1.649 at 15 expected). Those
 * limits are wider, and a point can lie inside them although its own test is significant.
 * Reference: Spiegelhalter (2005), Stat. Med. 24:1185, app. A.1; inverted as in PHEindicatormethods `poisson_funnel`.
 *
 * @param expected events, > 0
 * @param tail one-sided level, for example 0.025 or 0.001
 * @throws if expected is not > 0 or tail is outside 0–1
 * @example poissonLimits(15, 0.025) // { lower: 7.4288, upper: 23.5275 }
 */
export function poissonLimits(expected: number, tail: number): Interval {
  requirePositive(expected, "expected");
  requireOpenProbability(tail, "tail");
  // P(X ≥ x) is the gamma distribution of shape x below `expected`; P(X ≤ x) is that of shape x + 1 above it.
  const atLeast = (x: number) => gammaTails(x, expected).lower;
  const atMost = (x: number) => gammaTails(x + 1, expected).upper;
  return {
    lower: atMost(0) >= tail ? 0 : tailRoot(atMost, tail, 0, expected),
    upper: upperRoot(atLeast, tail, expected, Math.sqrt(expected)),
  };
}

/** The upper limit of a count with this mean and standard deviation: the bracket grows until the tail is small enough. */
export function upperRoot(atLeast: (x: number) => number, tail: number, mean: number, deviation: number): number {
  let high = mean + 3 * deviation + 1;
  while (atLeast(high) > tail) high += 2 * deviation + 1;
  return tailRoot(atLeast, tail, Math.min(mean, 1e-9), high);
}
