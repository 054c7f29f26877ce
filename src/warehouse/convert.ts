import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from "@duckdb/node-api";

export type Value = string | number | boolean | null | Value[];

/** The client's values as plain JavaScript. Throws on what would lose digits or on kinds that no query of ours returns. */
export function fromDuckDB(value: DuckDBValue): Value {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return value;
  if (typeof value === "bigint") {
    if (value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER)
      throw new Error(`integer beyond 2^53: ${value}; cast it to text in the query`);
    return Number(value);
  }
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue)
    return value.toString().replace(" ", "T");
  if (value instanceof DuckDBListValue) return value.items.map(fromDuckDB);
  throw new Error(`no conversion for a value of kind ${value.constructor.name}`);
}
