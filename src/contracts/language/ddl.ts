import type { Column, Contract } from "./types.ts";

/** The DuckDB type in which a column is kept. Person identifiers are 12-character keys once they are here. */
export function sqlType(column: Column): string {
  switch (column.kind) {
    case "datum":
      return "DATE";
    case "tid":
      return "TIMESTAMP";
    case "kr":
      return "DECIMAL(18,2)";
    case "pris":
    case "timmar":
      return "DECIMAL(18,4)";
    case "tal":
    case "andel":
      return "DOUBLE";
    case "heltal":
      return "BIGINT";
    case "janej":
      return "BOOLEAN";
    case "grad":
      return "TINYINT";
    case "koder":
      return "VARCHAR[]";
    default:
      return "VARCHAR";
  }
}

/** The columns that survive reading, in order: free text does not. */
export const keptColumns = (contract: Contract): [string, Column][] =>
  Object.entries(contract.columns).filter(([, column]) => column.kind !== "fritext");

/** `create table` for the typed rows of a contract, with their lineage. */
export function createTable(contract: Contract, schema: string): string {
  const columns = keptColumns(contract).map(([name, column]) => `  "${name}" ${sqlType(column)}`);
  return `create table ${schema}.${contract.source} (\n${[...columns, "  fil_nr USMALLINT", "  fil_rad BIGINT"].join(",\n")}\n)`;
}
