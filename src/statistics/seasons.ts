/** The values of each season with the cycle they belong to; periods without a value are left out and keep their place. */
export function seasonsOf(
  values: readonly (number | null)[],
  period: number,
): { readonly cycle: number; readonly value: number }[][] {
  return Array.from({ length: period }, (_, season) =>
    values.flatMap((value, i) =>
      value !== null && i % period === season ? [{ cycle: Math.floor(i / period), value }] : [],
    ),
  );
}

export function requireSeasons(period: number): void {
  if (!Number.isSafeInteger(period) || period < 1) throw new Error(`period must be a whole number ≥ 1: ${period}`);
}
