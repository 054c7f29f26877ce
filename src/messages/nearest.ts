/** Edit distance by the usual dynamic programme, one row at a time. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++)
      current[j] = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    previous = current;
  }
  return previous[b.length]!;
}

/** Codes are matched without regard to case and å/ä/ö. */
export const foldCode = (value: string): string => value.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** Letters that differ, or infinitely many where it is more than that share of them: then it is another word. */
function misspelling(text: string, code: string, share: number): number {
  const apart = distance(text, foldCode(code));
  return apart <= Math.max(1, Math.floor(Math.max(text.length, code.length) * share))
    ? apart
    : Number.POSITIVE_INFINITY;
}

/** The up to three known codes that a misspelt one resembles: at most a third of its letters apart, or beginning alike. */
export function nearest(value: string, known: readonly string[]): string[] {
  const text = foldCode(value);
  if (text === "") return [];
  return known
    .map((code) => ({
      code,
      apart: misspelling(text, code, 1 / 3),
      alike: text.length >= 4 && foldCode(code).startsWith(text.slice(0, 4)),
    }))
    .filter(({ apart, alike }) => alike || Number.isFinite(apart))
    .sort((a, b) => (a.apart === b.apart ? 0 : a.apart - b.apart) || (a.code < b.code ? -1 : 1))
    .slice(0, 3)
    .map(({ code }) => code);
}

/** Is a word so long, and so like one of the codes, that it can hardly be anything else, such as a name? */
export function isMisspelt(value: string, known: readonly string[]): boolean {
  const text = foldCode(value);
  return isLong(text) && known.some((code) => isLong(code) && Number.isFinite(misspelling(text, code, 1 / 6)));
}

const isLong = (text: string): boolean => (text.match(/\p{L}/gu)?.length ?? 0) >= 6;
