import type { Kind } from "../contracts/language/types.ts";
import { isMisspelt } from "./nearest.ts";

/** Six or eight digits and four more: could be somebody. */
const identityNumber = /(?:\d{6}|\d{8})[-+ ]?\d{4}/;
/** A day and a time have as many digits, but are nobody. */
const timeLike = /^\d{4}-\d{2}-\d{2}[ T]\d{1,2}:/;
/** The digits may have spaces, points or hyphens anywhere among them. */
const hasIdentityNumber = (text: string): boolean =>
  identityNumber.test(text) || (!timeLike.test(text) && identityNumber.test(text.replace(/[ .+-]/g, "")));
const harmless = /^[\d\s.,:;+\-−/%T]{1,24}$/;
/** Six or eight digits, however they are parted, where a day should stand are as likely as not the beginning of somebody's number. */
const birthDate = /^\d{6}(\d{2})?$/;
/** A whole year with its day and month is a day like any other. */
const dayLike = /^(\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})$/;
const ofTime: ReadonlySet<Kind> = new Set(["datum", "tid", "manad", "kvartal"]);
/** An id: short runs of letters, digits among them. Four letters or more could be a name with a number after it. */
const idLike = /^(?=.*\d)(?!.*[A-Za-z]{4})[A-Za-z0-9_-]{1,16}$/;
const neverShown: ReadonlySet<Kind> = new Set(["person", "orgnr", "leverantor", "text", "fritext", "roll"]);

/**
 * What of an offending value a message may repeat. A value in the wrong column can be anything, a name too: digits and
 * separators are shown, a word only where it is a code misspelt, an identity number never.
 */
export function shownValue(kind: Kind, value: string, codes: readonly string[]): string | null {
  const text = value.trim();
  if (neverShown.has(kind) || hasIdentityNumber(text)) return null;
  if (ofTime.has(kind) && birthDate.test(text.replace(/[ .+/-]/g, "")) && !dayLike.test(text)) return null;
  if (harmless.test(text) || idLike.test(text)) return text;
  if ((kind === "kod" || kind === "koder") && text.length <= 40 && isMisspelt(text, codes)) return text;
  return null;
}
