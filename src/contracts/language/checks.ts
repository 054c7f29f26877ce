import type { Check } from "./types.ts";

/** The later day must not come before the earlier one. `message` says where to put it right. */
export const ordered = (earlier: string, later: string, message: string): Check => ({
  rule: "ordning",
  column: later,
  sql: `${later} >= ${earlier}`,
  message,
});

/** Exports hold a day such as 1900-01-01 where someone typed nothing: no source of ours is older than 1990. */
export const since1990 = (column: string): Check => ({
  rule: "orimligt_datum",
  column,
  sql: `${column} >= date '1990-01-01'`,
  message: `${column} ligger före 1990; rätta datumet i källsystemet`,
});

/** A rule of the invoice control, by its number: the column is published, and takes no other words. */
export const ruleId = (column: string): Check => ({
  rule: "format",
  column,
  sql: `regexp_full_match(${column}, 'R[0-9]{2}')`,
  message: `${column} är ingen fakturaregels nummer; skriv det som i arbetslistan, till exempel R12, eller lämna tomt`,
});

/** Excel eats the zero of `0180`: with three digits it would be another kommun, or none. Kolada's groups are `G…`. */
export const municipalityCode = (column: string): Check => ({
  rule: "kommunkod",
  column,
  sql: `regexp_full_match(${column}, '[0-9]{4}|G[0-9]+')`,
  message: `${column} ska ha fyra siffror; har nollan först fallit bort, formatera kolumnen som text och exportera igen`,
});

/**
 * A visit ends after it starts. Within the hour that the clocks repeat (last Sunday of October, 02:00–03:00) the end may
 * read earlier than the start: 02:50 summer time to 02:10 normal time is twenty minutes (AC-13).
 */
export const endsAfter = (start: string, end: string, message: string): Check => ({
  rule: "ordning",
  column: end,
  sql: `(${end} > ${start} or (${end}::date = ${start}::date and ${inRepeatedHour(start)} and ${inRepeatedHour(end)}))`,
  message,
});

const inRepeatedHour = (time: string): string =>
  `(month(${time}) = 10 and day(${time}) >= 25 and isodow(${time}) = 7 and hour(${time}) = 2)`;
