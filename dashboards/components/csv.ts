import Papa from "papaparse";
import type { Column } from "./columns.ts";

/** A cell that begins so is a formula to Excel (CWE-1236); an apostrophe before it makes it text. A number alone is no formula. */
const FORMULA_START = /^(?!-\d+(?:,\d+)?$)[=+\-@\t\r\n\0＝＋－＠]/;

/** The same for a cell that is written as text without a CSV file around it. */
export const disarmed = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text);

/** Semicolons, decimal comma, CRLF and a byte order mark: what a Swedish Excel opens by a double click. */
export function toCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  return csvText(
    columns.map(({ label }) => label),
    rows.map((row) => columns.map((column) => rounded(row[column.key], column))),
  );
}

export const csvText = (fields: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  `\ufeff${Papa.unparse(
    { fields: [...fields], data: rows.map((row) => row.map(field)) },
    { delimiter: ";", newline: "\r\n", escapeFormulae: FORMULA_START },
  )}\r\n`;

/** Fifteen decimals claim a precision nobody has: a share keeps one more than it shows, kronor keep öre. */
export function rounded(value: unknown, { type, digits }: { type?: string; digits?: number }): unknown {
  if (typeof value !== "number" || !Number.isFinite(value)) return value;
  const decimals = type === "share" ? (digits ?? 0) + 3 : type === "kronor" ? 2 : (digits ?? 4);
  return Number(value.toFixed(decimals));
}

function field(value: unknown): string {
  if (value == null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value).replace(".", ",") : "";
  if (typeof value === "boolean") return value ? "ja" : "nej";
  return Array.isArray(value) ? value.join(", ") : String(value);
}
