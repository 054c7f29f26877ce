import type { Column, Kind } from "./types.ts";

type Options = Partial<Omit<Column, "kind" | "required" | "description">>;
type Optional<T> = Column<T> & { readonly required: false };
type Demanded<T> = Column<T> & { readonly required: true };

const column =
  <T>(kind: Kind) =>
  (description: string, options: Options = {}): Optional<T> =>
    ({ kind, required: false, description, ...options }) as Optional<T>;

/** Marks a column as required: a row without it is rejected. */
export const required = <T>(optional: Column<T>): Demanded<T> => ({ ...optional, required: true }) as Demanded<T>;

export const id = column<string>("id");
export const text = column<string>("text");
export const fritext = column<never>("fritext");
export const roll = column<string>("roll");
export const person = column<string>("person");
export const orgnr = column<string>("orgnr");
export const leverantor = column<string>("leverantor");
export const datum = column<string>("datum");
export const tid = column<string>("tid");
export const manad = column<string>("manad");
export const kvartal = column<string>("kvartal");
export const kr = column<number>("kr");
export const pris = column<number>("pris");
export const timmar = column<number>("timmar");
export const tal = column<number>("tal");
export const heltal = column<number>("heltal");
export const andel = column<number>("andel");
export const janej = column<boolean>("janej");
export const grad = column<1 | 2 | 3 | 4>("grad");

/** A code of a list in `data/koder`, or one of the codes given. */
export const kod = (description: string, codes: string | readonly string[], options: Options = {}): Optional<string> =>
  column<string>("kod")(description, { ...options, codes });

/** Several codes in one cell, split on comma. */
export const koder = (
  description: string,
  codes: string | readonly string[],
  options: Options = {},
): Optional<string[]> => column<string[]>("koder")(description, { ...options, codes });
