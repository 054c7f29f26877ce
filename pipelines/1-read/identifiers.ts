import organisationsnummer from "organisationsnummer";
import { canonicalPerson, isIdentityNumber } from "../../src/identity/identityNumber.ts";
import { keyed } from "../../src/identity/keyed.ts";

/**
 * What replaces an identifier while reading. Deterministic under a key, so that the same person is the same person in
 * every file and every run, and nobody without the key can go back or test a guess.
 */
export interface Identifiers {
  person(raw: string): string;
  orgnr(raw: string): string | null;
  leverantor(raw: string): string;
}

/** 12 characters of 5 bits: 60 bits keep two of a million persons apart with a risk of 4 in 10 million, and are checked. */
const KEY_LENGTH = 12;

export function identifiersUnder(key: Buffer): Identifiers {
  const person = (raw: string): string => keyed(key, canonicalPerson(raw), KEY_LENGTH);
  return {
    person,
    orgnr(raw) {
      const text = raw.trim().replace(/^'/, "");
      if (isIdentityNumber(text)) return person(text);
      const digits = text.replace(/\D/g, "");
      const ten = digits.length === 12 && digits.startsWith("16") ? digits.slice(2) : digits;
      return organisationsnummer.valid(ten) ? `${ten.slice(0, 6)}-${ten.slice(6)}` : null;
    },
    leverantor(raw) {
      const text = raw.trim();
      return isIdentityNumber(text) ? person(text) : text;
    },
  };
}
