/** Swedish formats (Intl sv-SE). A missing value is said in words, never shown as a zero or a blank. */
export const MISSING = "saknas";

type Maybe<T> = T | null | undefined;

const formatters = new Map<number, Intl.NumberFormat>();

function decimals(digits: number): Intl.NumberFormat {
  let format = formatters.get(digits);
  if (!format) {
    format = new Intl.NumberFormat("sv-SE", { minimumFractionDigits: digits, maximumFractionDigits: digits });
    formatters.set(digits, format);
  }
  return format;
}

const known = (value: Maybe<number>): value is number => value != null && Number.isFinite(value);

/** `1234.5` → `1 235`; with digits 1 `1 234,5` */
export function number(value: Maybe<number>, digits = 0): string {
  if (!known(value)) return MISSING;
  // "−0" is a rounding artefact that reads like a finding
  const rounded = Math.abs(value) < 0.5 * 10 ** -digits ? 0 : value;
  return decimals(digits).format(rounded);
}

/** A number that is a difference: always with its sign. */
export function signed(value: Maybe<number>, digits = 0): string {
  const text = number(value, digits);
  return known(value) && value > 0 && Number(value.toFixed(digits)) > 0 ? `+${text}` : text;
}

/** `0.123` → `12 %` */
export function share(value: Maybe<number>, digits = 0): string {
  return known(value) ? `${number(value * 100, digits)}\u00a0%` : MISSING;
}

/** `1234567.8` → `1 234 568 kr` */
export function kronor(value: Maybe<number>): string {
  return known(value) ? `${number(value)}\u00a0kr` : MISSING;
}

/** For headings and charts: `1234567` → `1,2 mnkr`, `45678` → `46 tkr` */
export function kronorShort(value: Maybe<number>): string {
  if (!known(value)) return MISSING;
  const size = Math.abs(value);
  if (size >= 1e9) return `${number(value / 1e9, 1)}\u00a0mdkr`;
  if (size >= 1e6) return `${number(value / 1e6, 1)}\u00a0mnkr`;
  if (size >= 1e4) return `${number(value / 1e3)}\u00a0tkr`;
  return kronor(value);
}

/** What amounts that stand together are counted in. */
export interface KronorUnit {
  size: number;
  word: string;
  digits: number;
}

export const THOUSANDS: KronorUnit = { size: 1e3, word: "tkr", digits: 0 };
const KRONOR: KronorUnit = { size: 1, word: "kr", digits: 0 };

/** The same bounds as `kronorShort` has: an amount alone is written as it would be in company. */
const UNITS: readonly (readonly [from: number, unit: KronorUnit])[] = [
  [1e9, { size: 1e9, word: "mdkr", digits: 1 }],
  [1e6, { size: 1e6, word: "mnkr", digits: 1 }],
  [1e4, THOUSANDS],
];

/**
 * One unit for a sum and its parts: the largest that the least of them reaches, yet never so small that the largest is a row of more than
 * seven digits. `sums` are totals, each with its parts: decimals are added until they add up as they are shown.
 */
export function kronorUnit(
  amounts: readonly number[],
  sums: readonly (readonly [total: number, ...parts: number[]])[] = [],
): KronorUnit {
  const sizes = amounts.map(Math.abs).filter((size) => size > 0);
  if (sizes.length === 0) return KRONOR;
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const [, unit] = UNITS.find(([from, { size }]) => least >= from || most >= 1e4 * size) ?? [0, KRONOR];
  const addsUp = (digits: number): boolean => {
    const shown = (amount: number) => Math.round((amount / unit.size) * 10 ** digits);
    return sums.every(([total, ...parts]) => shown(total) === parts.reduce((sum, part) => sum + shown(part), 0));
  };
  const digits = [0, 1, 2].map((more) => unit.digits + more).find(addsUp) ?? unit.digits;
  return { ...unit, digits };
}

export const kronorIn =
  (unit: KronorUnit) =>
  (value: Maybe<number>): string => {
    if (!known(value)) return MISSING;
    // too little for the unit: a zero would say that there is nothing
    const lost = value !== 0 && Math.abs(value) < 0.5 * unit.size * 10 ** -unit.digits;
    return lost ? kronorShort(value) : `${number(value / unit.size, unit.digits)}\u00a0${unit.word}`;
  };

