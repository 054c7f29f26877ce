/**
 * Splits a whole amount by weight, so that the parts are whole and add up to it.
 * Variant: largest remainder (Hamilton); of equal remainders the earlier part gets the unit. Without any weight the parts are as equal
 * as can be. Exact: no fraction is rounded on the way.
 *
 * @param amount whole, ≥ 0 (öre, minutes)
 * @param weights whole, ≥ 0, at least one
 * @throws if there is no part, or a number is not whole and ≥ 0
 * @example largestRemainder(100, [1, 1, 1]) // [34, 33, 33]
 */
export function largestRemainder(amount: number, weights: readonly number[]): number[] {
  if (weights.length === 0) throw new Error("an amount cannot be split into no parts");
  for (const number of [amount, ...weights])
    if (!Number.isSafeInteger(number) || number < 0) throw new Error(`must be whole and ≥ 0: ${number}`);
  if (weights.length === 1) return [amount];
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const shares = total > 0n ? weights.map(BigInt) : weights.map(() => 1n);
  const whole = total > 0n ? total : BigInt(weights.length);
  const parts = shares.map((share, index) => {
    const product = BigInt(amount) * share;
    return { index, part: Number(product / whole), rest: product % whole };
  });
  let left = amount - parts.reduce((sum, { part }) => sum + part, 0);
  for (const one of [...parts].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
    if (left === 0) break;
    one.part += 1;
    left -= 1;
  }
  return parts.map(({ part }) => part);
}
