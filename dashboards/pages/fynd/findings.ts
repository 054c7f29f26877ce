import type { Columnar } from "../../components/columnar.ts";
import { type Chosen, classFacet, type Facet, narrow, wordFacet } from "../../components/facets.ts";
import * as format from "../../components/format.ts";
import type { RowOrder } from "../../components/rowTable.ts";
import { type Asked, NOTHING_ASKED } from "../common/asked.ts";
import { classWord } from "../common/ruleCards.ts";
import { decides, isOversized, saysWrong } from "./answers.ts";
import type { FindingRow } from "./types.ts";

/** All findings as columns, in the order in which it pays to ask. Nothing here makes an object per finding. */
export interface Findings {
  readonly length: number;
  /** the choices that tell findings apart; a choice of another in the address is heeded all the same */
  readonly facets: readonly Facet[];
  readonly row: (place: number) => FindingRow;
  readonly value: (key: keyof FindingRow, place: number) => unknown;
  readonly placeOf: (fynd_id: string) => number | null;
  /** the rows that are left, and what each choice would leave */
  readonly choose: (chosen: Chosen, search: string) => ReturnType<typeof narrow>;
  readonly inOrder: (rows: Uint32Array, order: RowOrder) => Uint32Array;
  readonly sums: (rows: Uint32Array) => FindingSums;
  /** the kronor of one finding that no other counts, where it is still to be asked about */
  readonly openAt: (place: number) => number;
}

export interface FindingSums extends Asked {
  /** what the findings say, each by itself */
  kronor: number;
}

/** The order of the file: most kronor and least doubt first, what is answered last. */
export const WORK_ORDER: RowOrder = { key: "vantad_kr", descending: true };
export const SORTABLE = [
  "vantad_kr",
  "belopp_kr",
  "unik_kr",
  "sannolikhet",
  "minuter",
  "period",
  "regel_namn",
  "utforare_namn",
];

const FIELDS: readonly (keyof FindingRow)[] = [
  "fynd_id",
  "regel_id",
  "regel_namn",
  "klass",
  "utforare_id",
  "utforare_namn",
  "driftsform_namn",
  "enhet_namn",
  "brukare",
  "period",
  "minuter",
  "belopp_kr",
  "unik_kr",
  "vantad_kr",
  "sannolikhet",
  "sannolikhet_lag",
  "sannolikhet_hog",
  "sannolikhet_grund",
  "manader_i_rad",
  "svar",
  "svar_namn",
  "svar_datum",
  "svar_belopp",
  "p",
  "q",
  "antal_rader",
  "del",
];

export function findingsOf(table: Columnar): Findings {
  const row = (place: number): FindingRow =>
    Object.fromEntries(FIELDS.map((name) => [name, table.value(name, place)])) as unknown as FindingRow;
  const facets = facetsOf(table);
  const belopp = table.numbers("belopp_kr");
  const unik = uniqueOf(table);
  const vantad = table.numbers("vantad_kr");
  const svar = table.codes("svar");
  const named = table.numbers("svar_belopp");
  const decided = svar.words.map(decides);
  const wrong = svar.words.map(saysWrong);
  return {
    length: table.length,
    facets: facets.filter(({ classOf }) => classOf.some((place) => place !== classOf[0])),
    row,
    value: (key, place) => table.value(key, place),
    placeOf: (fynd_id) => {
      const place = table.containing("fynd_id", fynd_id).indexOf(1);
      return place >= 0 && table.value("fynd_id", place) === fynd_id ? place : null;
    },
    choose: (chosen, search) => narrow(table.length, facets, chosen, search ? found(table, search) : undefined),
    inOrder: (rows, order) => sorted(table, rows, order),
    openAt: (place) => (decided[svar.codes[place]!] ? 0 : unik[place] || 0),
    sums: (rows) => {
      const sums = { ...NOTHING_ASKED, count: rows.length, kronor: 0 };
      for (const place of rows) {
        const code = svar.codes[place]!;
        const own = unik[place] || 0;
        sums.kronor += belopp[place] || 0;
        sums.unique += own;
        if (wrong[code]) {
          sums.wrong += 1;
          sums.wrongKronor += named[place] || 0;
          sums.oversized += Number(isOversized(named[place]!, belopp[place]!));
        } else if (!decided[code]) {
          sums.open += 1;
          sums.openUnique += own;
          sums.expected += vantad[place] || 0;
        }
      }
      return sums;
    },
  };
}

/** Where a run did not tell findings apart, the kronor of each stand as its own. */
function uniqueOf(table: Columnar): Float64Array {
  const belopp = table.numbers("belopp_kr");
  return table.numbers("unik_kr").map((value, place) => (Number.isNaN(value) ? belopp[place]! : value));
}

/** A search is for an id or a pseudonym, or for part of a name. */
function found(table: Columnar, search: string): Uint8Array {
  const mask = table.containing("fynd_id", search);
  for (const name of ["brukare", "enhet_namn", "utforare_namn", "regel_namn"]) {
    const more = table.containing(name, search);
    for (let place = 0; place < mask.length; place += 1) mask[place]! |= more[place]!;
  }
  return mask;
}

