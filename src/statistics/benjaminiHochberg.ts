import { requireProbability } from "./require.ts";

/**
 * Benjamini–Hochberg q-values over one screen of tests.
 * Variant: step-up, q₍ᵢ₎ = min over j ≥ i of p₍ⱼ₎·m/j, where m counts the tests that were made. A null (no test made)
 * stays null and is not counted, as R's `p.adjust` treats NA.
 * Reference: Benjamini & Hochberg (1995), JRSS B 57:289.
 *
 * @param pValues in any order; the answer keeps that order
 * @throws if a p-value is outside 0–1
 * @example benjaminiHochberg([0.01, null, 0.04]) // [0.02, null, 0.04]
 */
export function benjaminiHochberg(pValues: readonly (number | null)[]): (number | null)[] {
  return stepUp(pValues, () => 1);
}

/** The step-up rule; `price` multiplies every p and depends on how many tests there are. */
export function stepUp(pValues: readonly (number | null)[], price: (tests: number) => number): (number | null)[] {
  const tested: { index: number; p: number }[] = [];
  pValues.forEach((p, index) => {
    if (p === null) return;
    requireProbability(p, "p-value");
    tested.push({ index, p });
  });
  tested.sort((a, b) => b.p - a.p);
  const factor = tested.length * price(tested.length);
  const qValues: (number | null)[] = pValues.map(() => null);
  let smallest = 1;
  tested.forEach(({ index, p }, fromTop) => {
    smallest = Math.min(smallest, p * (factor / (tested.length - fromTop)));
    qValues[index] = smallest;
  });
  return qValues;
}
