import type { Kind } from "../contracts/language/types.ts";

/** Six or eight digits and four more: could be somebody. */
const identityNumber = /(?:\d{6}|\d{8})[-+ ]?\d{4}/;
const harmless = /^[\d\s.,:;+\-−/%T]{1,24}$/;
/** An id: letters and digits in one short word, with a digit, so that it is no name. */
const idLike = /^(?=.*\d)[A-Za-z0-9_-]{1,16}$/;
const neverShown: ReadonlySet<Kind> = new Set(["person", "orgnr", "leverantor", "text", "fritext"]);

/**
 * What of an offending value a message may repeat. A value in the wrong column can be anything, a name too: digits and
 * separators are shown, a word only if it resembles a code, an identity number never.
 */
export function shownValue(kind: Kind, value: string, near: readonly string[]): string | null {
  const text = value.trim();
  if (neverShown.has(kind) || identityNumber.test(text)) return null;
  if (harmless.test(text) || idLike.test(text)) return text;
  if ((kind === "kod" || kind === "koder") && near.length > 0 && text.length <= 40) return text;
  return null;
}
