import type { Coded } from "./columnar.ts";

/**
 * One way to narrow many rows. Each row is of one class, and a choice is a set of classes: to test a row is to look in an array, and
 * to count what every choice would leave is to count the classes once.
 */
export interface Facet {
  /** its name in the address */
  readonly key: string;
  readonly label: string;
  /** what the choice of nothing is called */
  readonly all: string;
  /** the class of each row, from 0 */
  readonly classOf: Int32Array;
  readonly classes: number;
  readonly choices: readonly FacetChoice[];
}

export interface FacetChoice {
  readonly value: string;
  readonly label: string;
  /** a heading that several choices stand under, e.g. the year of months */
  readonly group?: string;
  /** by class: 1 where it belongs to the choice */
  readonly includes: Uint8Array;
}

export type Chosen = Readonly<Record<string, string>>;

export interface Narrowed {
  /** the rows that are left, in the table's own order */
  readonly rows: Uint32Array;
  /** by facet and choice: how many rows it leaves, given what the other facets say */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/**
 * What is left of the rows and what each choice would leave, in one pass: a row that fails no facet counts for all of them, and
 * one that fails a single facet counts for that facet's other choices.
 */
export function narrow(length: number, facets: readonly Facet[], chosen: Chosen, mask?: Uint8Array): Narrowed {
  const tests = facets.map(({ key, choices, classes }) => {
    if (!chosen[key]) return undefined;
    // what no row is of leaves nothing: to pass over the wish would show what was not asked for
    return choices.find(({ value }) => value === chosen[key])?.includes ?? new Uint8Array(classes);
  });
  const sums = facets.map(({ classes }) => new Uint32Array(classes));
  const left = new Uint32Array(length);
  let found = 0;
  for (let row = 0; row < length; row += 1) {
    if (mask && !mask[row]) continue;
    let failed = -1;
    let fails = 0;
    for (let index = 0; index < tests.length && fails < 2; index += 1) {
      if (tests[index] && !tests[index]![facets[index]!.classOf[row]!]) {
        fails += 1;
        failed = index;
      }
    }
    if (fails === 0) {
      left[found] = row;
      found += 1;
      for (let index = 0; index < facets.length; index += 1) sums[index]![facets[index]!.classOf[row]!]! += 1;
    } else if (fails === 1) sums[failed]![facets[failed]!.classOf[row]!]! += 1;
  }
  return {
    rows: left.slice(0, found),
    counts: new Map(
      facets.map(({ key, choices }, index) => [
        key,
        new Map(
          choices.map(({ value, includes }) => [
            value,
            sums[index]!.reduce((total, n, place) => (includes[place] ? total + n : total), 0),
          ]),
        ),
      ]),
    ),
  };
}

interface FacetWords {
  readonly key: string;
  readonly label: string;
  readonly all: string;
}

/** A facet of a column of words, one choice per word in the order of the labels; rows without a word belong to no choice. */
export function wordFacet(
  words: FacetWords,
  { codes, words: values }: Coded,
  labelOf: (value: string) => string = (value) => value,
): Facet {
  const choices = values.map((value, place): FacetChoice => {
    const includes = new Uint8Array(values.length + 1);
    includes[place + 1] = 1;
    return { value, label: labelOf(value), includes };
  });
  choices.sort((a, b) => a.label.localeCompare(b.label, "sv"));
  return { ...words, classOf: codes.map((code) => code + 1), classes: values.length + 1, choices };
}

/** A facet of classes that the caller names: `ofRow` says which class a row is of, a choice which classes it takes. */
export function classFacet(
  words: FacetWords,
  rows: number,
  classes: number,
  ofRow: (row: number) => number,
  choices: readonly (Omit<FacetChoice, "includes"> & { readonly takes: (place: number) => boolean })[],
): Facet {
  return {
    ...words,
    classOf: Int32Array.from({ length: rows }, (_, row) => ofRow(row)),
    classes,
    choices: choices.map(({ takes, ...choice }) => ({
      ...choice,
      includes: Uint8Array.from({ length: classes }, (_, place) => Number(takes(place))),
    })),
  };
}
