/** How the sentences of a chain write amounts. */

/** @example kronor(1234.5) // "1 234,50 kr" */
export const kronor = (value: number | null): string =>
  value === null
    ? "okänt belopp"
    : `${value.toLocaleString("sv-SE", { minimumFractionDigits: 2, maximumFractionDigits: 2 })} kr`;

/** @example whole(12345) // "12 345" */
export const whole = (value: number | null): string => (value === null ? "–" : value.toLocaleString("sv-SE"));

/** @example counted(1, "besök", "besök") // "1 besök" */
export const counted = (count: number, one: string, many: string): string =>
  `${whole(count)} ${count === 1 ? one : many}`;
