import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { PreparedFile } from "./prepare.ts";
import { type FileRecord, RecordReader } from "./records.ts";
import { temporaryPath } from "./temporaryPath.ts";

/** A copy of an irregular file in which every record is one line and says where it stood. */
export interface StraightFile {
  readonly path: string;
  /** All records after the header, blank ones included; those are not in the copy. */
  readonly records: number;
}

/**
 * The careful path, for files where a record is not simply a line: quoted newlines, blank lines, too many or too few
 * fields, quotes that never close. Writes `line, structural fault, field 0, field 1 …` per record; slower than the
 * engine's own reader, which knows nothing of lines.
 */
export async function straighten(file: PreparedFile, temporary: string): Promise<StraightFile> {
  const { delimiter, columns, skip } = file.header;
  const path = temporaryPath(temporary);
  const output = createWriteStream(path, { mode: 0o600 });
  const reader = new RecordReader(delimiter, skip);
  let records = 0;
  const write = async (found: readonly FileRecord[]): Promise<void> => {
    records += found.length;
    const text = found.map((record) => recordLine(record, delimiter, columns.length)).join("");
    if (text !== "" && !output.write(text)) await once(output, "drain");
  };
  let rest = "";
  for await (const chunk of createReadStream(file.readable, { encoding: "utf8", highWaterMark: 1 << 20 })) {
    const lines = (rest + String(chunk)).split(file.newline);
    rest = lines.pop()!;
    await write(reader.read(lines));
  }
  await write(reader.read(rest === "" ? [] : [rest]));
  await write(reader.end());
  output.end();
  await finished(output);
  return { path, records };
}

/**
 * A record with fewer fields than the header is taken as if the rest were empty: Excel leaves out the empty columns at
 * the end of a row. A required one among them is then missing, which is what the row is rejected for.
 */
function recordLine({ line, text, fields, brokenQuote }: FileRecord, delimiter: string, width: number): string {
  if (fields.every((field) => field.trim() === "")) return "";
  const surplus = fields.slice(width).some((field) => field.trim() !== "");
  const fault = brokenQuote ? "citattecken" : surplus ? "for_manga_falt" : "";
  const content =
    text !== null && fields.length === width
      ? text
      : Array.from({ length: width }, (_, index) => quoted(fields[index] ?? "")).join(delimiter);
  return `${line}${delimiter}${fault}${delimiter}${content}\n`;
}

const quoted = (field: string): string =>
  field === "" ? "" : `"${field.replace(/[\r\n]+/g, " ").replaceAll('"', '""')}"`;
