import { type DuckDBConnection, DuckDBInstance, type DuckDBType, type DuckDBValue } from "@duckdb/node-api";
import { fromDuckDB, type Value } from "./convert.ts";
import { QueryError } from "./queryError.ts";
import { literal } from "./quote.ts";

export interface WarehouseOptions {
  /** Bytes in DuckDB's notation. Spills beyond it go to `temporaryDirectory`. */
  memoryLimit?: string;
  threads?: number;
  temporaryDirectory?: string;
  readOnly?: boolean;
}

export type Row = Record<string, Value>;

/**
 * One open DuckDB file. The sole door to the client: nothing else in Uppsikt imports it.
 *
 * Open a path once per process: two instances on one path silently lose committed rows.
 */
export class Warehouse {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  static async open(path: string, options: WarehouseOptions = {}): Promise<Warehouse> {
    const instance = await DuckDBInstance.create(path, {
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      allow_community_extensions: "false",
      // Newer files are smaller and take a quarter less time to write; nobody opens them with an older engine than this one.
      ...(options.readOnly ? { access_mode: "READ_ONLY" } : { storage_compatibility_version: "v1.5.0" }),
    });
    const connection = await instance.connect();
    const warehouse = new Warehouse(instance, connection);
    await warehouse.run("set timezone = 'Europe/Stockholm'");
    if (options.memoryLimit) await warehouse.run(`set memory_limit = ${literal(options.memoryLimit)}`);
    if (options.threads) await warehouse.run(`set threads = ${literal(options.threads)}`);
    if (options.temporaryDirectory) await warehouse.run(`set temp_directory = ${literal(options.temporaryDirectory)}`);
    return warehouse;
  }

  /** Runs one statement or several; results are dropped. */
  async run(sql: string): Promise<void> {
    try {
      await this.connection.run(sql);
    } catch (cause) {
      throw new QueryError(cause, sql);
    }
  }

  /** All rows of one query. Integers and decimals become numbers, dates and times ISO text, lists arrays. */
  async rows<T = Row>(sql: string): Promise<T[]> {
    try {
      const reader = await this.connection.runAndReadAll(sql);
      const names = reader.deduplicatedColumnNames();
      return reader.getRows().map((values) => {
        const row: Row = {};
        for (const [index, name] of names.entries()) row[name] = fromDuckDB(values[index] ?? null);
        return row as T;
      });
    } catch (cause) {
      throw new QueryError(cause, sql);
    }
  }

  async row<T = Row>(sql: string): Promise<T> {
    const rows = await this.rows<T>(sql);
    if (rows.length !== 1) throw new QueryError(new Error(`expected one row, got ${rows.length}`), sql);
    return rows[0] as T;
  }

  /** Columns of one query with their DuckDB types, for Arrow. */
  async columns(sql: string): Promise<{ name: string; type: DuckDBType; values: DuckDBValue[] }[]> {
    try {
      const reader = await this.connection.runAndReadAll(sql);
      const names = reader.deduplicatedColumnNames();
      const types = reader.columnTypes();
      const columns = reader.getColumns();
      return names.map((name, index) => ({
        name,
        type: types[index]!,
        values: (columns[index] ?? []) as DuckDBValue[],
      }));
    } catch (cause) {
      throw new QueryError(cause, sql);
    }
  }

  /**
   * Fills an existing table from plain rows. The appender is some hundred times faster than prepared inserts;
   * it goes through text here, so that the table's own types decide (a bad value throws).
   */
  async append(table: string, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    const columns = Object.keys(rows[0]!);
    await this.run(
      `create or replace temp table _append as select ${columns.map((c) => `null::varchar as "${c}"`).join(", ")} limit 0`,
    );
    const appender = await this.connection.createAppender("_append", "main", "temp");
    for (const row of rows) {
      for (const column of columns) {
        const value = row[column];
        if (value === null || value === undefined) appender.appendNull();
        else appender.appendVarchar(Array.isArray(value) ? JSON.stringify(value) : String(value));
      }
      appender.endRow();
    }
    appender.closeSync();
    const names = columns.map((c) => `"${c}"`).join(", ");
    const types = await this.rows<{ column_name: string; column_type: string }>(`describe ${table}`);
    const typed = columns.map((c) => {
      const type = types.find((t) => t.column_name === c)?.column_type;
      if (!type) throw new Error(`no column ${c} in ${table}`);
      return type.endsWith("[]") ? `from_json("${c}", '["VARCHAR"]')::${type}` : `cast("${c}" as ${type})`;
    });
    await this.run(`insert into ${table} (${names}) select ${typed.join(", ")} from _append; drop table temp._append`);
  }

  /** Share of the running query that is done, 0–100, or null when the engine cannot tell. */
  progress(): number | null {
    const percentage = this.connection.progress.percentage;
    return percentage < 0 ? null : percentage;
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
