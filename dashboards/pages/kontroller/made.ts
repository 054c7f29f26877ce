import { type Column, format, table } from "../../components/index.ts";
import { namesOf, type ProviderRow } from "../ekonomilage/types.ts";
import type { ProtocolRow } from "./types.ts";

/** What people have done, the latest first: which utförare, which month, and what it showed. */
export function madeTable(made: readonly ProtocolRow[], providers: readonly ProviderRow[]): HTMLElement {
  const name = namesOf(providers);
  const rows = [...made]
    .sort((a, b) => (a.datum < b.datum ? 1 : a.datum > b.datum ? -1 : a.kontroll_id < b.kontroll_id ? -1 : 1))
    .map((row) => ({ ...row, namn: name(row.utforare_id), kalla: `rad ${row.rad} i ${row.fil.split("/").at(-1)}` }));
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    { key: "datum", label: "Dag", type: "date" },
    { key: "namn", label: "Utförare" },
    { key: "manad", label: "Fakturorna för", type: "period" },
    { key: "utfall_namn", label: "Visade" },
    { key: "regel_id", label: "Regel", render: ({ regel_id }) => regel_id ?? "hela fakturan" },
    {
      key: "belopp",
      label: "Kronor i fråga",
      type: "kronor",
      render: ({ belopp }) => (belopp === null ? "–" : format.kronor(belopp)),
    },
    { key: "roll", label: "Vem" },
    { key: "kalla", label: "Källa" },
  ];
  return table(rows, columns, {
    caption: "Gjorda kontroller",
    pageSize: 15,
    ifEmpty: "Inget protokoll är inläst. Spara ett nedan och lägg det i datamappen, eller lämna ert eget som CSV.",
  });
}
