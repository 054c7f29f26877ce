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

/** The up to three known codes that a misspelt one resembles: at most a third of its letters apart, or beginning alike. */
export function nearest(value: string, known: readonly string[]): string[] {
  const text = value.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return known
    .map((code) => ({
      code,
      apart: distance(text, code),
      alike: text.length >= 4 && code.startsWith(text.slice(0, 4)),
    }))
    .filter(
      ({ apart, alike, code }) => alike || apart <= Math.max(1, Math.floor(Math.max(text.length, code.length) / 3)),
    )
    .sort((a, b) => a.apart - b.apart || (a.code < b.code ? -1 : 1))
    .slice(0, 3)
    .map(({ code }) => code);
}
