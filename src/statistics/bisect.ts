/**
 * The point where a monotone function changes sign, by bisection to machine precision.
 * Slow and certain: there is no derivative, no starting value and nothing to tune.
 *
 * @param evaluate monotone on [low, high], with opposite signs at the ends
 * @throws if the signs at the ends are the same, since there is then nothing to find
 * @example bisect((x) => x * x - 2, 0, 2) // 1.414213562373095
 */
export function bisect(evaluate: (x: number) => number, low: number, high: number): number {
  const signLow = Math.sign(evaluate(low));
  if (signLow === 0) return low;
  if (Math.sign(evaluate(high)) === signLow) throw new Error(`no sign change between ${low} and ${high}`);
  let left = low;
  let right = high;
  for (let step = 0; step < 200; step++) {
    const middle = (left + right) / 2;
    if (middle <= left || middle >= right) break; // neighbouring doubles
    if (Math.sign(evaluate(middle)) === signLow) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}
