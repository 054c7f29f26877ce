import { foldHeader } from "../../src/contracts/language/headers.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { mappingMissesHeader } from "../../src/messages/refusals.ts";
import { identifier, literal } from "../../src/warehouse/quote.ts";
import type { PreparedFile } from "../1-read/prepare.ts";
import type { StraightFile } from "../1-read/straighten.ts";

export interface ScanOptions {
  /** The copy to read instead, where a record is not simply a line. */
  readonly straight: StraightFile | null;
  /** Say of each record where it stands, as `_rad`. The straight copy always does; the engine has to count its rows for it. */
  readonly lines?: boolean;
  /** Free text of which is asked whether anything stands there, as `_har_<column>`. What stands there stays in the file. */
  readonly presence?: readonly string[];
}

/** Does a contract column get a value at all, from the file or from its mapping? */
export const isDelivered = (file: PreparedFile, name: string): boolean =>
  file.header.position.has(name) || file.mapping?.fasta?.[name] !== undefined;

/**
 * The engine's scan of a file as text, with the contract's column names. Nothing is sniffed: what the header said is
 * what is read, and a file that does not keep to it is an error (and goes the careful path).
 */
export function fileScan(file: PreparedFile, columns: readonly string[], options: ScanOptions): string {
  const { straight, lines, presence = [] } = options;
  const filters = file.mapping?.behall ? keepFilters(file) : [];
  const where = filters.length > 0 ? ` where ${filters.join(" and ")}` : "";
  const lineage = straight
    ? ["f0::bigint as _rad", "f1 as _strukturfel"]
    : lines
      ? [`row_number() over () + ${file.header.skip} as _rad`]
      : [];
  const selected = columns.map((name) => `${cell(file, name)} as ${identifier(name)}`);
  const present = presence.map((name) => `${isPresent(file, name)} as ${identifier(`_har_${name}`)}`);
  const all = [...lineage, ...selected, ...present];
  return `select ${all.length > 0 ? all.join(", ") : "1 as _en"} from ${source(file, straight)}${where}`;
}

function source(file: PreparedFile, straight: StraightFile | null): string {
  const lineage = straight ? [`'f0': 'VARCHAR'`, `'f1': 'VARCHAR'`] : [];
  const columns = [...lineage, ...file.header.columns.map((_, index) => `'k${index}': 'VARCHAR'`)].join(", ");
  const shape = straight
    ? `skip = 0, new_line = '\\n'`
    : `skip = ${file.header.skip}, new_line = ${file.newline === "\r\n" ? "'\\r\\n'" : "'\\n'"}`;
  return (
    `read_csv(${literal(straight?.path ?? file.readable)}, columns = {${columns}}, auto_detect = false, header = false, ` +
    `delim = ${literal(file.header.delimiter)}, ${shape}, quote = '"', escape = '"', nullstr = '', encoding = 'utf-8', ` +
    `strict_mode = true, max_line_size = 16777216)`
  );
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

function isPresent({ header }: PreparedFile, name: string): string {
  const at = header.freeText.get(name);
  return at === undefined ? "false" : `coalesce(trim(k${at}) <> '', false)`;
}

/** Rows of other kinds in the same export are not rows of this source. */
function keepFilters(file: PreparedFile): string[] {
  const { namn, behall } = file.mapping!;
  return Object.entries(behall!).map(([header, values]) => {
    const at = file.header.columns.findIndex((column) => foldHeader(column) === foldHeader(header));
    if (at < 0) throw new Refusal(mappingMissesHeader(namn, file.file, header));
    return `(${values.map((value) => `trim(k${at}) = ${literal(value)}`).join(" or ")})`;
  });
}
