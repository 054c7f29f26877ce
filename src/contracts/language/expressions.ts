import { literal } from "../../warehouse/quote.ts";
import { IDENTITY_NUMBER } from "./identityNumber.ts";
import { ambiguousKronor, bareKronor } from "./kronor.ts";
import { OTHER_ROLE, rolePatterns } from "./role.ts";
import type { Column } from "./types.ts";

/** A way in which a cell can be wrong: `sql` is true where it is. Names are keys of `messages/rejections`. */
export interface Fault {
  readonly rule: string;
  readonly sql: string;
}

export interface Reading {
  /** SQL of the typed value; null where the cell is empty or wrong. */
  readonly value: string;
  readonly faults: readonly Fault[];
  /** True (or null) unless the cell is faultless: says the same as all of `faults` together, in as little work as possible. */
  readonly faulty: string;
}

export interface ReadingContext {
  /** Name of the enum type that holds the allowed values of a coded, referring or translated column. */
  readonly vocabulary: (column: Column) => string;
  /** Words that are not themselves the code: what the vocabulary knows → how the code is written. */
  readonly spellings: (column: Column) => readonly (readonly [string, string])[];
  /** Hours such as `1:30` or `0,45` mean hours and minutes. Only a mapping may say so (AC-6). */
  readonly clockHours: boolean;
  /** People fill the cells in: of kronor, a machine's three decimals may be somebody's thousands. */
  readonly byHand: boolean;
}

/**
 * Decimal comma to point, U+2212 to minus, every kind of space away: what DuckDB's own cast does not know. And what it
 * knows too well: `1_000`, and `1E+05`, in which a spreadsheet has already lost the digits, are no numbers here.
 */
const number = (raw: string): string => `translate(${raw}, ',−_eE \u00a0\u202f\u2009', '.-???')`;
/** Key figures are measurements: statistical programs write small ones as `1e-05`. */
const scientific = (raw: string): string => `translate(${raw}, ',−_ \u00a0\u202f\u2009', '.-?')`;
const decimal = (raw: string, type: string): string => `try_cast(${number(raw)} as ${type})`;
/** Kronor as the engine reads them, else as one writes them: nearly every cell is right at once, and only the others are looked at twice. */
const money = (raw: string, type: string): string =>
  `coalesce(${decimal(raw, type)}, ${decimal(bareKronor(raw), type)})`;
const trimmed = (raw: string): string => `nullif(trim(${raw}), '')`;

/** Codes and their names are matched without regard to case and å/ä/ö. */
export const folded = (raw: string): string => `lower(strip_accents(trim(${raw})))`;

/** What stands where an identity number stood in running text: that is nobody's business further on. */
const MASK = "••••••-••••";
const masked = (text: string): string => `regexp_replace(${text}, ${literal(IDENTITY_NUMBER)}, '${MASK}', 'g')`;

/** The words that roles consist of, as `keptRole` keeps them. */
function role(raw: string): string {
  const { longest, address, between, folded, written, whole, loose } = rolePatterns;
  const text = `nfc_normalize(${raw})`;
  const words = `string_split_regex(regexp_replace(${text}, ${literal(address)}, ' ', 'g'), ${literal(between)})`;
  const isKept = `regexp_full_match(lower(strip_accents(ord)), ${literal(folded)}) or regexp_full_match(ord, ${literal(written)})`;
  const kept = `regexp_replace(array_to_string(list_filter(${words}, lambda ord : ${isKept}), ' '), ${literal(loose)}, '', 'g')`;
  return `case when regexp_full_match(${raw}, ${literal(whole)}) then trim(${raw})
    when length(${text}) > ${longest} then ${literal(OTHER_ROLE)} else coalesce(nullif(${kept}, ''), ${literal(OTHER_ROLE)}) end`;
}

