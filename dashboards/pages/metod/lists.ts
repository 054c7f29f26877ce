import { html } from "htl";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { table } from "../../components/table.ts";
import { ruleCard } from "../common/ruleCards.ts";
import { plainNumber } from "./headline.ts";
import type { IndicatorRow, InvoiceRuleRow, PlanRuleRow, ThresholdRow } from "./types.ts";

const AREAS: readonly [omrade: string, heading: string][] = [
  ["signaler", "Signaler och trender"],
  ["indikatorer", "Indikatorer"],
  ["risk", "Risk"],
  ["ekonomi", "Fakturor och avstämning"],
  ["ekonomilage", "Ekonomi hos utförarna och kontrolldagar"],
  ["plan", "Årsplan"],
  ["lasning", "Inläsning och skydd av enskilda"],
];

/** Every threshold in force, by what it steers; the kommun's own beside what Uppsikt proposes. */
export function thresholdTables(rows: readonly ThresholdRow[]): HTMLElement {
  const known = AREAS.map(([omrade]) => omrade);
  const others = [...new Set(rows.map((row) => row.omrade))]
    .filter((omrade) => !known.includes(omrade))
    .map((omrade) => [omrade, format.capitalise(omrade)] as const);
  return html`<div>${[...AREAS, ...others].map(([omrade, title]) => {
    const own = rows.filter((row) => row.omrade === omrade);
    return own.length ? thresholdTable(own, title) : null;
  })}</div>`;
}

function thresholdTable(rows: readonly ThresholdRow[], title: string): HTMLElement {
  const shown = rows.map((row) => ({ ...row, av: row.egen ? "kommunen" : "Uppsikts förslag" }));
  type Row = (typeof shown)[number];
  const columns: Column<Row>[] = [
    {
      key: "beskrivning",
      label: "Vad den styr",
      render: ({ beskrivning, namn }) =>
        html`<div class="prose-cell">${beskrivning}<div class="cell-detail"><code>${namn}</code></div></div>`,
    },
    {
      key: "varde",
      label: "Gäller",
      type: "number",
      render: ({ varde, egen }) => (egen ? html`<strong>${plainNumber(varde)}</strong>` : plainNumber(varde)),
    },
    { key: "enhet", label: "Enhet" },
    {
      key: "av",
      label: "Bestämd av",
      render: ({ egen, forslag, av }) =>
        egen ? html`<strong>kommunen<div class="cell-detail">förslaget är ${plainNumber(forslag)}</div></strong>` : av,
    },
    {
      key: "motivering",
      label: "Varför",
      render: ({ motivering }) => html`<div class="prose-cell">${motivering}</div>`,
    },
  ];
  const exportColumns: Column<Row>[] = [
    { key: "namn", label: "Namn i uppsikt.yaml" },
    { key: "beskrivning", label: "Vad den styr" },
    { key: "varde", label: "Gäller", type: "number" },
    { key: "enhet", label: "Enhet" },
    { key: "forslag", label: "Uppsikts förslag", type: "number" },
    { key: "av", label: "Bestämd av" },
    { key: "motivering", label: "Varför" },
  ];
  return table(shown, columns, { caption: `Trösklar: ${title.toLocaleLowerCase("sv")}`, filter: false, exportColumns });
}

export function indicatorTable(rows: readonly IndicatorRow[]): HTMLElement {
  const shown = rows.map((row) => ({
    ...row,
    omrade: row.kvalitetsomrade_namn ?? "Hela enheten",
    matt: measure(row),
    samre: row.riktning === "hog" ? "högre" : "lägre",
    lage: row.beraknad ? "beräknad" : `saknar ${format.list(row.saknade_kallor)}`,
  }));
  type Row = (typeof shown)[number];
  const columns: Column<Row>[] = [
    {
      key: "namn",
      label: "Indikator",
      render: (row) =>
        html`<div class="what-cell" id=${`indikator-${row.indikator_id}`}>${row.namn}<div class="cell-detail">${row.omrade}</div></div>`,
    },
    {
      key: "matt",
      label: "Mått",
      render: ({ matt, samre }) =>
        html`<div class="what-cell">${matt}<div class="cell-detail">${samre} är sämre</div></div>`,
    },
    { key: "vikt", label: "Vikt", type: "number", render: ({ vikt }) => plainNumber(vikt) },
    {
      key: "syfte",
      label: "Vad den visar, och vad som oskyldigt kan förklara den",
      render: ({ syfte, oskyldig_forklaring }) =>
        html`<div class="prose-cell">${syfte}<div class="cell-detail">${oskyldig_forklaring}</div></div>`,
    },
    {
      key: "krav",
      label: "Krav och lagrum",
      render: ({ krav, lagrum }) =>
        html`<div class="what-cell">${krav.join(", ")}<div class="cell-detail">${lagrum ?? ""}</div></div>`,
    },
    {
      key: "lage",
      label: "Läge",
      render: ({ lage, riktvarde }) =>
        html`<span>${lage}${riktvarde === null ? null : html`<div class="cell-detail">riktvärde ${plainNumber(riktvarde)}</div>`}</span>`,
    },
  ];
  const exportColumns: Column<Row>[] = [
    { key: "indikator_id", label: "Id" },
    { key: "namn", label: "Indikator" },
    { key: "omrade", label: "Kvalitetsområde" },
    { key: "matt", label: "Mått" },
    { key: "samre", label: "Sämre är" },
    { key: "vikt", label: "Vikt", type: "number" },
    { key: "riktvarde", label: "Riktvärde", type: "number" },
    { key: "syfte", label: "Vad den visar" },
    { key: "oskyldig_forklaring", label: "Oskyldig förklaring" },
    { key: "klass", label: "Slag av uppgift" },
    { key: "lagrum", label: "Lagrum" },
    { key: "krav", label: "Krav" },
    { key: "kallor", label: "Källor" },
    { key: "lage", label: "Läge" },
  ];
  return table(shown, columns, { caption: "Indikatorer i kraft", pageSize: 15, exportColumns });
}

