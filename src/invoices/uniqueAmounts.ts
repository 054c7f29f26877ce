/** What a finding says is at risk in one cell (utförare × brukare × insats × month), in whole öre or minutes. */
export interface Claim {
  /** ≥ 0 */
  readonly amount: number;
  /** What `rows` are. A visit lies somewhere in the invoice lines of its cell. */
  readonly about: "besok" | "fakturarader";
  /** The rows that hold the amount, as places in `worth`. */
  readonly rows: readonly number[];
}

export interface Cell {
  /** The most that each row can hold; null where that is not known. */
  readonly worth: readonly (number | null)[];
  /** The most that all of them together can hold: what was invoiced in the cell. Null: nothing was, so there is no ceiling. */
  readonly ceiling: number | null;
}

/**
 * How much of each claim no earlier claim can hold already.
 *
 * Where in its rows a finding's amount lies is not known, so the most that may overlap is taken to overlap: with claims on a
 * shared row, what they were counted for, though never more than the row is worth; with claims of the other kind in the
 * cell, all that they were counted for. On one row alone that is nesting: together the claims count as the largest of them.
 * Then the sum is at most the union of what the claims are truly about, wherever that lies.
 *
 * Everything is in whole units, so the sums are exact. O(rows × claims that share a row).
 *
 * @param claims in the order in which they are counted
 * @returns the unique amount of each claim, 0 ≤ unique ≤ amount; together at most the ceiling
 * @throws if an amount is not a whole number ≥ 0
 * @example uniqueAmounts([{ amount: 300, about: "besok", rows: [0] }, { amount: 200, about: "besok", rows: [0, 1] }],
 *   { worth: [null, null], ceiling: null }) // [300, 0]
 */
export function uniqueAmounts(claims: readonly Claim[], { worth, ceiling }: Cell): number[] {
  const unique: number[] = [];
  const onRow = new Map<number, number[]>();
  const counted = { besok: 0, fakturarader: 0 };
  for (const { amount, about, rows } of claims) {
    if (!Number.isSafeInteger(amount) || amount < 0)
      throw new Error(`an amount at risk must be whole and ≥ 0: ${amount}`);
    const sharers = new Set<number>();
    let fits = 0;
    for (const row of rows) {
      let here = 0;
      for (const earlier of onRow.get(row) ?? []) {
        here += unique[earlier]!;
        sharers.add(earlier);
      }
      fits += Math.min(here, worth[row] ?? Number.POSITIVE_INFINITY);
    }
    const shared = [...sharers].reduce((sum, earlier) => sum + unique[earlier]!, 0);
    const other = about === "besok" ? counted.fakturarader : counted.besok;
    const left = ceiling === null ? amount : Math.max(0, ceiling - counted.besok - counted.fakturarader);
    const own = Math.min(left, Math.max(0, amount - Math.min(shared, fits) - other));
    if (own > 0) for (const row of rows) onRow.set(row, [...(onRow.get(row) ?? []), unique.length]);
    unique.push(own);
    counted[about] += own;
  }
  return unique;
}
