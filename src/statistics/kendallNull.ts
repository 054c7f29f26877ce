/**
 * The exact null distribution of Kendall's S for a series in time order whose values may be tied.
 *
 * Every order of the values is equally likely. S = (untied pairs) − 2 × inversions, and the number of orders with k
 * inversions is the coefficient of q^k in the q-multinomial [n; t₁, t₂, …]_q, where t are the sizes of the tied groups.
 * It is built by adding one group at a time, from sums of positive terms only, so that nothing cancels.
 * Reference: Kendall (1970), Rank Correlation Methods, ch. 5; MacMahon's theorem on inversions of multisets
 * (Andrews, The Theory of Partitions, th. 3.6).
 *
 * @param groupSizes how many values are equal to each other, one entry per distinct value
 * @returns weights[k] proportional to the number of orders with k inversions
 * @example kendallInversions([1, 1, 1]) // [1, 2, 2, 1]
 */
export function kendallInversions(groupSizes: readonly number[]): number[] {
  let weights = [1];
  let placed = 0;
  for (const size of groupSizes) {
    placed += size;
    weights = convolve(weights, gaussianBinomial(placed, size));
  }
  return weights;
}

/**
 * P(|S| ≥ |observed|) under the exact null.
 *
 * @example kendallExactP(6, [1, 1, 1, 1]) // 0.08333333333333333
 */
export function kendallExactP(observedS: number, groupSizes: readonly number[]): number {
  return inversionsP(observedS, kendallInversions(groupSizes));
}

/** P(|S| ≥ |observed|) from the weights of inversions. */
export function inversionsP(observedS: number, weights: readonly number[]): number {
  const untiedPairs = weights.length - 1;
  let extreme = 0;
  let all = 0;
  weights.forEach((weight, inversions) => {
    all += weight;
    if (Math.abs(untiedPairs - 2 * inversions) >= Math.abs(observedS)) extreme += weight;
  });
  return extreme / all;
}

/** [n choose k]_q by q-Pascal: [n,k] = [n−1,k−1] + q^k·[n−1,k]. */
function gaussianBinomial(n: number, k: number): number[] {
  let row: number[][] = [[1]];
  for (let m = 1; m <= n; m++) {
    const next: number[][] = [];
    for (let j = 0; j <= Math.min(m, k); j++) {
      const without = row[j - 1] ?? [];
      const withShift = row[j] ?? [];
      const sum = new Array<number>(j * (m - j) + 1).fill(0);
      without.forEach((value, i) => {
        sum[i]! += value;
      });
      withShift.forEach((value, i) => {
        sum[i + j]! += value;
      });
      next.push(sum);
    }
    row = next;
  }
  return row[k]!;
}

/** The weights of the sum of two independent numbers of inversions: the product of their polynomials. */
export function convolve(a: readonly number[], b: readonly number[]): number[] {
  const product = new Array<number>(a.length + b.length - 1).fill(0);
  a.forEach((x, i) => {
    b.forEach((y, j) => {
      product[i + j]! += x * y;
    });
  });
  return product;
}
