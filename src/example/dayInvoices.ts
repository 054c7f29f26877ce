/** Invoices of private enheter that are paid per day and place: one line a month, without brukare and insats. */
import type { Month } from "./calendar.ts";
import type { Table } from "./csv.ts";
import { type InvoiceBook, invoiceId } from "./invoiceBook.ts";
import type { Occupancy } from "./occupancy.ts";

export function dayPrice(base: number, year: number): number {
  return Math.round((base * 1.03 ** (year - 2023)) / 100) * 100;
}

export function writeDayInvoices(book: InvoiceBook, occupancy: Occupancy, month: Month, table: Table): void {
  for (const [unit, list] of occupancy) {
    const days = list[month.index]?.days ?? 0;
    if (unit.area.paid !== "dygn" || unit.company.regi !== "privat" || days === 0) continue;
    const amount = days * dayPrice(unit.area.dayPrice, month.year);
    const line = {
      unit,
      client: undefined,
      insats: 0,
      slag: 0,
      from: month.first,
      to: month.last,
      minutes: 0,
      hours: 0,
      price: 0,
      amount,
    };
    book.write(table, invoiceId("F", month, unit), month.last, [line]);
  }
}
