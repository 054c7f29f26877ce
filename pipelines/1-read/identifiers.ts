import { createHmac } from "node:crypto";
import organisationsnummer from "organisationsnummer";
import personnummer from "personnummer";

/**
 * What replaces an identifier while reading. Deterministic under a key, so that the same person is the same person in
 * every file and every run, and nobody without the key can go back or test a guess.
 */
export interface Identifiers {
  person(raw: string): string;
  orgnr(raw: string): string | null;
  leverantor(raw: string): string;
}

/** Crockford's base 32: no letters that look like digits. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
/** 12 characters of 5 bits: 60 bits keep two of a million persons apart with a risk of 4 in 10 million, and are checked. */
const keyLength = 12;

export function identifiersUnder(key: Buffer): Identifiers {
  const person = (raw: string): string => keyed(key, canonicalPerson(raw));
  return {
    person,
    orgnr(raw) {
      const text = raw.trim().replace(/^'/, "");
      if (isPersonnummer(text)) return person(text);
      const digits = text.replace(/\D/g, "");
      const ten = digits.length === 12 && digits.startsWith("16") ? digits.slice(2) : digits;
      return organisationsnummer.valid(ten) ? `${ten.slice(0, 6)}-${ten.slice(6)}` : null;
    },
    leverantor(raw) {
      const text = raw.trim();
      return isPersonnummer(text) ? person(text) : text;
    },
  };
}

function keyed(key: Buffer, text: string): string {
  const digest = createHmac("sha256", key).update(text).digest();
  let bits = 0n;
  for (const byte of digest.subarray(0, 8)) bits = (bits << 8n) | BigInt(byte);
  let result = "";
  for (let index = 0; index < keyLength; index++) {
    result += alphabet[Number(bits & 31n)]!;
    bits >>= 5n;
  }
  return result;
}

/** An identity number is the same with or without century and hyphen; a case id is itself without surrounding space. */
function canonicalPerson(raw: string): string {
  const text = raw.trim().normalize("NFC");
  return isPersonnummer(text) ? personnummer.parse(text).format(true) : text;
}

const identityShape = /^(\d{6}|\d{8})[-+]?\d{4}$/;

function isPersonnummer(text: string): boolean {
  return identityShape.test(text) && personnummer.valid(text);
}
