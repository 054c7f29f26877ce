import fc from "fast-check";
import { testIdentifiers } from "./deliver.ts";
import type { ColumnName } from "./smallContract.ts";

/** A cell as written, and what it should become: the two sides of one truth, so that no parser stands between them. */
export interface Cell {
  readonly text: string;
  readonly value: string | number | boolean | string[] | null;
}

export type Cells = Record<ColumnName, Cell>;

const cell = (text: string, value: Cell["value"] = text): Cell => ({ text, value });
const oneOf = (...cells: readonly Cell[]): fc.Arbitrary<Cell> => fc.constantFrom(...cells);
const nothing = cell("", null);

/** Characters that Windows-1252 lacks are chosen only for files in Unicode. */
const amount = (unicode: boolean): fc.Arbitrary<Cell> =>
  fc
    .record({
      whole: fc.integer({ min: 0, max: 9_999_999 }),
      ore: fc.constantFrom(null, 0, 5, 50, 99),
      negative: fc.boolean(),
      point: fc.boolean(),
      minus: fc.constantFrom("-", ...(unicode ? ["−"] : [])),
      space: fc.constantFrom("", " ", "\u00a0", ...(unicode ? ["\u202f", "\u2009"] : [])),
      // as a machine writes it half of the time, else as people do
      unit: fc.constantFrom("", "", "", "kr", "Kr.", "KR", "kronor", "SEK"),
      colon: fc.boolean(),
    })
    .map(({ whole, ore, negative, point, minus, space, unit, colon }) => {
      const digits = String(whole).replace(/\B(?=(\d{3})+$)/g, space);
      const spoken = colon && (unit !== "" || whole >= 100);
      const parting = spoken ? ":" : point ? "." : ",";
      const decimals = ore === null ? (spoken ? ":-" : "") : `${parting}${String(ore).padStart(2, "0")}`;
      const value = (whole * 100 + (ore ?? 0)) / 100;
      const text = `${negative ? minus : ""}${digits}${decimals}${unit === "" ? "" : `${space}${unit}`}`;
      return cell(text, negative && value !== 0 ? -value : value);
    });

/** Each text holds å before a letter, so that Windows-1252 is never by chance also UTF-8. */
const label = (unicode: boolean): fc.Arbitrary<Cell> =>
  oneOf(
    cell("Åsa"),
    cell("bå – 5 € “citat”"),
    cell('5" råhna'),
    cell('hon sa "hål" i går'),
    cell("åker; kommer, går\toch åter"),
    cell("två\nrader åt gången", "två rader åt gången"),
    cell("två\n\n\ntomma åt gången", "två tomma åt gången"),
    cell("  åtskilda  ", "åtskilda"),
    cell("född 19121212-1212 på gården", "född ••••••-•••• på gården"),
    ...(unicode ? [cell("Åłódź 🙂 ok"), cell("Åke", "Åke")] : []),
  );

const person = (raw: string): Cell => cell(raw, testIdentifiers.person(raw));

export const goodCells = (unicode: boolean): fc.Arbitrary<Cells> =>
  fc.record({
    prov_id: fc.integer({ min: 1, max: 400 }).map((n) => cell(`P${String(n).padStart(4, "0")}`)),
    brukar_id: oneOf(nothing, person("EX-1"), person("EX-2"), person("19121212-1212"), person("191212121212")),
    benamning: label(unicode),
    dag: oneOf(cell("2025-01-31"), cell("2024-02-29"), cell("2026-09-30"), cell("1999-12-31")),
    belopp: amount(unicode),
    antal: oneOf(nothing, cell("0", 0), cell("12", 12), cell("1 000", 1000), cell("7,0", 7)),
    slag: oneOf(nothing, cell("alfa"), cell("ALFA", "alfa"), cell("Grön", "gron"), cell("sol", "SoL")),
    flera: oneOf(nothing, cell("alfa", ["alfa"]), cell("Grön, beta,beta", ["beta", "gron"])),
    nar: oneOf(
      nothing,
      cell("2025-10-26 02:30", "2025-10-26T02:30:00"),
      cell("2025-03-30T03:00:05", "2025-03-30T03:00:05"),
    ),
    ja: oneOf(nothing, cell("ja", true), cell("Nej", false), cell("N", false)),
    anteckning: oneOf(nothing, cell("Kalle Åberg ringde")),
  });

export interface Mistake {
  readonly column: ColumnName;
  readonly text: string;
  readonly rule: string;
}

const mistake = (column: ColumnName, rule: string, ...texts: string[]): Mistake[] =>
  texts.map((text) => ({ column, rule, text }));

export const mistakes: readonly Mistake[] = [
  ...mistake("prov_id", "saknas", "", "  "),
  ...mistake("benamning", "saknas", ""),
  ...mistake("dag", "datum", "2025-02-29", "2025-13-01", "31/12 2025", "20250101", "i går"),
  ...mistake("dag", "orimligt_datum", "0001-01-01"),
  ...mistake("dag", "saknas", ""),
  ...mistake("belopp", "belopp", "1.234,50", "1,234.50", "1E+05", "1_000", "tolv", "5-", "nan"),
  ...mistake(
    "belopp",
    "belopp",
    "12:30",
    "8 12:30",
    "1.250 kr",
    "1,250 kr",
    "100 kr/h",
    "kr",
    "ca 100 kr",
    "100 kr + 50 kr",
    "1 00 kr",
  ),
  ...mistake("belopp", "delar_av_ore", "1,005", "0.001"),
  ...mistake("antal", "heltal", "1,5", "många"),
  ...mistake("antal", "for_litet", "-1"),
  ...mistake("slag", "okand_kod", "alfaa", "gul"),
  ...mistake("flera", "okand_kod", "alfa,gul", "alfa,"),
  ...mistake("nar", "tid", "2025-01-01", "2025-01-01 25:00", "2025-01-01 08:00+01"),
  ...mistake("nar", "klockslag_finns_inte", "2025-03-30 02:30", "2026-03-29 02:00:00"),
  ...mistake("ja", "janej", "kanske", "1"),
];
