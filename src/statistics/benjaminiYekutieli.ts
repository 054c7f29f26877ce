import { stepUp } from "./benjaminiHochberg.ts";

/**
 * Benjamini–Yekutieli q-values over one screen of tests: a false discovery rate that holds however the tests depend on each
 * other, for the price of a factor of about ln m.
 * Variant: q₍ᵢ₎ = min over j ≥ i of p₍ⱼ₎·(m·c)/j with c = 1 + 1/2 + … + 1/m, at most 1; nulls as in `benjaminiHochberg`.
 * Reference: Benjamini & Yekutieli (2001), Ann. Stat. 29:1165.
 *
 * @param pValues in any order; the answer keeps that order
 * @throws if a p-value is outside 0–1
 * @example benjaminiYekutieli([0.01, null, 0.04]) // [0.03, null, 0.06]
 */
export function benjaminiYekutieli(pValues: readonly (number | null)[]): (number | null)[] {
  return stepUp(pValues, (tests) => Array.from({ length: tests }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b, 0));
}
