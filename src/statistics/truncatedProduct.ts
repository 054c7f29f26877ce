import { requireOpenProbability, requireProbability } from "./require.ts";

/**
 * One p out of several independent ones, by the product of those that are small: a few strong ones among many that show
 * nothing are seen, where Fisher's product of all would drown them.
 * Variant: P(W ≤ w) for W = Π p over p ≤ `limit`, in closed form; with none that small the answer is 1.
 * Reference: Zaykin et al. (2002), Genetic Epidemiology 22:170, equation 2.
 *
 * @param p at least one
 * @throws if a p is outside 0–1, or the limit not strictly inside
 * @example truncatedProduct([0.01, 0.02, 0.6], 0.05) // 0.0032
 */
export function truncatedProduct(p: readonly number[], limit = 0.05): number {
  requireOpenProbability(limit, "limit");
  for (const value of p) requireProbability(value, "p-value");
  const small = p.filter((value) => value <= limit);
  if (small.length === 0) return 1;
  const logProduct = small.reduce((sum, value) => sum + Math.log(Math.max(value, Number.MIN_VALUE)), 0);
  let total = 0;
  let choose = 1;
  for (let k = 1; k <= p.length; k++) {
    choose = (choose * (p.length - k + 1)) / k;
    total += choose * (1 - limit) ** (p.length - k) * productOfSmall(k, logProduct, limit);
  }
  return Math.min(1, total);
}

/** P(k values fall under the limit and their product under e^logProduct). */
function productOfSmall(k: number, logProduct: number, limit: number): number {
  const room = k * Math.log(limit) - logProduct;
  if (room <= 0) return limit ** k;
  let term = 1;
  let sum = 1;
  for (let s = 1; s < k; s++) {
    term *= room / s;
    sum += term;
  }
  return Math.exp(logProduct) * sum;
}
