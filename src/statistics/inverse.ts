/**
 * Inverse of a small symmetric matrix, such as an information matrix: Gauss–Jordan with row exchange.
 *
 * @returns null where the matrix has no inverse: two columns say the same
 * @example inverse([[2, 0], [0, 4]]) // [[0.5, 0], [0, 0.25]]
 */
export function inverse(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  const scale = Math.max(...matrix.map((row, i) => Math.abs(row[i]!)));
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++)
      if (Math.abs(work[i]![column]!) > Math.abs(work[pivot]![column]!)) pivot = i;
    if (!(Math.abs(work[pivot]![column]!) > 1e-12 * scale)) return null;
    [work[column], work[pivot]] = [work[pivot]!, work[column]!];
    const top = work[column]![column]!;
    work[column] = work[column]!.map((value) => value / top);
    for (let i = 0; i < size; i++) {
      const factor = work[i]![column]!;
      if (i !== column) work[i] = work[i]!.map((value, j) => value - factor * work[column]![j]!);
    }
  }
  return work.map((row) => row.slice(size));
}
