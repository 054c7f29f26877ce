/**
 * Writes one CSV file row by row in the dialect of its system, and knows the physical line of each row, because the
 * answer key (facit) points at lines.
 */
import type { ExampleFile, ExampleWriter } from "./writer.ts";

export interface Dialect {
  separator: ";" | ",";
  newline: "\n" | "\r\n" | "\r";
  encoding: "utf8" | "latin1";
  bom: boolean;
  decimal: "," | ".";
}

/** What most Swedish systems export today. */
export const plain: Dialect = { separator: ";", newline: "\n", encoding: "utf8", bom: false, decimal: "," };
/** An older system: Windows-1252 (the texts use nothing outside its Latin-1 part) and CRLF. */
export const windows: Dialect = { ...plain, newline: "\r\n", encoding: "latin1" };
/** What Excel saves as "CSV UTF-8". */
export const excel: Dialect = { ...plain, newline: "\r\n", bom: true };
/** A statistics tool with English settings. */
export const english: Dialect = { ...plain, separator: ",", decimal: "." };
/** Bare carriage returns, as in Västra Götalandsregionen's published ledger. */
export const carriage: Dialect = { ...plain, newline: "\r" };

export type Cell = string | number | null;

const FLUSH_AT = 1 << 20;

export class Table {
  private text = "";
  private line = 1;
  private readonly special: RegExp;
  rows = 0;

  private constructor(
    readonly path: string,
    private readonly file: ExampleFile,
    private readonly dialect: Dialect,
  ) {
    this.special = new RegExp(`["\\r\\n${dialect.separator}]`);
  }

  static async create(
    writer: ExampleWriter,
    path: string,
    columns: readonly string[],
    dialect = plain,
  ): Promise<Table> {
    const table = new Table(path, await writer.open(path), dialect);
    table.text = (dialect.bom ? "\ufeff" : "") + columns.join(dialect.separator) + dialect.newline;
    return table;
  }

  /** Adds a row and returns the physical line where it starts. */
  row(cells: readonly Cell[]): number {
    const start = this.line + 1;
    let text = "";
    for (let i = 0; i < cells.length; i++) {
      if (i > 0) text += this.dialect.separator;
      text += this.cell(cells[i] ?? null);
    }
    this.text += text + this.dialect.newline;
    this.line = start;
    for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) this.line++;
    this.rows++;
    return start;
  }

  /** A row that is no record, such as a `Summa` line last in the file. */
  nonRow(cells: readonly Cell[]): void {
    this.row(cells);
    this.rows--;
  }

  /** A number with a fixed count of decimals in the dialect's own notation. */
  fixed(value: number, decimals: number): string {
    const text = value.toFixed(decimals);
    return this.dialect.decimal === "," ? text.replace(".", ",") : text;
  }

  /** Kronor from öre, without passing a binary fraction. */
  kronor(ore: number): string {
    const size = Math.abs(ore);
    const fraction = String(size % 100).padStart(2, "0");
    return `${ore < 0 ? "-" : ""}${Math.floor(size / 100)}${this.dialect.decimal}${fraction}`;
  }

  /** Hands full buffers to the writer and waits for it: the only place where rows leave memory. */
  async drain(limit = FLUSH_AT): Promise<void> {
    if (this.text.length < limit) return;
    const text = this.text;
    this.text = "";
    await this.file.write(Buffer.from(text, this.dialect.encoding));
  }

  async close(): Promise<void> {
    await this.drain(1);
    await this.file.close();
  }

  private cell(value: Cell): string {
    if (value === null) return "";
    if (typeof value === "number") {
      return this.dialect.decimal === "," ? String(value).replace(".", ",") : String(value);
    }
    return this.special.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  }
}
