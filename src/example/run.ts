/** What every part of a generation shares: where it writes, what it counts, and the answer key it adds to. */
import { type Dialect, plain, Table } from "./csv.ts";
import { Facit } from "./facit.ts";
import { Random } from "./random.ts";
import type { ExampleSize } from "./sizes.ts";
import type { ExampleWriter } from "./writer.ts";

export interface ExampleOptions {
  size: ExampleSize;
  seed: number;
  writer: ExampleWriter;
  /**
   * `care` leaves out visits, invoices and what hangs on them (utford_tid, utbytesbesok, fakturor, restider, leverantorsreskontra, fyndsvar, and the
   * performed hours of volymer): everything about quality and risk is the same, in a fraction of the time.
   */
  only?: "care";
  /** `false` plants no invoice fault of any rule; what only resembles one is there all the same. */
  faults?: boolean;
  onProgress?: (progress: ExampleProgress) => void;
}

export interface ExampleProgress {
  source: string;
  rows: number;
  total?: number;
}

/** Rows written per source, broken and repeated ones included. */
export type ExampleSummary = Record<string, number>;

export class Run {
  readonly summary: ExampleSummary = {};
  readonly facit = new Facit();

  constructor(readonly options: ExampleOptions) {}

  random(...name: readonly (string | number)[]): Random {
    return new Random(this.options.seed, ...name);
  }

  /** Opens `<source>/<file>`, hands it to the callback, and closes and counts it whatever happens. */
  async table(
    source: string,
    file: string,
    columns: readonly string[],
    fill: (table: Table) => void | Promise<void>,
    dialect: Dialect = plain,
  ): Promise<void> {
    const table = await Table.create(this.options.writer, `${source}/${file}`, columns, dialect);
    try {
      await fill(table);
    } finally {
      await table.close();
    }
    this.count(source, table.rows);
  }

  /** A row that 2-check must reject, with the reason the answer key gives for it. */
  broken(table: Table, cells: Parameters<Table["row"]>[0], column: string, reason: string): void {
    const line = table.row(cells);
    const [kalla, fil] = table.path.split("/") as [string, string];
    this.facit.add("avvisade", { kalla, fil, rad: line, kolumn: column, orsak: reason });
  }

  count(source: string, rows: number): void {
    this.summary[source] = (this.summary[source] ?? 0) + rows;
    this.options.onProgress?.({ source, rows: this.summary[source] });
  }

  async text(path: string, text: string): Promise<void> {
    const file = await this.options.writer.open(path);
    await file.write(text);
    await file.close();
  }
}
