import type { SheetData } from "write-excel-file/universal";
import type { ColumnType } from "./columns.ts";
import { csvText, disarmed, rounded } from "./csv.ts";

/** One sheet as its columns: what a page sends, one at a time, to the worker that makes the file. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
}

export interface SheetColumn {
  readonly label: string;
  readonly type?: ColumnType;
  readonly digits?: number;
  /** in characters */
  readonly width: number;
  /** to be filled in by the reader: its head is marked */
  readonly answer?: boolean;
  /** the only words that may stand here; plain ones, without comma or quotation mark */
  readonly choices?: readonly string[];
  /** or how to get them, where all columns at once would be too much */
  readonly values: readonly unknown[] | (() => readonly unknown[]);
}

export type FileFormat = "xlsx" | "csv";

/** A column for the worker, or the word that all are sent and the file can be made; the first sheet is the list, and a CSV file holds it alone. */
export type FileMessage = { sheet: string; column: SheetColumn } | { make: FileFormat };

export const valuesOf = ({ values }: SheetColumn): readonly unknown[] =>
  typeof values === "function" ? values() : values;

const formats: Partial<Record<ColumnType, (digits: number | undefined) => string>> = {
  number: (digits) => (digits ? `#,##0.${"0".repeat(digits)}` : "#,##0"),
  kronor: () => "#,##0.00",
  share: (digits) => (digits ? `0.${"0".repeat(digits)}%` : "0%"),
};

const HEAD = { fontWeight: "bold", backgroundColor: "#e4eff1", alignVertical: "top", wrap: true } as const;
const ANSWER = { ...HEAD, backgroundColor: "#f7e6c4" } as const;

/** Rows of cells with their types: numbers are numbers and days are days, so that Excel can add and sort them in any language. */
export function cellsOf(sheet: Sheet): SheetData {
  const columns = sheet.columns.map((column) => ({ ...column, values: valuesOf(column) }));
  const rows: SheetData = [columns.map(({ label, answer }) => ({ value: label, ...(answer ? ANSWER : HEAD) }))];
  const length = Math.max(0, ...columns.map(({ values }) => values.length));
  for (let row = 0; row < length; row += 1) rows.push(columns.map((column) => cellOf(column.values[row], column)));
  return rows;
}

function cellOf(value: unknown, column: SheetColumn): SheetData[number][number] {
  if (value == null || value === "") return null;
  if (typeof value === "number") {
    const format = formats[column.type ?? "number"]?.(column.digits);
    return { value: rounded(value, column) as number, type: Number, ...(format ? { format } : {}) };
  }
  if (column.type === "date")
    return { value: new Date(`${String(value)}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" };
  return { value: disarmed(String(value)), type: String };
}

/** The list as Swedish Excel's CSV. */
export function csvOf(sheet: Sheet): string {
  const columns = sheet.columns.map((column) => ({ ...column, values: valuesOf(column) }));
  const length = Math.max(0, ...columns.map(({ values }) => values.length));
  return csvText(
    columns.map(({ label }) => label),
    Array.from({ length }, (_, row) => columns.map((column) => rounded(column.values[row], column))),
  );
}
