import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { requireOpenProbability, requireProbability } from "../statistics/require.ts";

/**
 * The level that one test of a screen had to reach to be called at `q` by Benjamini–Hochberg: the largest p among those
 * called, or what the very first would have needed, q/m, where none was.
 *
 * @example screenLevel([0.001, 0.02, 0.5], [0.003, 0.03, 0.5], 0.05) // 0.02
 */
export function screenLevel(p: readonly (number | null)[], q: readonly (number | null)[], limit: number): number {
  const tested = p.flatMap((value, i) => (value === null || q[i] == null ? [] : [{ p: value, q: q[i]! }]));
  const called = tested.filter((test) => test.q < limit);
  return called.length > 0
    ? Math.max(Number.MIN_VALUE, ...called.map((test) => test.p))
    : limit / Math.max(1, tested.length);
}

/**
 * Power of a two-sided normal test at another level than the one it is known for: how much of the chance to find something
 * is left when it must stand out among all the others.
 *
 * @example powerAtLevel(0.8, 0.05, 0.001) // 0.31
 */
export function powerAtLevel(power: number, alpha: number, level: number): number {
  requireProbability(power, "power");
  requireOpenProbability(alpha, "alpha");
  requireOpenProbability(level, "level");
  if (power === 1) return 1;
  if (power === 0) return 0;
  const distance = normalQuantile(1 - alpha / 2, 0, 1) + normalQuantile(power, 0, 1);
  return normalCdf(distance - normalQuantile(1 - level / 2, 0, 1), 0, 1);
}