/** `antal per 1 000 brukardygn`, `andel av graderade avvikelser` */
export function measure({ typ, exponering, skala }: Pick<IndicatorRow, "typ" | "exponering" | "skala">): string {
  if (typ === "andel") return `andel av ${exponering}`;
  return skala && skala !== 1 ? `antal per ${format.number(skala)} ${exponering}` : `antal per ${exponering}`;
}

const PAID: Record<string, string> = { utford: "utförd tid", beviljad: "beviljad tid" };

export function invoiceRuleCards(rows: readonly InvoiceRuleRow[], thresholds: readonly ThresholdRow[]): HTMLElement {
  return html`<div class="rule-cards">${rows.map((rule) => {
    const used = thresholds.filter(({ namn }) => rule.trosklar.includes(namn));
    const facts = `Gäller när avtalet ersätter ${format.list(rule.ersattningsgrund.map((ground) => PAID[ground] ?? ground))}.${rule.tillamplig ? "" : ` Kan inte prövas nu: ${format.list(rule.saknar)} är inte inläst.`}`;
    const more = html`<dl>
      <div><dt>Varför regeln finns</dt><dd>${rule.belagg} <span class="cell-detail">${rule.krav.join(", ")}</span></dd></div>
      ${used.length ? html`<div><dt>Trösklar</dt><dd>${used.map(({ beskrivning, varde, enhet }) => html`<div>${beskrivning} <strong>${plainNumber(varde)}</strong> ${enhet}.</div>`)}</dd></div>` : null}
    </dl>`;
    return ruleCard(rule, facts, more);
  })}</div>`;
}

const MODALITY: Record<string, string> = { ska: "ska", bor: "bör", kan: "kan" };

/** Rules as the document words them, and beside them what the kommun has chosen where the document is silent. */
export function planRuleCards(rows: readonly PlanRuleRow[]): HTMLElement {
  const ids = [...new Set(rows.map((row) => row.regel_id))];
  return html`<div class="rule-cards">${ids.map((id) => {
    const own = rows.filter((row) => row.regel_id === id);
    const first = own[0];
    if (!first) return null;
    const several = own.length > 1;
    return html`<article class="rule-card" id=${id}>
      <h3>${several ? "Riskerna styr urvalet" : format.capitalise(first.namn)} <span class="rule-id">${id}</span></h3>
      ${first.citat ? html`<blockquote>”${first.citat}”<footer>${first.riktlinje ?? ""} (${first.krav.join(", ")})</footer></blockquote>` : html`<p class="rule-facts">Kommunens eget val, inte ur riktlinjen.</p>`}
      ${several ? html`<ul>${own.map((row) => html`<li>${format.capitalise(row.namn)}: ${howTo(row)}</li>`)}</ul>` : html`<p>${timing(first)} ${format.capitalise(howTo(first))}</p>`}
      ${first.status !== "prövad på all levererad information" ? html`<p class="rule-class">${format.capitalise(first.status)}.</p>` : null}
    </article>`;
  })}</div>`;
}

export function timing({ modalitet, tid, tid_ursprung, forfaller }: PlanRuleRow): string {
  const word = `Regeln säger ${MODALITY[modalitet] ?? modalitet}.`;
  const time = tid
    ? ` Tiden är ${tid}, ${tid_ursprung === "riktlinjen" ? "ur riktlinjen" : "kommunens eget val"}.`
    : "";
  const due =
    forfaller === null
      ? ""
      : forfaller === 0
        ? " Inget förfaller under planåret."
        : ` ${format.capitalise(format.inWords(forfaller))} ${forfaller === 1 ? "uppföljning" : "uppföljningar"} förfaller senast under planåret.`;
  return `${word}${time}${due}`;
}

const howTo = ({ metod, form, roll, timmar }: PlanRuleRow): string =>
  `${metod.toLocaleLowerCase("sv")}, ${form.toLocaleLowerCase("sv")}, ${plainNumber(timmar)} timmar av ${roll} (kommunens val).`;
