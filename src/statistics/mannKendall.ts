import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import { kendallExactP } from "./kendallNull.ts";

export type MannKendall = {
  readonly n: number;
  /** concordant minus discordant pairs */
  readonly s: number;
  /** null variance of S, corrected for ties */
  readonly variance: number;
  /** Kendall's tau-b; null when all values are equal */
  readonly tauB: number | null;
  readonly p: number;
  readonly method: "exact" | "normal";
};

/**
 * Mann–Kendall test for a monotone trend in a series in time order.
 * Variant: two-sided. The exact null (ties included) up to `exactUpTo` values, else the normal approximation with
 * continuity correction and tie-corrected variance, [n(n−1)(2n+5) − Σt(t−1)(2t+5)]/18. Tau is tau-b.
 * A series of equal values has p = 1. Fewer than five values can never reach p < 0.05, however steep.
 * Reference: Mann (1945), Econometrica 13:245; Kendall (1970); the exact null as in `kendallNull.ts`.
 *
 * @param values in time order, equally spaced
 * @throws if a value is not finite
 * @example mannKendall([1, 3, 2, 4]).p // 0.3333333333333333
 */
export function mannKendall(values: readonly number[], { exactUpTo = 40 } = {}): MannKendall {
  const badIndex = values.findIndex((value) => !Number.isFinite(value));
  if (badIndex >= 0) throw new Error(`value ${badIndex + 1} of the series is not finite: ${values[badIndex]}`);
  const n = values.length;
  const pairs = (n * (n - 1)) / 2;
  let s = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) s += Math.sign(values[j]! - values[i]!);

  const groups = tiedGroups(values);
  const tiedPairs = groups.reduce((sum, t) => sum + (t * (t - 1)) / 2, 0);
  const variance = (n * (n - 1) * (2 * n + 5) - groups.reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0)) / 18;
  const tauB = pairs === tiedPairs ? null : s / Math.sqrt(pairs * (pairs - tiedPairs));
  if (n <= exactUpTo) return { n, s, variance, tauB, p: kendallExactP(s, groups), method: "exact" };
  const z = variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  return { n, s, variance, tauB, p: Math.min(1, 2 * normalCdf(-Math.abs(z), 0, 1)), method: "normal" };
}

/** Sizes of the groups of equal values, single values as groups of one. */
export function tiedGroups(values: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return [...sizes.values()];
}
