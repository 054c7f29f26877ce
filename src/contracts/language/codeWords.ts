import { foldCode } from "../../messages/nearest.ts";

/** A line of a list of codes, as far as a cell can name it. */
export interface NamedCode {
  readonly kod: string;
  readonly namn?: string | undefined;
}

/**
 * Every word, folded, that a cell may say for a code: the code itself, and its name as pages and letters show it, since that is what a person
 * who fills in a form writes. A word that is a code is that code, whatever else has it for a name; a name that two codes share is neither's.
 */
export function codeWords(codes: readonly NamedCode[]): ReadonlyMap<string, string> {
  const words = new Map(codes.map(({ kod }) => [foldCode(kod), kod]));
  const named = new Map<string, string | null>();
  for (const { kod, namn } of codes) {
    const name = foldCode(namn ?? "");
    named.set(name, named.has(name) ? null : kod);
  }
  for (const [name, code] of named) if (code !== null && name !== "" && !words.has(name)) words.set(name, code);
  return words;
}