const present = (raw: string): string => `${raw} is not null and trim(${raw}) <> ''`;
/** The fault that a cell with text has no value. The quick test covers all of these at once. */
function unreadable(rule: string, value: string, raw: string, where = "true"): Fault {
  const fault = { rule, sql: `(${value} is null and ${present(raw)} and ${where})` };
  unreadableFaults.add(fault);
  return fault;
}

const dateShape = (raw: string): string => `trim(${raw}) similar to '[0-9]{4}-[0-9]{2}-[0-9]{2}'`;

/**
 * How a column's text becomes its typed value, and what can be wrong with it, as SQL over one scan of the file.
 * `raw` names the text, `value` the typed result once it has been computed (so that it is computed once).
 */
export function reading(column: Column, raw: string, value: string, context: ReadingContext): Reading {
  const read = kindReading(column, raw, value, context);
  const missing: Fault[] = column.required ? [{ rule: "saknas", sql: `(${raw} is null or trim(${raw}) = '')` }] : [];
  const outside: Fault[] = [];
  if (column.minimum !== undefined) outside.push({ rule: "for_litet", sql: `${value} < ${literal(column.minimum)}` });
  if (column.maximum !== undefined) outside.push({ rule: "for_stort", sql: `${value} > ${literal(column.maximum)}` });
  // Nearly every cell is right, so the quick test looks at the text only where no value came of it.
  const empty = column.required ? `${value} is null` : `case when ${value} is null then ${present(raw)} else false end`;
  const rest = [...read.faults.filter((fault) => !unreadableFaults.has(fault)), ...outside].map((fault) => fault.sql);
  return { value: read.value, faults: [...missing, ...read.faults, ...outside], faulty: [empty, ...rest].join(" or ") };
}

const unreadableFaults = new WeakSet<Fault>();

