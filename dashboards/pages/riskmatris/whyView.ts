import { contributionBars, format, html, notice, riskMark } from "../../components/index.ts";
import type { Register } from "../common/register.ts";
import type { Bidrag, Risk } from "../common/rows.ts";
import { whatWouldChange } from "./change.ts";
import {
  BASE,
  basisSentence,
  cellSentence,
  driversTitle,
  followUpSentence,
  inOrder,
  likelihoodSentence,
  logOdds,
  placeSentence,
  restsOn,
  ruleSentence,
  shareOf,
  steps,
} from "./why.ts";

interface Around {
  names: Register;
  judged: number;
  cuts: readonly number[];
}

/** Why one risk is what it is: in words, in bars that add up, and what would change its mind. */
export function whyView(risk: Risk, rows: readonly Bidrag[], { names, judged, cuts }: Around): HTMLElement {
  const unit = names.enheter.get(risk.enhet_id);
  const href = names.unitHref(risk.enhet_id);
  const provider = names.utforare.get(unit?.utforare_id ?? "");
  const title = html`<div class="why-title">
    <h3>${href ? html`<a href=${href}>${names.unitName(risk.enhet_id)}</a>` : names.unitName(risk.enhet_id)}: ${names.areaName(risk.kvalitetsomrade).toLocaleLowerCase("sv")}</h3>
    <p class="chart-subtitle">${unit?.verksamhet ?? ""}, ${provider?.namn ?? ""} (${provider?.driftsform_namn?.toLocaleLowerCase("sv") ?? ""})</p>
    <p>${riskMark(risk.riskpoang)}</p>
    <p class="chart-subtitle screen-only">Id för uppsikt explain: <code>${risk.risk_id}</code></p>
  </div>`;
  if (risk.sannolikhet == null) return html`<section class="why">${title}${noBasis()}</section>`;
  const ordered = inOrder(rows);
  const innocent = ordered.find(({ indikator_id, bidrag }) => indikator_id !== BASE && bidrag >= 0.1);
  const explanation = names.indikatorer.get(innocent?.indikator_id ?? "")?.oskyldig_forklaring;
  const moved = steps(ordered);
  const bars = contributionBars({
    title: driversTitle(rows, names),
    subtitle: "Från utgångsläget till sannolikheten, steg för steg i procentenheter: fylld stapel höjer, tom sänker",
    summary: stepSummary(ordered),
    note: `${format.capitalise(format.inWords(ordered.length - 1))} indikatorer med egna uppgifter visas. Var och en jämförs med enheter av samma slag, eller med riktvärdet där ett finns. Räkningen görs i log-odds, där bidragen adderas; hur många procentenheter ett steg ger beror därför på var det börjar.`,
    valueLabel: "Procentenheter",
    exactLabel: "Bidrag (log-odds)",
    cumulative: true,
    format: (value, row) => (!row || row.base ? format.share(value / 100) : format.signed(value, points(value))),
    contributions: ordered
      .map((row, index) => ({
        label:
          row.indikator_id === BASE
            ? `Utgångsläge: ${unit?.verksamhet.toLocaleLowerCase("sv") ?? "verksamheten"}`
            : names.indicatorName(row.indikator_id),
        value: moved[index] ?? 0,
        exact: row.bidrag,
        base: row.indikator_id === BASE,
        detail: restsOn(row, names.indikatorer.get(row.indikator_id)),
      }))
      .concat({
        label: "Sannolikhet",
        value: 100 * shareOf(logOdds(rows)),
        exact: logOdds(rows),
        base: true,
        detail: "summan av stegen",
      }),
  });
  return html`<section class="why">
    ${title}
    <div class="why-columns">
      <div>
        <p>${likelihoodSentence(risk)}</p>
        <p>${cellSentence(risk)}</p>
        <p>${placeSentence(risk, judged)}</p>
        <p>${ruleSentence(risk)}</p>
      </div>
      <div>
        <h4>Vad det vilar på</h4>
        <p>${basisSentence(risk)}</p>
        <h4>Vad som skulle ändra bilden</h4>
        <p>${[whatWouldChange(risk, rows, names, cuts), followUpSentence(risk)].filter(Boolean).join(" ")}</p>
        ${explanation ? html`<p><strong>Kan ha en oskyldig förklaring.</strong> ${explanation}</p>` : null}
      </div>
    </div>
    ${bars}
    <ul class="evidence">${ordered
      .filter(({ indikator_id, bidrag }) => indikator_id === BASE || Math.abs(bidrag) >= 0.05)
      .map(
        (row) =>
          html`<li><span>${row.indikator_id === BASE ? "Utgångsläge" : names.indicatorName(row.indikator_id)}</span> ${restsOn(row, names.indikatorer.get(row.indikator_id))}</li>`,
      )}</ul>
  </section>`;
}

/** Small steps keep a decimal, so that they do not read as nothing. */
const points = (value: number): number => (Math.abs(value) < 1 ? 1 : 0);

function stepSummary(ordered: readonly Bidrag[]): string {
  const base = ordered.filter(({ indikator_id }) => indikator_id === BASE);
  const rest = ordered.length - base.length;
  const start = base.length > 0 ? shareOf(logOdds(base)) : 0.5;
  return `Från utgångsläget ${format.share(start)} för ${format.inWords(rest, true)} steg till ${format.share(shareOf(logOdds(ordered)))}.`;
}

const noBasis = () =>
  notice({
    kind: "empty",
    title: "Underlag saknas",
    text: "Ingen indikator säger något om enheten i det här kvalitetsområdet. Det är inte ett gott tecken, bara ett okänt.",
  });
