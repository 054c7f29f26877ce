import personnummer from "personnummer";

const shape = /^(\d{6}|\d{8})[-+]?\d{4}$/;

/** A personnummer or samordningsnummer with a right check digit. */
export const isIdentityNumber = (text: string): boolean => shape.test(text) && personnummer.valid(text);

/** An identity number is the same with or without century and hyphen; a case id is itself without surrounding space. */
export function canonicalPerson(raw: string): string {
  const text = raw.trim().normalize("NFC");
  return isIdentityNumber(text) ? personnummer.parse(text).format(true) : text;
}
