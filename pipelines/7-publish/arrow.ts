import {
  Bool,
  type DataType,
  Dictionary,
  Field,
  Float64,
  Int32,
  List,
  Table,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from "apache-arrow";
import type { Value } from "../../src/warehouse/convert.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

/**
 * A query's rows as an Arrow IPC file. Types are stated, never guessed: a column's type must not hang on its values, and
 * text that is left to guess becomes a dictionary whose number differs from file to file.
 */
export async function arrowFile(
  warehouse: Warehouse,
  sql: string,
  /** text columns with few different words: each word is written once, and a reader compares numbers instead of words */
  dictionaries: readonly string[] = [],
): Promise<{ bytes: Uint8Array; rows: number }> {
  const described = await warehouse.rows<{ column_name: string; column_type: string }>(`describe ${sql}`);
  const rows = await warehouse.rows(sql);
  const unknown = dictionaries.filter((name) => !described.some(({ column_name }) => column_name === name));
  if (unknown.length > 0) throw new Error(`ordlistor names ${unknown.join(", ")}, which the query does not give`);
  const columns: Record<string, Vector> = {};
  for (const [place, { column_name: name, column_type }] of described.entries()) {
    const plainType = arrowType(column_type);
    // the number of a dictionary is its column's: left to itself Arrow counts through the process
    const type = dictionaries.includes(name) ? new Dictionary(plainType, new Int32(), place) : plainType;
    columns[name] = vectorFromArray(
      rows.map((row) => plain(row[name] ?? null)),
      type,
    ) as Vector;
  }
  return { bytes: tableToIPC(new Table(columns), "file"), rows: rows.length };
}

function arrowType(type: string): DataType {
  if (type.endsWith("[]")) return new List(new Field("item", arrowType(type.slice(0, -2)), true));
  if (/^(TINYINT|SMALLINT|INTEGER|UTINYINT|USMALLINT)$/.test(type)) return new Int32();
  // Counts and kronor are far below 2^53, where a double is exact (an öre apart to 9 · 10^13 kronor).
  if (/^(BIGINT|UBIGINT|HUGEINT|UINTEGER|DOUBLE|FLOAT|DECIMAL.*)$/.test(type)) return new Float64();
  if (type === "BOOLEAN") return new Bool();
  if (/^(VARCHAR|DATE|TIMESTAMP.*|ENUM.*)$/.test(type)) return new Utf8();
  throw new Error(`no Arrow type for ${type}`);
}

function plain(value: Value): Value {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`not a finite number: ${value}`);
  return value;
}
