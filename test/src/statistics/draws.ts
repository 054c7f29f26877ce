/** A Poisson count by Knuth's multiplication; only the tests draw counts. */
export function poissonDraw(mean: number, random: { uniform(): number }): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.uniform(); product > limit; product *= random.uniform()) count += 1;
  return count;
}
