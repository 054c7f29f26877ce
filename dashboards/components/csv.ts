import type { Column } from "./columns.ts";

/** A cell that begins so is a formula to Excel (CWE-1236); an apostrophe before it makes it text. */
const FORMULA_START = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** Semicolons, decimal comma, CRLF and a byte order mark: what a Swedish Excel opens by a double click. */
export function toCsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const lines = [columns.map(({ label }) => field(label))];
  for (const row of rows) lines.push(columns.map((column) => field(rounded(row[column.key], column))));
  return `\ufeff${lines.map((line) => line.join(";")).join("\r\n")}\r\n`;
}

/** Fifteen decimals claim a precision nobody has: a share keeps one more than it shows, kronor keep öre. */
function rounded<Row>(value: unknown, { type, digits }: Column<Row>): unknown {
  if (typeof value !== "number" || !Number.isFinite(value)) return value;
  const decimals = type === "share" ? (digits ?? 0) + 3 : type === "kronor" ? 2 : (digits ?? 4);
  return Number(value.toFixed(decimals));
}

function field(value: unknown): string {
  if (value == null) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value).replace(".", ",") : "";
  if (typeof value === "boolean") return value ? "ja" : "nej";
  const text = Array.isArray(value) ? value.join(", ") : String(value);
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
