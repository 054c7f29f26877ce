import Papa from "papaparse";
import { keptColumns } from "../../src/contracts/language/ddl.ts";
import { foldHeader } from "../../src/contracts/language/headers.ts";
import type { Contract } from "../../src/contracts/language/types.ts";
import type { Mapping } from "./mapping.ts";

export interface Header {
  /** Lines before the first data line: preamble and header. */
  readonly skip: number;
  readonly delimiter: ";" | "," | "\t" | "|";
  /** As delivered, phantom empty columns included. */
  readonly columns: readonly string[];
  /** Contract column → position in the file. */
  readonly position: ReadonlyMap<string, number>;
  /** Free text → position in the file: it is never read, but whether it is filled in may be asked. */
  readonly freeText: ReadonlyMap<string, number>;
  /** Columns of the file that no contract column asks for. */
  readonly unused: readonly string[];
}

const delimiters = [";", ",", "\t", "|"] as const;
/** Reports put a title, a date and an empty line before the header; nobody puts thirty lines there. */
const searchedLines = 30;

/**
 * Finds the header line among the first lines of a file: the one that names the most of the contract's columns, all
 * required ones included. Returns null where there is none.
 */
export function findHeader(head: string, contract: Contract, mapping: Mapping | null): Header | null {
  const lines = head
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .slice(0, searchedLines);
  const fixed = new Set(Object.keys(mapping?.fasta ?? {}));
  const wanted = new Map(keptColumns(contract).map(([name]) => [foldHeader(name), name]));
  const renamed = new Map(Object.entries(mapping?.kolumner ?? {}).map(([from, to]) => [foldHeader(from), to]));
  let best: Header | null = null;
  for (const [index, line] of lines.entries()) {
    for (const delimiter of delimiters) {
      if (!line.includes(delimiter) && lines.some((other) => other.includes(delimiter))) continue;
      const columns = Papa.parse<string[]>(line, { delimiter, header: false }).data[0] ?? [];
      const position = new Map<string, number>();
      for (const [at, column] of columns.entries()) {
        const folded = foldHeader(column);
        const name = renamed.get(folded) ?? wanted.get(folded);
        if (name && !position.has(name) && !fixed.has(name)) position.set(name, at);
      }
      const complete = Object.entries(contract.columns).every(
        ([name, column]) => !column.required || position.has(name) || fixed.has(name),
      );
      if (!complete || position.size === 0 || position.size <= (best?.position.size ?? 0)) continue;
      const freeText = freeTextOf(contract, columns);
      const known = new Set([...position.values(), ...freeText.values()]);
      const unused = columns.filter((column, at) => column.trim() !== "" && !known.has(at));
      best = { skip: index + 1, delimiter, columns, position, freeText, unused };
    }
  }
  return best;
}

function freeTextOf(contract: Contract, columns: readonly string[]): Map<string, number> {
  const headers = columns.map(foldHeader);
  return new Map(
    Object.entries(contract.columns)
      .filter(([name, { kind }]) => kind === "fritext" && headers.includes(foldHeader(name)))
      .map(([name]) => [name, headers.indexOf(foldHeader(name))]),
  );
}
