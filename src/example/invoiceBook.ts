/** Numbers and writes invoices, and keeps what the supplier ledger will show of them. */
import { dateText, type Month } from "./calendar.ts";
import type { Table } from "./csv.ts";
import { insatsName, tidsslag } from "./insatser.ts";
import type { InvoiceLine } from "./invoiceLines.ts";
import type { Company, Unit } from "./organisation.ts";

export const invoiceColumns = [
  "utforare_id",
  "faktura_id",
  "rad",
  "enhet_id",
  "brukar_id",
  "insats",
  "from_datum",
  "tom_datum",
  "timmar",
  "a_pris",
  "belopp",
  "fakturadatum",
  "tidsslag",
  "omrade",
  "krediterar",
] as const;

export interface BookedInvoice {
  company: Company;
  unit: Unit;
  id: string;
  day: number;
  amount: number;
}

export interface Correction {
  original: InvoiceLine;
  right: InvoiceLine;
  invoiceId: string;
}

export class InvoiceBook {
  readonly booked: BookedInvoice[] = [];

  /** Writes one invoice and returns, per line, the id `faktura_id/rad` that findings speak of. */
  write(table: Table, id: string, day: number, lines: readonly InvoiceLine[], credits?: string): string[] {
    const first = lines[0];
    if (first === undefined) return [];
    let sum = 0;
    const rows = lines.map((line, index) => {
      sum += credits === undefined ? line.amount : -line.amount;
      table.row(this.cells(table, id, index + 1, day, line, credits));
      return `${id}/${index + 1}`;
    });
    this.booked.push({ company: first.unit.company, unit: first.unit, id, day, amount: sum });
    return rows;
  }

  private cells(
    table: Table,
    id: string,
    rad: number,
    day: number,
    line: InvoiceLine,
    credits: string | undefined,
  ): (string | number | null)[] {
    const perDay = line.client === undefined;
    const sign = credits === undefined ? 1 : -1;
    return [
      line.unit.company.id,
      id,
      rad,
      line.unit.id,
      line.client?.id ?? null,
      perDay ? null : insatsName(line.insats),
      dateText(line.from),
      dateText(line.to),
      perDay ? null : table.fixed((sign * line.hours) / 10_000, 4),
      perDay ? null : table.kronor(line.price),
      table.kronor(sign * line.amount),
      dateText(day),
      perDay ? null : (tidsslag[line.slag] ?? null),
      perDay ? null : line.unit.rural ? "glesbygd" : "tatort",
      credits ?? null,
    ];
  }
}

/** `F2403-HT005`: month and enhet; a letter tells an ordinary invoice from a credit note and a corrected one. */
export function invoiceId(letter: "F" | "K" | "R", month: Month, unit: Unit): string {
  return `${letter}${month.text.slice(2, 4)}${month.text.slice(5)}-${unit.id.slice(2).replace("-", "")}`;
}