/** How a sum and its parts are written beside each other. */
export const kronorTogether = (...group: Parameters<typeof kronorUnit>): ((value: Maybe<number>) => string) =>
  kronorIn(kronorUnit(...group));

/** `0.5` → `0,5 h`, `1234` → `1 234 h` */
export function hours(value: Maybe<number>): string {
  return known(value) ? `${number(value, Math.abs(value) < 10 && value !== 0 ? 1 : 0)}\u00a0h` : MISSING;
}

/** Numbers on an axis: as few decimals as the value itself needs, kronor all in one unit. `10` → `10`, `2.5` → `2,5` */
export function axis(type?: string | KronorUnit): (value: number) => string {
  const plain = (value: number) => new Intl.NumberFormat("sv-SE", { maximumFractionDigits: 2 }).format(value);
  if (type === "share") return (value) => `${plain(value * 100)}\u00a0%`;
  if (typeof type !== "object") return plain;
  return (value) => `${plain(value / type.size)}\u00a0${type.word}`;
}

/** `2.1, 3.4` → `2,1–3,4`; with a negative bound `−2,1 till 3,4`, as a dash beside a minus misleads */
export function interval(low: Maybe<number>, high: Maybe<number>, format: (value: number) => string = number): string {
  if (!known(low) || !known(high)) return MISSING;
  return low < 0 || high < 0 ? `${format(low)} till ${format(high)}` : `${format(low)}–${format(high)}`;
}

/** `0.08, 0.17` → `8–17 %` */
export function shareInterval(low: Maybe<number>, high: Maybe<number>, digits = 0): string {
  if (!known(low) || !known(high)) return MISSING;
  return `${interval(low * 100, high * 100, (value) => number(value, digits))}\u00a0%`;
}

const longDate = new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeZone: "UTC" });
const longMonth = new Intl.DateTimeFormat("sv-SE", { month: "long", year: "numeric", timeZone: "UTC" });
const shortMonth = new Intl.DateTimeFormat("sv-SE", { month: "short", timeZone: "UTC" });

/** `2025-12-31` → `31 december 2025` */
export function date(iso: Maybe<string>): string {
  return iso ? longDate.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)) : MISSING;
}

/** `2025-Q4` → `kvartal 4 2025` */
export function quarter(value: Maybe<string>): string {
  const match = /^(\d{4})-Q([1-4])$/.exec(value ?? "");
  return match ? `kvartal ${match[2]} ${match[1]}` : (value ?? MISSING);
}

/** `2025-Q4` → `kv 4 2025`, for axes */
export const quarterShort = (value: Maybe<string>): string => quarter(value).replace("kvartal", "kv");

/** `2025-12` → `december 2025` */
export function month(value: Maybe<string>): string {
  return value && /^\d{4}-\d{2}$/.test(value)
    ? longMonth.format(new Date(`${value}-01T00:00:00Z`))
    : (value ?? MISSING);
}

/** `1` → `jan` */
export const monthName = (index: number): string =>
  shortMonth.format(new Date(Date.UTC(2025, index - 1, 1))).replace(".", "");

/** A period of any of our kinds in words. */
export function period(value: Maybe<string>): string {
  if (!value) return MISSING;
  if (/^\d{4}-Q/.test(value)) return quarter(value);
  if (/^\d{4}-\d{2}$/.test(value)) return month(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? date(value) : value;
}

const WORDS = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];

/** Small numbers in running text are words: `3` → `tre`, `1` with neuter → `ett`. */
export function inWords(value: number, neuter = false): string {
  if (value === 1 && neuter) return "ett";
  return WORDS[value] ?? number(value);
}

export const capitalise = (text: string): string => text.charAt(0).toLocaleUpperCase("sv") + text.slice(1);

/** `["a", "b", "c"]` → `a, b och c` */
export const list = (items: string[]): string => new Intl.ListFormat("sv-SE").format(items);
