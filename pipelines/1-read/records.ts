import { splitFields } from "./splitFields.ts";

export interface FileRecord {
  /** Physical line where the record starts, the first being 1. */
  readonly line: number;
  readonly fields: readonly string[];
  /** The line itself, where the record is one line without quotes. */
  readonly text: string | null;
  /** A quote opened here that never closed as it should: the line stands for itself, its quotes as text. */
  readonly brokenQuote: boolean;
}

/** No cell has more lines than this: a quote open for longer was never meant to be open. */
const linesOfOneRecord = 500;

/**
 * Makes records of lines. A stray quote costs its own line and no other: where the field it opens does not close as it
 * should, the line is a record with a fault, and the lines after it are read afresh.
 */
export class RecordReader {
  private line = 0;
  /** Lines of a record whose quote is still open. */
  private open: string[] = [];

  constructor(
    private readonly delimiter: string,
    /** Preamble and header: lines that are no records, whatever quotes they hold. */
    private readonly skip: number,
  ) {}

  read(lines: readonly string[]): FileRecord[] {
    const found: FileRecord[] = [];
    for (const text of lines) {
      this.line += 1;
      if (this.line > this.skip) this.take(text, found);
    }
    return found;
  }

  /** No more lines: what is still open never closed. */
  end(): FileRecord[] {
    const found: FileRecord[] = [];
    while (this.open.length > 0) this.giveUp(found);
    return found;
  }

  private take(text: string, found: FileRecord[]): void {
    if (this.open.length === 0 && !text.includes('"')) {
      found.push({ line: this.line, fields: text.split(this.delimiter), text, brokenQuote: false });
      return;
    }
    this.open.push(text);
    // A line without a quote closes nothing.
    const fields = text.includes('"') ? splitFields(this.open.join("\n"), this.delimiter) : "open";
    if (Array.isArray(fields)) {
      found.push({ line: this.line - this.open.length + 1, fields, text: null, brokenQuote: false });
      this.open = [];
    } else if (fields === "broken" || this.open.length > linesOfOneRecord) this.giveUp(found);
  }

  private giveUp(found: FileRecord[]): void {
    const [first, ...rest] = this.open;
    const end = this.line;
    this.line -= rest.length;
    const fields = first!.replaceAll('"', "").split(this.delimiter);
    found.push({ line: this.line, fields, text: null, brokenQuote: true });
    this.open = [];
    for (const text of rest) {
      this.line += 1;
      this.take(text, found);
    }
    if (this.line !== end) throw new Error("lines lost while reading afresh");
  }
}
