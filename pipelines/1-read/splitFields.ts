/**
 * The fields of a record, as the engine's own reader sees them: a field that starts with a quote ends at the next lone
 * quote, with nothing but spaces between that and the delimiter; elsewhere a quote is a character like others.
 * `open`: the text ends within quotes. `broken`: something else follows the closing quote.
 */
export function splitFields(text: string, delimiter: string): string[] | "open" | "broken" {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const start = skipSpaces(text, at);
    if (text[start] !== '"') {
      const end = text.indexOf(delimiter, at);
      fields.push(text.slice(at, end < 0 ? undefined : end));
      if (end < 0) return fields;
      at = end + 1;
      continue;
    }
    let close = text.indexOf('"', start + 1);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    if (close < 0) return "open";
    fields.push(text.slice(start + 1, close).replaceAll('""', '"'));
    const next = skipSpaces(text, close + 1);
    if (next === text.length) return fields;
    if (text[next] !== delimiter) return "broken";
    at = next + 1;
  }
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at++;
  return at;
}
