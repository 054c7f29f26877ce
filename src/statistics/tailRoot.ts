/**
 * The point where a smooth tail probability reaches a level, within a bracket. `bisect` would find it too, with some fifty
 * evaluations of an incomplete gamma or beta function; funnels ask thousands of times.
 * Variant: regula falsi with the Illinois correction on ln(tail) − ln(level), which is nearly straight; bisection where a
 * tail is 0.
 * Reference: Dowell & Jarratt (1971), BIT 11:168.
 *
 * @param tail a probability, monotone on [low, high]
 * @param level strictly between the tails at the ends
 * @throws if the level does not lie between them
 * @example tailRoot((x) => Math.exp(-x), 0.5, 0, 10) // 0.6931471805599453
 */
export function tailRoot(tail: (x: number) => number, level: number, low: number, high: number): number {
  const surplus = (x: number) => Math.log(tail(x)) - Math.log(level);
  let [left, right] = [low, high];
  let [atLeft, atRight] = [surplus(left), surplus(right)];
  if (atLeft === 0) return left;
  if (atRight === 0) return right;
  if (Math.sign(atLeft) === Math.sign(atRight)) throw new Error(`no tail of ${level} between ${low} and ${high}`);
  let kept = 0;
  for (let step = 0; step < 200; step++) {
    const straight = (left * atRight - right * atLeft) / (atRight - atLeft);
    const x = Number.isFinite(straight) && straight > left && straight < right ? straight : (left + right) / 2;
    const atX = surplus(x);
    if (atX === 0 || right - left <= 1e-11 * Math.max(1, Math.abs(x)) || Math.abs(atX) < 1e-13) return x;
    if (Math.sign(atX) === Math.sign(atLeft)) {
      [left, atLeft] = [x, atX];
      if (kept === 1) atRight /= 2;
      kept = 1;
    } else {
      [right, atRight] = [x, atX];
      if (kept === -1) atLeft /= 2;
      kept = -1;
    }
  }
  return (left + right) / 2;
}
