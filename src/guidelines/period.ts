import { Temporal } from "temporal-polyfill";

/** A span of calendar time as a rule writes it; negative means before. */
export interface Period {
  manader?: number | undefined;
  dagar?: number | undefined;
}

/**
 * The day a period away. Months first, clamped to the last day of a shorter month, then days.
 *
 * @example shift("2025-08-31", { manader: 6 }) // "2026-02-28"
 */
export const shift = (date: string, { manader = 0, dagar = 0 }: Period): string =>
  Temporal.PlainDate.from(date).add({ months: manader }).add({ days: dagar }).toString();

/** The last day counts: what is due on a day is late from the day after. */
export const isOverdue = (due: string, perDatum: string): boolean => perDatum > due;

/** @example monthOf("2026-02-28") // "2026-02" */
export const monthOf = (date: string): string => date.slice(0, 7);

/** ISO dates sort as text. */
export const latest = (dates: readonly string[]): string | undefined =>
  dates.reduce<string | undefined>((a, b) => (a !== undefined && a >= b ? a : b), undefined);
export const earliest = (dates: readonly string[]): string | undefined =>
  dates.reduce<string | undefined>((a, b) => (a !== undefined && a <= b ? a : b), undefined);
