/**
 * The calendar of the example: days are counted from the first day of its history, months and quarters likewise.
 * Holidays are computed (Lag 1989:253 om allmänna helgdagar), as are the nights when the clocks change.
 */
const DAY_MS = 86_400_000;
const FIRST = Date.UTC(2023, 9, 1);

export const MONTHS = 36;
export const QUARTERS = 12;
/** The last day of history, which is also the as-of day of the example: 2026-09-30. */
export const LAST_DAY = dayOf(2026, 9, 30);
/** Stands for "until further notice". */
export const OPEN = 99_999;

export interface Month {
  index: number;
  text: string;
  year: number;
  month: number;
  first: number;
  last: number;
  days: number;
}

export function dayOf(year: number, month: number, day: number): number {
  return Math.round((Date.UTC(year, month - 1, day) - FIRST) / DAY_MS);
}

export function dayOfText(date: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - FIRST) / DAY_MS);
}

const dateTexts = new Map<number, string>();

/** Kept once made: invoices and events ask for the same few thousand days millions of times. */
export function dateText(day: number): string {
  let text = dateTexts.get(day);
  if (text === undefined) {
    text = new Date(FIRST + day * DAY_MS).toISOString().slice(0, 10);
    dateTexts.set(day, text);
  }
  return text;
}

/** `2024-03-31 07:05` for minutes counted from the midnight of a day; they may run into the next day. */
export function timeText(day: number, minute: number): string {
  const extra = Math.floor(minute / 1440);
  const rest = minute - extra * 1440;
  return `${dateText(day + extra)} ${pad(Math.floor(rest / 60))}:${pad(rest % 60)}`;
}

export function pad(value: number, width = 2): string {
  return String(value).padStart(width, "0");
}

/** 0 = Monday … 6 = Sunday. 2023-10-01 was a Sunday. */
export function weekday(day: number): number {
  return (((day + 6) % 7) + 7) % 7;
}

export const months: readonly Month[] = Array.from({ length: MONTHS }, (_, index) => {
  const year = 2023 + Math.floor((index + 9) / 12);
  const month = ((index + 9) % 12) + 1;
  const first = dayOf(year, month, 1);
  const last = dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - 1;
  return { index, text: `${year}-${pad(month)}`, year, month, first, last, days: last - first + 1 };
});

export function monthAt(index: number): Month {
  const month = months[index];
  if (month === undefined) throw new Error(`month ${index} is outside the history of the example`);
  return month;
}

export function monthOfDay(day: number): Month {
  const found = months.find((month) => day <= month.last && day >= month.first);
  if (found === undefined) throw new Error(`day ${dateText(day)} is outside the history of the example`);
  return found;
}

/** `2025-Q4` for the quarter with this index; the history holds quarters 0 to 11. */
export function quarterText(index: number): string {
  const month = monthAt(index * 3);
  return `${month.year}-Q${Math.floor((month.month - 1) / 3) + 1}`;
}

/** Easter Sunday by the anonymous Gregorian algorithm (Meeus). */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The public holidays of a year; eves (julafton, midsommarafton) are not holidays in law. */
export function holidays(year: number): number[] {
  const pask = easter(year);
  const fixed = [dayOf(year, 1, 1), dayOf(year, 1, 6), dayOf(year, 5, 1), dayOf(year, 6, 6)];
  const moving = [pask - 2, pask, pask + 1, pask + 39, pask + 49];
  const midsommar = firstSaturday(dayOf(year, 6, 20));
  const allaHelgon = firstSaturday(dayOf(year, 10, 31));
  return [...fixed, ...moving, midsommar, allaHelgon, dayOf(year, 12, 25), dayOf(year, 12, 26)].sort((x, y) => x - y);
}

function firstSaturday(from: number): number {
  return from + ((5 - weekday(from) + 7) % 7);
}

const HOLIDAYS = new Set([2023, 2024, 2025, 2026, 2027].flatMap(holidays));

/** Saturday, Sunday or public holiday: what the price list calls helg. */
export function isHelg(day: number): boolean {
  return weekday(day) >= 5 || HOLIDAYS.has(day);
}

function lastSunday(year: number, month: number): number {
  const last = dayOf(year, month, 31);
  return last - ((weekday(last) + 1) % 7);
}

/** Days whose night loses an hour (02:00 becomes 03:00) and days whose night repeats 02:00–03:00. */
const SPRING = new Set([2024, 2025, 2026].map((year) => lastSunday(year, 3)));
const AUTUMN = new Set([2023, 2024, 2025].map((year) => lastSunday(year, 10)));

export function clockChange(day: number): "var" | "host" | undefined {
  return SPRING.has(day) ? "var" : AUTUMN.has(day) ? "host" : undefined;
}

export const clockChangeDays: readonly number[] = [...SPRING, ...AUTUMN].sort((x, y) => x - y);
