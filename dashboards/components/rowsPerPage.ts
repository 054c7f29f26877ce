/** From here on each row is a card of its own (style/table.css). */
const NARROW = "(max-width: 37.5rem)";
const MOST_CARDS = 8;

/** A page of a table: as many rows as it wants, fewer on a narrow screen, where a long page is a long way to what comes after it. */
export const rowsPerPage = (wanted: number): number =>
  globalThis.matchMedia?.(NARROW).matches ? Math.min(wanted, MOST_CARDS) : wanted;
