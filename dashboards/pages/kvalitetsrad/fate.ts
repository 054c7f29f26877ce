import { type Column, format, html, keyFigures, table } from "../../components/index.ts";
import type { Signalhistorik } from "../common/followedRows.ts";
import type { Register } from "../common/register.ts";
import { countOf, outcomeWord } from "../common/words.ts";

const FATES: Record<Signalhistorik["vad_hande"], string> = {
  foljd_upp_brist: "följd upp, brist funnen",
  foljd_upp_utan_brist: "följd upp, ingen brist",
  starkare: "starkare nu",
  kvarstar: "kvarstår",
  vantar: "väntar på att någon tittar",
  borta: "borta",
};
const ORDER = Object.keys(FATES) as Signalhistorik["vad_hande"][];

const count = (rows: readonly Signalhistorik[], ...fates: Signalhistorik["vad_hande"][]): number =>
  rows.filter(({ vad_hande }) => fates.includes(vad_hande)).length;

/** What the council was shown last time, and what came of it (NO-37). */
export function fateTitle(rows: readonly Signalhistorik[]): string {
  const followed = count(rows, "foljd_upp_brist", "foljd_upp_utan_brist");
  const waiting = count(rows, "starkare", "kvarstar", "vantar");
  return `Av ${countOf(rows.length, "signal", "signaler")} förra kvartalet är ${format.inWords(followed)} ${followed === 1 ? "uppföljd" : "uppföljda"}, ${format.inWords(count(rows, "borta"))} har försvunnit och ${format.inWords(waiting)} kvar.`;
}

interface FateRow extends Signalhistorik {
  enhet: string;
  matt: string;
  da: string;
  nu: string;
  handelse: string;
}

export function fateView(rows: readonly Signalhistorik[], names: Register): HTMLElement {
  if (rows.length === 0) return html`<p>Inga signaler från förra kvartalet att följa.</p>`;
  const found = count(rows, "foljd_upp_brist");
  const followed = found + count(rows, "foljd_upp_utan_brist");
  const listed: FateRow[] = [...rows]
    .sort((a, b) => ORDER.indexOf(a.vad_hande) - ORDER.indexOf(b.vad_hande) || (a.signal_id < b.signal_id ? -1 : 1))
    .map((row) => ({
      ...row,
      enhet: names.unitName(row.enhet_id),
      matt: names.indicatorName(row.indikator_id),
      da: stateText(row.utfall, row.rr, row.dold),
      nu: row.nu_utfall == null ? "går inte att bedöma" : stateText(row.nu_utfall, row.nu_rr, row.dold),
      handelse: FATES[row.vad_hande],
    }));
  const columns: Column<FateRow>[] = [
    { key: "enhet", label: "Enhet", href: (row) => names.unitHref(row.enhet_id) },
    { key: "matt", label: "Mått" },
    { key: "da", label: "Då" },
    { key: "nu", label: "Nu" },
    { key: "handelse", label: "Vad som hände" },
    {
      key: "uppfoljd_datum",
      label: "Uppföljd",
      type: "date",
      render: (row) => (row.uppfoljd_datum ? format.date(row.uppfoljd_datum) : "nej"),
    },
  ];
  return html`<div>
    <p>${fateTitle(rows)} En signal som är borta kan ha varit slump, och en som är kvar är fortfarande en fråga.</p>
    ${keyFigures([
      { label: "Uppföljda", value: format.number(followed), basis: `${format.inWords(found)} av dem med brist` },
      {
        label: "Starkare nu",
        value: format.number(count(rows, "starkare")),
        basis: "tydligare eller längre från väntat",
      },
      {
        label: "Kvarstår eller väntar",
        value: format.number(count(rows, "kvarstar", "vantar")),
        basis: "ingen har tittat än",
      },
      { label: "Borta", value: format.number(count(rows, "borta")), basis: "utan att någon följt upp" },
    ])}
    ${table(listed, columns, { caption: "Förra kvartalets signaler och vad som hände", pageSize: 12, rowsOnPaper: 40 })}
  </div>`;
}

const stateText = (utfall: string, rr: number | null, hidden: boolean): string =>
  `${outcomeWord(utfall)}${hidden || rr == null ? "" : `, ${format.number(rr, 1)} gånger`}`;
