import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import iconv from "iconv-lite";
import type { Contract } from "../../src/contracts/language/types.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { emptyFile, excelInDisguise, undecodable } from "../../src/messages/refusals.ts";
import type { SourceFile } from "./discover.ts";
import { findHeader, type Header } from "./header.ts";
import { headerRefusal } from "./headerRefusal.ts";
import { type Mapping, mappingFor } from "./mapping.ts";
import { type ByteScan, scanBytes } from "./scanBytes.ts";
import { temporaryPath } from "./temporaryPath.ts";
import { readWorkbook } from "./workbook.ts";

/** A file that the engine can scan: UTF-8, one kind of newline, a known header. */
export interface PreparedFile extends SourceFile {
  /** What to scan: the file itself, or a temporary copy in UTF-8 with LF. */
  readonly readable: string;
  readonly sha256: string;
  readonly encoding: string;
  readonly newline: "\n" | "\r\n";
  readonly header: Header;
  readonly mapping: Mapping | null;
  /** Physical lines after the header, where a line is a record. */
  readonly dataLines: number;
  /** A record may span lines, or lines are blank: only the careful path keeps count of them. */
  readonly irregular: boolean;
  /** `readable` is the delivered file itself, and no copy to throw away. */
  readonly direct: boolean;
}

export async function prepare(
  file: SourceFile,
  contract: Contract,
  mappings: readonly Mapping[],
  temporary: string,
): Promise<PreparedFile> {
  const mapping = mappingFor(mappings, file.source, file.file.split("/").at(-1)!);
  const delivered = await scanBytes(file.path);
  const sheet = /\.xlsx$/i.test(file.file) ? await readWorkbook(file, contract, mapping, temporary) : null;
  const scan = sheet ? await scanBytes(sheet.path) : delivered;
  if (scan.zip) throw new Refusal(excelInDisguise(file.file));
  const encoding = sheet ? "utf-8" : (mapping?.kodning ?? scan.encoding);
  const direct = encoding === "utf-8" && (scan.newline === "lf" || scan.newline === "crlf") && !scan.nul;
  const readable = sheet?.path ?? (direct ? file.path : temporaryPath(temporary));
  if (!direct && !sheet) await transcode(file, encoding, readable);
  const shape: ByteScan = direct || sheet ? scan : await scanBytes(readable);
  const text = await head(readable);
  const header = findHeader(text, contract, mapping);
  if (!header) {
    if (text.trim() === "") throw new Refusal(emptyFile(file.file));
    throw new Refusal(headerRefusal(file.file, text, contract));
  }
  return {
    ...file,
    readable,
    sha256: delivered.sha256,
    encoding: sheet ? `xlsx, bladet ${sheet.sheet}` : encoding,
    newline: shape.newline === "crlf" ? "\r\n" : "\n",
    header,
    mapping,
    dataLines: shape.lines - header.skip,
    // Rows that the mapping leaves out would shift the count of lines, too.
    irregular: shape.quotedNewlines || shape.blankLines > 0 || mapping?.behall !== undefined,
    direct: direct && !sheet,
  };
}

/** The first 64 KiB as text: enough for any preamble. */
async function head(path: string): Promise<string> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead).toString("utf8");
  } finally {
    await file.close();
  }
}

/** A copy in UTF-8 with LF newlines. A byte without meaning in the encoding refuses the file: never a lossy decode. */
async function transcode(file: SourceFile, encoding: string, target: string): Promise<void> {
  let held = "";
  const normalise = new Transform({
    decodeStrings: false,
    transform(chunk: string, _encoding, done) {
      if (chunk.includes("\ufffd")) return done(new Refusal(undecodable(file.file)));
      const text = held + chunk;
      held = text.endsWith("\r") ? "\r" : "";
      done(null, (held ? text.slice(0, -1) : text).replace(/\r\n|\r/g, "\n").replaceAll("\0", ""));
    },
    flush(done) {
      done(null, held ? "\n" : "");
    },
  });
  await pipeline(
    createReadStream(file.path),
    iconv.decodeStream(encoding),
    normalise,
    createWriteStream(target, { mode: 0o600 }),
  );
}
