import { type GeneratedFile, original, type Written } from "./files.ts";
import type { Cells } from "./rows.ts";
import { type ColumnName, smallContract } from "./smallContract.ts";

const kept = (Object.keys(smallContract.columns) as ColumnName[]).filter((name) => name !== "anteckning");

export interface ExpectedRow {
  readonly fil: string;
  readonly fil_rad: number;
  readonly values: readonly unknown[];
}

export interface Expected {
  readonly accepted: readonly ExpectedRow[];
  /** `file|line` → the fault that must be among those reported, `column|rule`. */
  readonly rejected: ReadonlyMap<string, string>;
  readonly counts: ReadonlyMap<
    string,
    { readonly godkanda: number; readonly avvisade: number; readonly dubbletter: number; readonly ej_rader: number }
  >;
}

interface Occurrence {
  readonly file: number;
  readonly fil: string;
  readonly line: number;
  readonly values: readonly unknown[];
}

/** What the design says becomes of a delivery, told from what was generated and not from any text. */
export function expectedOf(
  files: readonly GeneratedFile[],
  written: readonly Written[],
  fileNames: readonly string[],
): Expected {
  const rejected = new Map<string, string>();
  const byKey = new Map<string, Occurrence[]>();
  const counts = new Map(fileNames.map((name) => [name, { godkanda: 0, avvisade: 0, dubbletter: 0, ej_rader: 0 }]));
  for (const [file, { dialect, entries }] of files.entries()) {
    const fil = fileNames[file]!;
    const count = counts.get(fil)!;
    count.ej_rader += written[file]!.headerLines + (dialect.sum ? 1 : 0);
    for (const [index, entry] of entries.entries()) {
      const line = written[file]!.lines[index]!;
      const source = original(entries, index);
      if (entry.kind === "bad") {
        count.avvisade += 1;
        rejected.set(`${fil}|${line}`, `${entry.mistake.column}|${entry.mistake.rule}`);
      } else if (entry.kind === "unclosed" || entry.kind === "surplus") {
        count.avvisade += 1;
        rejected.set(`${fil}|${line}`, "|struktur");
      } else if (source) {
        const values = valuesOf(source.cells);
        const key = String(source.cells.prov_id.value);
        byKey.set(key, [...(byKey.get(key) ?? []), { file, fil, line, values }]);
      } else count.ej_rader += 1;
    }
  }
  const accepted: ExpectedRow[] = [];
  for (const occurrences of byKey.values()) {
    const newest = Math.max(...occurrences.map(({ file }) => file));
    const current = occurrences.filter(({ file }) => file === newest);
    const torn = new Set(current.map(({ values }) => JSON.stringify(values))).size > 1;
    for (const one of occurrences) {
      const count = counts.get(one.fil)!;
      if (one.file < newest || (!torn && one !== current.at(-1))) count.dubbletter += 1;
      else if (torn) {
        count.avvisade += 1;
        rejected.set(`${one.fil}|${one.line}`, "prov_id|nyckelkonflikt");
      } else {
        count.godkanda += 1;
        accepted.push({ fil: one.fil, fil_rad: one.line, values: one.values });
      }
    }
  }
  return { accepted, rejected, counts };
}

const valuesOf = (cells: Cells): unknown[] => kept.map((name) => cells[name].value);
export const keptNames = kept;
