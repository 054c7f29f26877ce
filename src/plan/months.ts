/** Months are `YYYY-MM`, which sort as text. */

/** @example monthsFrom("2026-11") // ["2026-11", "2026-12"], to the end of that year */
export function monthsFrom(first: string): string[] {
  const year = first.slice(0, 4);
  const start = Number(first.slice(5));
  return Array.from({ length: 13 - start }, (_, i) => `${year}-${String(start + i).padStart(2, "0")}`);
}

export const clampMonth = (month: string, first: string, last: string): string =>
  month < first ? first : month > last ? last : month;

/** @example addMonths("2026-11", 3) // "2027-02" */
export function addMonths(month: string, n: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + n;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((((index % 12) + 12) % 12) + 1).padStart(2, "0")}`;
}
