import { requireNotNegative, requirePositive, requireSameLength } from "./require.ts";
import { type PrimeChart, type Spread, widening } from "./uChart.ts";

/**
 * Control chart for shares: hits out of trials, with limits that follow each period's number of trials.
 * Variant: total hits / total trials ± 3·√(p(1 − p)/trials), kept inside 0–1; `spread` as in `uChart`, "prime" being
 * Laney's p′ chart. p′ limits do not depend on the unit in which the trials are counted, so that hours can be trials.
 * Reference: Montgomery (2013), Introduction to Statistical Quality Control, 7.2; Laney (2002), Quality Engineering 14:531.
 *
 * @param hits per period, in time order, at most `trials`
 * @param trials per period, > 0
 * @throws if lengths differ, hits are negative or exceed trials, or trials are not > 0
 * @example pChart([5, 5, 5], [10, 10, 10]).upper[0] // 0.9743
 */
export function pChart(
  hits: readonly number[],
  trials: readonly number[],
  { spread = "auto" as Spread, sigmas = 3 } = {},
): PrimeChart {
  requireSameLength(hits, trials, "hits and trials");
  hits.forEach((hit, i) => {
    requireNotNegative(hit, "hits");
    requirePositive(trials[i]!, "trials");
    if (hit > trials[i]!) throw new Error(`more hits than trials: ${hit} of ${trials[i]}`);
  });
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const centre = sum(hits) / sum(trials);
  const sigma = trials.map((n) => Math.sqrt((centre * (1 - centre)) / n));
  const shares = hits.map((hit, i) => hit / trials[i]!);
  const { widen, sigmaZ } = widening(shares, centre, sigma, spread);
  return {
    centre: shares.map(() => centre),
    lower: sigma.map((s) => Math.max(0, centre - sigmas * s * widen)),
    upper: sigma.map((s) => Math.min(1, centre + sigmas * s * widen)),
    sigmaZ,
  };
}