function sorted(table: Columnar, rows: Uint32Array, { key, descending }: RowOrder): Uint32Array {
  if (key === WORK_ORDER.key && descending === WORK_ORDER.descending) return rows;
  const direction = descending ? -1 : 1;
  const numbers = ["period", "regel_namn", "utforare_namn"].includes(key) ? ranks(table, key) : table.numbers(key);
  // missing values last in both directions, equal ones in the order of the work list
  return rows.slice().sort((a, b) => {
    const [left, right] = [numbers[a]!, numbers[b]!];
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || a - b;
    return direction * (left - right) || a - b;
  });
}

/** The place of each row's word in the Swedish alphabet. */
function ranks(table: Columnar, name: string): Float64Array {
  const { codes, words } = table.codes(name);
  const order = words.map((_, code) => code).sort((a, b) => words[a]!.localeCompare(words[b]!, "sv"));
  const rank = new Float64Array(words.length);
  for (const [place, code] of order.entries()) rank[code] = place;
  return Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : rank[code]!));
}

/** The month in which a finding's period ends. */
export const monthOf = (period: string): string => period.slice(-7);

/** What each id of one column is called in another. */
function labelsBy(table: Columnar, id: string, name: string): (value: string) => string {
  const [ids, labels] = [table.codes(id), table.codes(name)];
  const found = new Map<string, string>();
  for (let place = 0; place < table.length && found.size < ids.words.length; place += 1) {
    const word = ids.words[ids.codes[place]!];
    if (word !== undefined && !found.has(word)) found.set(word, labels.words[labels.codes[place]!] ?? word);
  }
  return (value) => found.get(value) ?? value;
}

function facetsOf(table: Columnar): Facet[] {
  return [
    wordFacet(
      { key: "regel", label: "Mönster", all: "alla" },
      table.codes("regel_id"),
      labelsBy(table, "regel_id", "regel_namn"),
    ),
    wordFacet(
      { key: "utforare", label: "Utförare", all: "alla" },
      table.codes("utforare_id"),
      labelsBy(table, "utforare_id", "utforare_namn"),
    ),
    monthFacet(table),
    wordFacet({ key: "klass", label: "Klass", all: "alla" }, table.codes("klass"), classWord),
    levelFacet(
      { key: "kronor", label: "Unika kronor", all: "alla" },
      uniqueOf(table),
      [100_000, 10_000, 1_000],
      (least) => `minst ${format.kronor(least)}`,
    ),
    answerFacet(table),
    levelFacet(
      { key: "sannolikhet", label: "Sannolikhet att det håller", all: "alla" },
      openOnly(table, "sannolikhet"),
      [0.9, 0.75, 0.5],
      (least) => `minst ${format.share(least)}`,
    ),
    levelFacet(
      { key: "rad", label: "Månader i rad", all: "alla" },
      table.numbers("manader_i_rad"),
      [6, 3, 2],
      (least) => `minst ${least}`,
    ),
  ];
}

/** Months under their years; a whole year can be chosen as well. */
function monthFacet(table: Columnar): Facet {
  const { codes, words } = table.codes("period");
  const months = [...new Set(words.map(monthOf))].sort().reverse();
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  const monthOfCode = words.map((word) => months.indexOf(monthOf(word)));
  return classFacet(
    { key: "manad", label: "Månad", all: "alla" },
    table.length,
    months.length + 1,
    (row) => monthOfCode[codes[row]!] ?? months.length,
    years.flatMap((year) => [
      {
        value: year,
        label: `hela ${year}`,
        group: year,
        takes: (place: number) => months[place]?.startsWith(year) ?? false,
      },
      ...months
        .filter((month) => month.startsWith(year))
        .map((month) => ({
          value: month,
          label: format.month(month),
          group: year,
          takes: (place: number) => months[place] === month,
        })),
    ]),
  );
}

/** A case that is answered has its answer instead: it is neither likely nor unlikely any more. */
function openOnly(table: Columnar, name: string): Float64Array {
  const svar = table.codes("svar");
  const decided = svar.words.map(decides);
  return table.numbers(name).map((value, place) => (decided[svar.codes[place]!] ? Number.NaN : value));
}

/** Choices of at least so much, the largest first; only bounds that some row reaches. */
function levelFacet(
  words: { key: string; label: string; all: string },
  numbers: Float64Array,
  bounds: readonly number[],
  label: (least: number) => string,
): Facet {
  const classOf = (row: number): number => {
    const value = numbers[row]!;
    const place = bounds.findIndex((least) => value >= least);
    return place < 0 ? bounds.length : place;
  };
  const facet = classFacet(
    words,
    numbers.length,
    bounds.length + 1,
    classOf,
    bounds.map((least, index) => ({
      value: String(least),
      label: label(least),
      takes: (place: number) => place <= index,
    })),
  );
  const reached = new Set(facet.classOf);
  return { ...facet, choices: facet.choices.filter(({ includes }) => [...reached].some((place) => includes[place])) };
}

function answerFacet(table: Columnar): Facet {
  const { codes, words } = table.codes("svar");
  const label = labelsBy(table, "svar", "svar_namn");
  const unanswered = words.length;
  return classFacet(
    { key: "svar", label: "Svar", all: "alla" },
    table.length,
    words.length + 1,
    (row) => (codes[row]! < 0 ? unanswered : codes[row]!),
    [
      { value: "inget", label: "inget svar inläst", takes: (place: number) => place === unanswered },
      ...words.map((word, code) => ({
        value: word,
        label: label(word).toLocaleLowerCase("sv"),
        takes: (place: number) => place === code,
      })),
    ],
  );
}
