import { html } from "htl";
import { rejection } from "../../../src/messages/rejections.ts";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { table } from "../../components/table.ts";
import type { SourceRow } from "../common/lacks.ts";

/** `laddningar` */
export interface FileRow {
  kalla: string;
  fil: string;
  rader: number;
  godkanda: number;
  avvisade: number;
  dubbletter: number;
  ej_rader: number;
  kodning: string | null;
  avgransare: string | null;
  mappning: string | null;
  senaste_datum: string | null;
}

/** `avvisade` */
export interface RejectedRow {
  kalla: string;
  fil: string;
  kolumn: string;
  regel: string;
  antal: number;
  rader: number;
  forsta_rader: number[];
  /** where the message quotes no value; else the rule's own sentence is written without it */
  meddelande: string | null;
}

/** Every line of a file is exactly one of four things. */
export const addsUp = ({ rader, godkanda, avvisade, dubbletter, ej_rader }: FileRow): boolean =>
  rader === godkanda + avvisade + dubbletter + ej_rader;

export const rejectionSentence = ({ regel, kolumn, meddelande }: RejectedRow): string =>
  meddelande ?? rejection(regel, kolumn, null);

/** `[4, 17]` of 2 → `4, 17`; of more than are listed → `4, 17 … och 12 till` */
export function lineNumbers({ forsta_rader, rader }: RejectedRow): string {
  const shown = forsta_rader.map((line) => String(line)).join(", ");
  const left = rader - forsta_rader.length;
  return left > 0 ? `${shown} … och ${format.number(left)} till` : shown;
}

const DELIMITERS: Record<string, string> = { ";": "semikolon", ",": "komma", "\t": "tabb", "|": "lodstreck" };

export function fileTable(files: readonly FileRow[]): HTMLElement {
  const rows = files.map((file) => ({
    ...file,
    gar_ihop: addsUp(file),
    skilje: file.avgransare ? (DELIMITERS[file.avgransare] ?? file.avgransare) : null,
  }));
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    { key: "fil", label: "Fil" },
    { key: "rader", label: "Rader", type: "number" },
    { key: "godkanda", label: "Godkända", type: "number" },
    {
      key: "avvisade",
      label: "Avvisade",
      type: "number",
      render: ({ avvisade }) => (avvisade > 0 ? html`<strong>${format.number(avvisade)}</strong>` : "0"),
    },
    { key: "dubbletter", label: "Dubbletter", type: "number" },
    { key: "ej_rader", label: "Rubrik och tomma", type: "number" },
    { key: "gar_ihop", label: "Går ihop" },
    {
      key: "senaste_datum",
      label: "Senaste uppgift",
      type: "date",
      render: ({ senaste_datum }) => (senaste_datum ? format.date(senaste_datum) : "–"),
    },
    { key: "kodning", label: "Teckenkodning", render: ({ kodning }) => kodning ?? "–" },
    { key: "skilje", label: "Avgränsare", render: ({ skilje }) => skilje ?? "–" },
    { key: "mappning", label: "Mappning", render: ({ mappning }) => mappning ?? "–" },
  ];
  return table(rows, columns, { caption: "Filer som lästs", pageSize: 20, ifEmpty: "Ingen fil är läst." });
}

/** One row per fault, with the files and lines where it is: who mends it works fault by fault. */
export interface Fault {
  kalla: string;
  mening: string;
  /** lines, not faults: a line counts once per fault */
  rader: number;
  platser: { fil: string; rader: string }[];
  /** the same as text, for the file that goes to Excel */
  platstext: string;
}

export function faultsOf(
  rows: readonly RejectedRow[],
  sources: readonly Pick<SourceRow, "kalla" | "titel">[] = [],
): Fault[] {
  const titles = new Map(sources.map(({ kalla, titel }) => [kalla, titel]));
  const faults = new Map<string, Fault>();
  for (const row of rows) {
    const mening = rejectionSentence(row);
    const key = `${row.kalla}|${mening}`;
    const fault = faults.get(key) ?? {
      kalla: titles.get(row.kalla) ?? row.kalla,
      mening,
      rader: 0,
      platser: [],
      platstext: "",
    };
    faults.set(key, fault);
    fault.rader += row.rader;
    fault.platser.push({ fil: row.fil, rader: lineNumbers(row) });
    fault.platstext = fault.platser.map(({ fil, rader }) => `${fil} rad ${rader}`).join("; ");
  }
  return [...faults.values()];
}

/** More files than these are in the file for Excel only. */
const FILES_SHOWN = 4;

export function rejectedTable(rows: readonly RejectedRow[], sources: readonly SourceRow[]): HTMLElement {
  const columns: Column<Fault>[] = [
    {
      key: "mening",
      label: "Vad som är fel, och vad som hjälper",
      render: ({ mening }) => html`<div class="prose-cell">${mening}.</div>`,
    },
    { key: "kalla", label: "Källa" },
    { key: "rader", label: "Rader", type: "number" },
    { key: "platstext", label: "Fil och rad", render: places },
  ];
  return table(faultsOf(rows, sources), columns, {
    caption: "Avvisade rader efter fel",
    pageSize: 25,
    sort: { key: "rader", descending: true },
    ifEmpty: "Ingen rad är avvisad.",
  });
}

function places({ platser }: Fault): HTMLElement {
  const left = platser.length - FILES_SHOWN;
  return html`<div class="place-cell">${platser.slice(0, FILES_SHOWN).map(({ fil, rader }) => html`<div>${fil} rad ${rader}</div>`)}${left > 0 ? html`<div>och ${format.number(left)} filer till, i Excel-filen</div>` : null}</div>`;
}
