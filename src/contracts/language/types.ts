/**
 * What a source promises. One value of `Contract` per source is the only place where its columns are written down:
 * the DDL, the one-pass check, the data dictionary, the headed files of `uppsikt init` and the typed row derive from it.
 */

export type Kind =
  | "id" // text, never a number: `0180` keeps its zero
  | "text"
  | "fritext" // dropped while reading
  | "roll" // only the words that roles consist of are kept
  | "person" // pseudonymised while reading
  | "orgnr" // check digit; an enskild firma's number is keyed
  | "leverantor" // organisationsnummer or the ledger's own id; identity numbers are keyed
  | "datum"
  | "tid"
  | "manad"
  | "kvartal"
  | "kr"
  | "pris"
  | "timmar"
  | "tal"
  | "heltal"
  | "andel"
  | "janej"
  | "grad" // ordinal 1–4
  | "kod"
  | "koder";

export interface Column<T = unknown> {
  readonly kind: Kind;
  readonly required: boolean;
  /** One Swedish sentence fragment for the data dictionary. */
  readonly description: string;
  /** Codes allowed: a list in `data/koder` (by name), or the codes themselves. */
  readonly codes?: string | readonly string[];
  /** The value must be one that this source's column of the same name has. */
  readonly references?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** `andel` only: a plain `85` means 85 %. */
  readonly percent?: boolean;
  /** Where the file has no such column: the row's ordinal within these columns, so that no two rows fall together. */
  readonly ordinalWithin?: readonly string[];
  /** Type only; never set. */
  readonly _type?: T;
}

/** A relation between columns that must hold. `sql` is over typed columns; null counts as held. */
export interface Check {
  readonly rule: string;
  readonly column: string;
  readonly sql: string;
  /** Swedish: what is wrong and what to do. */
  readonly message: string;
}

/** When things became known: at an earlier as-of day, later rows do not exist and later facts are null. */
export interface Known {
  /** Column with the day the row became known, or several of which the first that has a value counts. Absent: a timeless register. */
  readonly row?: string | readonly string[];
  /** For each fact that came later: the column with its day. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** How a row of a form that comes back unassessed is told from one that nobody has begun. */
export interface Awaiting<Name extends string = string> {
  /** What others fill in before anybody assesses it; free text may be among them: that something stands there is all that is known. */
  readonly filledIn: readonly Name[];
  /** SQL over the typed columns: an answer of the same key after which nothing is awaited. */
  readonly until: string;
}

/** `1 av 1 kontroll`, `2 av 7 kontroller` */
export interface ByHand {
  readonly one: string;
  readonly many: string;
}

export interface Contract<C extends Record<string, Column> = Record<string, Column>> {
  readonly source: string;
  readonly title: string;
  /** The grain, as the end of the sentence "en rad per …". */
  readonly grain: string;
  readonly mandatory?: boolean;
  readonly key: readonly (keyof C & string)[];
  readonly columns: C;
  /** The source is a form that is sent out and comes back: a row where all of these columns are empty is unanswered, and no row. */
  readonly formOf?: readonly (keyof C & string)[];
  /** Of such a form: unanswered rows that somebody has begun all the same, so that they are not read past in silence. */
  readonly awaits?: Awaiting<keyof C & string>;
  /** People fill the rows in themselves, in what Uppsikt gave them: what one row and several are called when somebody has to look at them again. */
  readonly byHand?: ByHand;
  readonly checks?: readonly Check[];
  readonly known?: Known;
  /** What a page says when the source is absent: what is lost, in one Swedish sentence. */
  readonly without: string;
}

type Required<C> = { [K in keyof C]: C[K] extends { required: true } ? K : never }[keyof C];
type TypeOf<C> = C extends Column<infer T> ? T : never;

/** The typed row that a contract yields, as TypeScript sees it after `Warehouse.rows`. */
export type RowOf<T> =
  T extends Contract<infer C>
    ? { [K in Required<C>]: TypeOf<C[K]> } & { [K in Exclude<keyof C, Required<C>>]: TypeOf<C[K]> | null }
    : never;

/** Keeps the literal types of a contract, so that `RowOf` can read them, and refuses keys that are no columns. */
export const contract = <const C extends Record<string, Column>>(definition: Contract<C>): Contract<C> => {
  for (const name of definition.key)
    if (!definition.columns[name]) throw new Error(`${definition.source}: key column ${name} is not declared`);
  return definition;
};
