import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

export interface ByteScan {
  sha256: string;
  bytes: number;
  encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  /** Physical lines: newlines, plus one for a last line without. Meaningful for single-byte newlines only (not UTF-16). */
  lines: number;
  newline: "lf" | "crlf" | "cr" | "mixed" | "none";
  /** A newline between quotes: records are not lines. */
  quotedNewlines: boolean;
  /** Lines with nothing on them, which the engine would skip without a word. */
  blankLines: number;
  nul: boolean;
  /** Begins as a ZIP archive does: an Excel file under another name. */
  zip: boolean;
}

const chunkSize = 4 * 1024 * 1024;
const [LF, CR, QUOTE] = [0x0a, 0x0d, 0x22];

/** One pass over the bytes of a file: fingerprint, encoding and the shape of its lines. Nothing is decoded. */
export async function scanBytes(path: string): Promise<ByteScan> {
  const file = await open(path, "r");
  try {
    const hash = createHash("sha256");
    const buffer = Buffer.allocUnsafe(chunkSize);
    const shape = new LineShape();
    let carried = Buffer.alloc(0);
    let valid = true;
    let bytes = 0;
    let start: Buffer | undefined;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, chunkSize);
      if (bytesRead === 0) break;
      const chunk = buffer.subarray(0, bytesRead);
      start ??= Buffer.from(chunk.subarray(0, 4));
      bytes += bytesRead;
      hash.update(chunk);
      shape.add(chunk);
      if (valid) {
        const text = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk;
        const end = lastWholeCharacter(text);
        valid = isUtf8(text.subarray(0, end));
        carried = Buffer.from(text.subarray(end));
      }
    }
    return {
      sha256: hash.digest("hex"),
      bytes,
      encoding: encodingOf(start, valid && carried.length === 0, shape.result().nul),
      zip: start?.toString("latin1") === "PK\u0003\u0004",
      ...shape.result(),
    };
  } finally {
    await file.close();
  }
}

/**
 * BOM first, then the zero that every letter of a header has in UTF-16, then strict UTF-8, else Windows-1252: never a
 * guess by statistics.
 */
function encodingOf(start: Buffer | undefined, validUtf8: boolean, nul: boolean): ByteScan["encoding"] {
  const [first, second, third, fourth] = start ?? [];
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (nul && first !== 0 && second === 0 && third !== 0 && fourth === 0) return "utf-16le";
  if (nul && first === 0 && second !== 0 && third === 0 && fourth !== 0) return "utf-16be";
  return validUtf8 ? "utf-8" : "windows-1252";
}

/** Index after the last complete UTF-8 sequence, so that a character cut by the chunk's edge is judged with the next chunk. */
function lastWholeCharacter(text: Buffer): number {
  for (let back = 1; back <= Math.min(3, text.length); back++) {
    const byte = text[text.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? text.length - back : text.length;
  }
  return text.length;
}

/** Counts newlines of each kind, blank lines and quoted newlines across chunks. */
class LineShape {
  private lf = 0;
  private crlf = 0;
  private cr = 0;
  private blank = 0;
  private quotedNewline = false;
  private nul = false;
  private insideQuotes = false;
  private previous = LF;

  add(chunk: Buffer): void {
    let { lf, crlf, cr, blank, insideQuotes, previous } = this;
    for (let index = 0; index < chunk.length; index++) {
      const byte = chunk[index]!;
      if (byte <= QUOTE) {
        if (byte === LF) {
          if (insideQuotes) this.quotedNewline = true;
          if (previous === CR) {
            crlf++;
            cr--;
          } else {
            lf++;
            if (previous === LF) blank++;
          }
        } else if (byte === CR) {
          if (insideQuotes) this.quotedNewline = true;
          if (previous === CR || previous === LF) blank++;
          cr++;
        } else if (byte === QUOTE) insideQuotes = !insideQuotes;
        else if (byte === 0) this.nul = true;
      }
      previous = byte;
    }
    Object.assign(this, { lf, crlf, cr, blank, insideQuotes, previous });
  }

  result(): Pick<ByteScan, "lines" | "newline" | "quotedNewlines" | "blankLines" | "nul"> {
    const ends = this.lf + this.crlf + this.cr;
    const unfinished = this.previous !== LF && this.previous !== CR ? 1 : 0;
    const kinds = [this.lf > 0 && "lf", this.crlf > 0 && "crlf", this.cr > 0 && "cr"].filter((kind) => kind !== false);
    return {
      lines: ends + unfinished,
      newline: kinds.length === 0 ? "none" : kinds.length > 1 ? "mixed" : (kinds[0] as "lf" | "crlf" | "cr"),
      quotedNewlines: this.quotedNewline || this.insideQuotes,
      blankLines: this.blank,
      nul: this.nul,
    };
  }
}
