/** The supplier ledger: what was booked for each private utförare, and suppliers that have nothing to do with care. */
import { dateText, months } from "./calendar.ts";
import { organisationNumber } from "./identity.ts";
import type { InvoiceBook } from "./invoiceBook.ts";
import type { Organisation } from "./organisation.ts";
import type { Run } from "./run.ts";

const columns = [
  "verifikationsnummer",
  "rad",
  "leverantor",
  "leverantor_id",
  "konto",
  "konto_text",
  "bokforingsdatum",
  "belopp",
  "forvaltning",
  "fakturanummer",
] as const;

const others = [
  "Sagopappret Kontor AB",
  "Trollets Däckservice AB",
  "Drakens Fjärrvärme AB",
  "Tomteluvans Städ AB",
  "Älvornas Måltider AB",
] as const;

export async function writeLedger(run: Run, organisation: Organisation, book: InvoiceBook): Promise<void> {
  const { renamed } = organisation;
  let next = 0;
  const isCare = book.booked.filter((invoice) => invoice.company.regi === "privat").sort((a, b) => a.day - b.day);
  for (const year of [2023, 2024, 2025, 2026]) {
    await run.table("leverantorsreskontra", `leverantorsreskontra-${year}.csv`, columns, async (table) => {
      const add = (
        name: string,
        number: string,
        account: string,
        text: string,
        day: number,
        ore: number,
        office: string,
        invoice: string,
      ) =>
        table.row([
          `V${String(++next).padStart(7, "0")}`,
          1,
          name,
          number,
          account,
          text,
          dateText(day),
          table.kronor(ore),
          office,
          invoice,
        ]);
      for (const invoice of isCare.filter((one) => dateText(one.day).startsWith(String(year)))) {
        const before = invoice.company === renamed.company && invoice.day < renamed.day;
        const name = before ? renamed.oldName : invoice.company.name;
        const number = before ? renamed.oldNumber : invoice.company.number;
        add(
          name,
          number.replace("-", ""),
          "46310",
          "Köp av huvudverksamhet, omsorg",
          invoice.day,
          invoice.amount,
          "Vård- och omsorgsförvaltningen",
          invoice.id,
        );
        await table.drain();
      }
      for (const month of months.filter((one) => one.year === year)) {
        const random = run.random("reskontra", month.index);
        for (let n = random.int(15, 30); n > 0; n--) {
          const supplier = random.int(0, others.length - 1);
          const ore = Math.round(Math.exp(7 + 1.4 * random.normal()) * 100);
          const day = random.int(month.first, month.last);
          add(
            others[supplier] ?? "",
            organisationNumber("559990", 900 + supplier).replace("-", ""),
            "60110",
            "Lokaler och förbrukning",
            day,
            ore,
            "Kommunledningskontoret",
            `${random.int(10_000, 99_999)}`,
          );
        }
      }
    });
  }
}
