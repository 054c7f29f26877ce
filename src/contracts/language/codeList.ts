import Papa from "papaparse";

/** A list of `data/koder`: the columns it has, and one record of text per line. */
export interface CodeList {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** Columns that every list of codes has; further ones belong to the list itself. */
export const codeColumns = ["kod", "namn", "definition", "kalla"] as const;

export function parseCodeList(name: string, text: string): CodeList {
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    delimiter: ";",
    skipEmptyLines: true,
  });
  const [fault] = errors;
  if (fault) throw new Error(`code list ${name}, line ${(fault.row ?? 0) + 2}: ${fault.message}`);
  return { name, columns: meta.fields ?? [], rows: data };
}
