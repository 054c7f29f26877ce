import { identifier, literal } from "../../src/warehouse/quote.ts";
import type { PreparedFile } from "../1-read/prepare.ts";
import type { StraightFile } from "../1-read/straighten.ts";

/**
 * The engine's scan of a file as text, with the contract's column names. Nothing is sniffed: what the header said is
 * what is read, and a file that does not keep to it is an error (and goes the careful path).
 */
export function fileScan(file: PreparedFile, columns: readonly string[], straight: StraightFile | null = null): string {
  const filters = [...(file.mapping?.behall ? keepFilters(file) : [])];
  const where = filters.length > 0 ? ` where ${filters.join(" and ")}` : "";
  const lineage = straight ? ["f0::bigint as _rad", "f1 as _strukturfel"] : [];
  const selected = columns.map((name) => `${cell(file, name)} as ${identifier(name)}`);
  return `select ${[...lineage, ...selected].join(", ")} from ${source(file, straight)}${where}`;
}

function source(file: PreparedFile, straight: StraightFile | null): string {
  const lineage = straight ? [`'f0': 'VARCHAR'`, `'f1': 'VARCHAR'`] : [];
  const columns = [...lineage, ...file.header.columns.map((_, index) => `'k${index}': 'VARCHAR'`)].join(", ");
  const path = straight?.path ?? file.readable;
  const dialect = straight
    ? `delim = ',', skip = 0, new_line = '\\n'`
    : `delim = ${literal(file.header.delimiter)}, skip = ${file.header.skip}, new_line = ${file.newline === "\r\n" ? "'\\r\\n'" : "'\\n'"}`;
  return `read_csv(${literal(path)}, columns = {${columns}}, auto_detect = false, header = false, ${dialect}, quote = '"', escape = '"', nullstr = '', encoding = 'utf-8', strict_mode = true, max_line_size = 16777216)`;
}

/** The text of a canonical column: from its place in the file, from the mapping, or absent. */
function cell(file: PreparedFile, name: string): string {
  const fixed = file.mapping?.fasta?.[name];
  if (fixed !== undefined) return literal(fixed);
  const at = file.header.position.get(name);
  if (at === undefined) return "null::varchar";
  const codes = Object.entries(file.mapping?.koder?.[name] ?? {});
  if (codes.length === 0) return `k${at}`;
  return `case trim(k${at}) ${codes.map(([from, to]) => `when ${literal(from)} then ${literal(to)}`).join(" ")} else k${at} end`;
}

/** Rows of other kinds in the same export are not rows of this source. */
function keepFilters(file: PreparedFile): string[] {
  return Object.entries(file.mapping!.behall!).map(([header, values]) => {
    const at = file.header.columns.findIndex((column) => column.trim().toLowerCase() === header.trim().toLowerCase());
    if (at < 0) throw new Error(`mapping ${file.mapping!.namn}: no column ${header} in ${file.file}`);
    return `(${values.map((value) => `trim(k${at}) = ${literal(value)}`).join(" or ")})`;
  });
}
