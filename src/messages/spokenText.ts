const monthFormat = new Intl.DateTimeFormat("sv-SE", { month: "long", year: "numeric", timeZone: "UTC" });
const whole = new Intl.NumberFormat("sv-SE");

/** @example spokenMonth("2025-03") // "mars 2025" */
export const spokenMonth = (month: string): string => monthFormat.format(new Date(`${month}-01T00:00:00Z`));

/**
 * The sentence of a finding as one says it to an utförare: months by name, and large numbers in groups of three. A day (`2025-03-04`), the
 * number of an invoice or a visit, and an amount with decimals below a thousand stay as they are written.
 *
 * @example spokenText("35910 minuter fakturerades i 2025-11.") // "35 910 minuter fakturerades i november 2025."
 */
export const spokenText = (text: string): string =>
  text
    .replace(/(?<![\p{L}\d/-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\p{L}\d/-])/gu, spokenMonth)
    .replace(/(?<![\p{L}\d/.,-])\d{4,}(?=(?:,\d\d)? (?:minuter|kr|av \d|besök|registrerade|planerade))/gu, (digits) =>
      whole.format(Number(digits)),
    );
