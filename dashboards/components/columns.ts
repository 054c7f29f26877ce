import { html } from "htl";
import * as format from "./format.ts";

/** How a column's values are shown, sorted and exported. One description serves tables, charts' data and CSV. */
export type ColumnType = "text" | "number" | "share" | "kronor" | "date" | "period";

export interface Column<Row> {
  key: keyof Row & string;
  label: string;
  type?: ColumnType;
  /** decimals of number and share */
  digits?: number;
  /** what stands in the cell instead of the formatted value */
  render?: (row: Row) => Node | string;
  href?: (row: Row) => string | null;
  /** a number shown as a mark or a link reads better from the left */
  align?: "left";
}

/** The look of a column's cells: figures align right, dates and periods never break. */
export function cellClass<Row>({ type, align }: Column<Row>): string | null {
  if (align !== "left" && isNumeric(type)) return "numeric";
  return type === "date" || type === "period" ? "unbroken" : null;
}

export const isNumeric = (type: ColumnType | undefined): boolean =>
  type === "number" || type === "share" || type === "kronor";

export function formatValue(value: unknown, type: ColumnType = "text", digits?: number): string {
  if (value == null || value === "") return format.MISSING;
  switch (type) {
    case "number":
      return format.number(Number(value), digits ?? (Number.isInteger(Number(value)) ? 0 : 1));
    case "share":
      return format.share(Number(value), digits ?? 0);
    case "kronor":
      return format.kronor(Number(value));
    case "date":
    case "period":
      return format.period(String(value));
    default:
      if (typeof value === "boolean") return value ? "ja" : "nej";
      return Array.isArray(value) ? value.join(", ") : String(value);
  }
}

export function cellContent<Row>(row: Row, column: Column<Row>): Node | string {
  const content = column.render?.(row) ?? formatValue(row[column.key], column.type, column.digits);
  const href = column.href?.(row);
  return href ? html`<a href=${href}>${content}</a>` : content;
}

const collator = new Intl.Collator("sv", { numeric: true });

/** Missing values sort last in both directions: they are neither large nor small. */
export function compareBy<Row>({ key }: Column<Row>, direction: 1 | -1): (a: Row, b: Row) => number {
  return (a, b) => {
    const [left, right] = [a[key] as unknown, b[key] as unknown];
    if (left == null || right == null) return Number(left == null) - Number(right == null);
    if (typeof left === "number" && typeof right === "number") return direction * (left - right);
    return direction * collator.compare(String(left), String(right));
  };
}

/**
 * The body of a table: the first column names the row. On a phone a row is a card (table.css); the roles are written out
 * because a browser takes a table's meaning away with its layout.
 */
export function tableCells<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Node[] {
  return rows.map(
    (row) =>
      html`<tr role="row">${columns.map((column, index) => {
        const raw = row[column.key] as unknown;
        const empty = raw == null && !column.render ? " empty-cell" : "";
        const name = `${cellClass(column) ?? ""}${empty}`.trim() || null;
        return index === 0
          ? html`<th scope="row" role="rowheader" class=${name}>${cellContent(row, column)}</th>`
          : html`<td role="cell" data-label=${column.label} class=${name}>${cellContent(row, column)}</td>`;
      })}</tr>`,
  );
}
