import { requireCount } from "../statistics/require.ts";
import { truncatedProduct } from "../statistics/truncatedProduct.ts";

/**
 * p for "it is so at no fewer than `least` of these", from one p for each: the null says at most `least` − 1. So a single
 * one, however extreme, proves nothing about the others: the `least` − 1 smallest p are put aside and the rest combined.
 * Variant: truncated product of the rest at 0.05, for a pattern is strong at a few and absent elsewhere.
 * Reference: Benjamini & Heller (2008), Biometrics 64:1215.
 *
 * @param p one-sided p-values of independent objects
 * @param least at how many it must be so, ≥ 1
 * @returns null with fewer objects than `least`
 * @example partialConjunction([1e-9, 1e-9, 0.5, 0.6], 3) // 1: two of them alone are no pattern
 */
export function partialConjunction(p: readonly number[], least: number): number | null {
  requireCount(least, "least");
  if (least < 1 || p.length < least) return null;
  return truncatedProduct([...p].sort((a, b) => a - b).slice(least - 1));
}
