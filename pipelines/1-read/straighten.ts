import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import Papa from "papaparse";
import { Refusal } from "../../src/messages/refusal.ts";
import { brokenQuotes } from "../../src/messages/refusals.ts";
import type { PreparedFile } from "./prepare.ts";

/** A copy of an irregular file in which every record is one line and says where it stood. */
export interface StraightFile {
  readonly path: string;
  /** All records after the header, blank ones included; those are not in the copy. */
  readonly records: number;
}

/** A file with more unclosed quotes than this is not worth saving row by row. */
const toleratedBrokenLines = 20;

/**
 * The careful path, for files where a record is not simply a line: quoted newlines, blank lines, too many or too few
 * fields, quotes that never close. Writes `line, structural fault, field 0, field 1 …` per record; slower than the
 * engine's own reader, which knows nothing of lines.
 */
export async function straighten(file: PreparedFile, temporary: string): Promise<StraightFile> {
  const broken = new Set<number>();
  for (;;) {
    const path = join(temporary, `${file.sha256.slice(0, 16)}-rak.csv`);
    const outcome = await attempt(file, path, broken);
    if (outcome.brokenAt === null) return { path, records: outcome.records };
    if (broken.size >= toleratedBrokenLines) throw new Refusal(brokenQuotes(file.file, Math.min(...broken)));
    broken.add(outcome.brokenAt);
  }
}

async function attempt(
  file: PreparedFile,
  path: string,
  broken: ReadonlySet<number>,
): Promise<{ records: number; brokenAt: number | null }> {
  const output = createWriteStream(path, { mode: 0o600 });
  const width = file.header.columns.length;
  let line = 1;
  let records = 0;
  let brokenAt: number | null = null;
  let pending: string[] = [];
  const source = createReadStream(file.readable, "utf8");
  const text = broken.size > 0 ? withoutQuotes(source, broken) : source;
  await new Promise<void>((resolve, reject) => {
    output.on("error", reject);
    Papa.parse<string[]>(text as NodeJS.ReadableStream, {
      delimiter: file.header.delimiter,
      newline: file.newline as "\n",
      skipEmptyLines: false,
      step({ data: fields, errors }, parser) {
        const at = line;
        line += 1 + fields.reduce((sum, field) => sum + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
        if (at <= file.header.skip) return;
        if (errors.some((error) => error.code === "MissingQuotes")) {
          brokenAt = at;
          parser.abort();
          return;
        }
        records++;
        if (fields.every((field) => field.trim() === "")) return;
        pending.push(recordLine(at, structuralFault(fields, width, broken.has(at)), fields, width));
        if (pending.length >= 4096) {
          const room = output.write(pending.join(""));
          pending = [];
          if (!room) {
            parser.pause();
            output.once("drain", () => parser.resume());
          }
        }
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  source.destroy();
  await new Promise<void>((resolve, reject) => {
    output.on("error", reject);
    output.end(pending.join(""), resolve);
  });
  return { records, brokenAt };
}

function structuralFault(fields: readonly string[], width: number, brokenQuote: boolean): string {
  if (brokenQuote) return "citattecken";
  if (fields.slice(width).some((field) => field.trim() !== "")) return "for_manga_falt";
  return "";
}

function recordLine(at: number, fault: string, fields: readonly string[], width: number): string {
  const cells = Array.from({ length: width }, (_, index) => quoted(fields[index] ?? ""));
  return `${at},${fault},${cells.join(",")}\n`;
}

const quoted = (field: string): string =>
  field === "" ? "" : `"${field.replace(/[\r\n]+/g, " ").replaceAll('"', '""')}"`;

/** The same text with the quotes of the broken lines taken away, so that the lines after them can be read. */
async function* linesWithoutQuotes(source: AsyncIterable<string>, broken: ReadonlySet<number>): AsyncGenerator<string> {
  let line = 1;
  let rest = "";
  for await (const chunk of source) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop()!;
    yield lines.map((text) => `${broken.has(line++) ? text.replaceAll('"', "") : text}\n`).join("");
  }
  yield broken.has(line) ? rest.replaceAll('"', "") : rest;
}

function withoutQuotes(source: AsyncIterable<string>, broken: ReadonlySet<number>): NodeJS.ReadableStream {
  return Readable.from(linesWithoutQuotes(source, broken));
}
