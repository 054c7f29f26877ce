import { foldHeader } from "../../src/contracts/language/headers.ts";
import type { Contract } from "../../src/contracts/language/types.ts";
import { isMisspelt, nearest } from "../../src/messages/nearest.ts";
import { missingHeaders, noHeader } from "../../src/messages/refusals.ts";

/**
 * The sentence for a file without a header that fits. A header with a misspelt column gets that column pointed out; of other
 * cells nothing is repeated, since the first line of a file without a header can be about somebody.
 */
export function headerRefusal(file: string, head: string, contract: Contract): string {
  const required = Object.entries(contract.columns)
    .filter(([, column]) => column.required)
    .map(([name]) => name);
  const known = Object.keys(contract.columns);
  const folded = new Map(known.map((name) => [foldHeader(name), name]));
  for (const line of head
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .slice(0, 30)) {
    const cells = line.split(/[;,\t|]/).map((cell) => cell.replaceAll('"', "").trim());
    const found = new Set(cells.map((cell) => folded.get(foldHeader(cell))));
    const missing = required.filter((name) => !found.has(name));
    if (missing.length === 0 || missing.length === required.length) continue;
    const confusions = missing.flatMap((name) => {
      const seen = cells.find(
        (cell) => !folded.has(foldHeader(cell)) && isMisspelt(cell, [name]) && nearest(cell, [name]).length > 0,
      );
      return seen ? [[seen, name] as const] : [];
    });
    return missingHeaders(file, missing, confusions);
  }
  return noHeader(file, required);
}