function kindReading(column: Column, raw: string, value: string, context: ReadingContext): Omit<Reading, "faulty"> {
  switch (column.kind) {
    case "id":
    case "text":
      if (column.references) {
        const known = `try_cast(trim(${raw}) as ${context.vocabulary(column)})::varchar`;
        return { value: known, faults: [unreadable("okant_id", value, raw)] };
      }
      return { value: column.kind === "text" ? `nfc_normalize(${masked(trimmed(raw))})` : trimmed(raw), faults: [] };
    case "roll":
      return { value: `case when ${present(raw)} then ${role(raw)} end`, faults: [] };
    case "person":
    case "orgnr":
    case "leverantor":
      return {
        value: `enum_code(try_cast(${raw} as ${context.vocabulary(column)}))::uinteger`,
        faults: [unreadable(column.kind === "person" ? "okant_id" : "organisationsnummer", value, raw)],
      };
    case "datum":
      return {
        value: `case when ${dateShape(raw)} then try_cast(${raw} as date) end`,
        faults: [
          unreadable("datum", value, raw),
          { rule: "orimligt_datum", sql: `${value} not between date '1900-01-01' and date '2199-12-31'` },
        ],
      };
    case "tid":
      return {
        value: `case when length(${raw}) between 16 and 19 then try_cast(${raw} as timestamp) end`,
        faults: [unreadable("tid", value, raw), { rule: "klockslag_finns_inte", sql: springGap(value) }],
      };
    case "manad":
      return {
        value: `case when trim(${raw}) similar to '[0-9]{4}-(0[1-9]|1[0-2])' then trim(${raw}) end`,
        faults: [unreadable("manad", value, raw)],
      };
    case "kvartal":
      return {
        value: `case when upper(trim(${raw})) similar to '[0-9]{4}-Q[1-4]' then upper(trim(${raw})) end`,
        faults: [unreadable("kvartal", value, raw)],
      };
    case "kr": {
      // No wider than 18 digits: beyond them the engine's arithmetic is twenty times slower, and no row is a thousand milliards of kronor.
      const finer = money(raw, "decimal(18,6)");
      const read = money(raw, "decimal(18,2)");
      const parts = { rule: "delar_av_ore", sql: `${finer} <> ${value}` };
      if (!context.byHand) return { value: read, faults: [unreadable("belopp", value, raw), parts] };
      const ambiguous = ambiguousKronor(raw);
      return {
        value: `case when not ${ambiguous} then ${read} end`,
        faults: [
          unreadable("belopp", value, raw, `not ${ambiguous}`),
          unreadable("tusental", value, raw, ambiguous),
          parts,
        ],
      };
    }
    case "pris":
      return { value: money(raw, "decimal(18,4)"), faults: [unreadable("belopp", value, raw)] };
    case "timmar":
      return {
        value: context.clockHours ? clock(raw) : decimal(raw, "decimal(18,4)"),
        faults: [unreadable("timmar", value, raw)],
      };
    case "tal":
      return {
        value: `try_cast(${scientific(raw)} as double)`,
        faults: [unreadable("tal", value, raw), { rule: "tal", sql: `not isfinite(${value})` }],
      };
    case "heltal": {
      const exact = decimal(raw, "decimal(18,4)");
      return {
        value: `case when ${exact} = trunc(${exact}) then ${exact}::bigint end`,
        faults: [unreadable("heltal", value, raw)],
      };
    }
    case "andel":
      return {
        value: share(raw, column.percent ?? false),
        faults: [unreadable("andel", value, raw), { rule: "andel", sql: `${value} not between 0 and 1` }],
      };
    case "janej":
      return {
        value: `case lower(trim(${raw})) when 'ja' then true when 'nej' then false when 'j' then true when 'n' then false end`,
        faults: [unreadable("janej", value, raw)],
      };
    case "grad":
      return {
        value: `case trim(${raw}) when '1' then 1 when '2' then 2 when '3' then 3 when '4' then 4 end::tinyint`,
        faults: [unreadable("grad", value, raw)],
      };
    case "kod":
      return {
        value: spelt(`try_cast(${folded(raw)} as ${context.vocabulary(column)})::varchar`, context.spellings(column)),
        faults: [unreadable("okand_kod", value, raw)],
      };
    case "koder": {
      const type = context.vocabulary(column);
      const code = spelt(`try_cast(${folded("kod")} as ${type})::varchar`, context.spellings(column));
      const each = `list_transform(string_split(${raw}, ','), lambda kod : ${code})`;
      return {
        value: `case when ${present(raw)} then list_sort(list_distinct(${each})) end`,
        faults: [
          { rule: "okand_kod", sql: `(${present(raw)} and list_count(${each}) < len(string_split(${raw}, ',')))` },
        ],
      };
    }
    case "fritext":
      throw new Error("free text is never read");
  }
}

const spelt = (value: string, spellings: readonly (readonly [string, string])[]): string =>
  spellings.length === 0
    ? value
    : `case ${value} ${spellings.map(([from, to]) => `when ${literal(from)} then ${literal(to)}`).join(" ")} else ${value} end`;

/** The hour that the clocks skip, last Sunday of March. */
const springGap = (value: string): string =>
  `case when month(${value}) = 3 then hour(${value}) = 2 and day(${value}) >= 25 and isodow(${value}) = 7 else false end`;

/** `0,85`, `85 %`, and where the column says so `85`. */
function share(raw: string, percent: boolean): string {
  const plain = decimal(raw, "double");
  const withSign = `try_cast(${number(`replace(${raw}, '%', '')`)} as double) / 100`;
  return `case when contains(${raw}, '%') then ${withSign} else ${percent ? `${plain} / 100` : plain} end`;
}

/** `1:30` and `1,30` as an hour and a half. */
function clock(raw: string): string {
  const parts = `string_split(translate(trim(${raw}), ',.', '::'), ':')`;
  const minutes = `try_cast(rpad(coalesce(${parts}[2], '0'), 2, '0') as integer)`;
  return `case when ${minutes} between 0 and 59 then (try_cast(${parts}[1] as integer) + ${minutes} / 60.0)::decimal(18,4) end`;
}
