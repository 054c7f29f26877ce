import { contributionBars, format, html, notice, riskMark } from "../../components/index.ts";
import type { Register } from "../common/register.ts";
import type { Bidrag, Risk } from "../common/rows.ts";
import {
  BASE,
  basisSentence,
  cellSentence,
  counterfactual,
  driversTitle,
  followUpSentence,
  inOrder,
  likelihoodSentence,
  logOdds,
  placeSentence,
  restsOn,
  ruleSentence,
  shareOf,
} from "./why.ts";

/** Why one risk is what it is: in words, in bars that add up, and what would change its mind. */
export function whyView(risk: Risk, rows: readonly Bidrag[], names: Register, judged: number): HTMLElement {
  const unit = names.enheter.get(risk.enhet_id);
  const href = names.unitHref(risk.enhet_id);
  const provider = names.utforare.get(unit?.utforare_id ?? "");
  const title = html`<div class="why-title">
    <h3>${href ? html`<a href=${href}>${names.unitName(risk.enhet_id)}</a>` : names.unitName(risk.enhet_id)}: ${names.areaName(risk.kvalitetsomrade).toLocaleLowerCase("sv")}</h3>
    <p class="chart-subtitle">${unit?.verksamhet ?? ""}, ${provider?.namn ?? ""} (${provider?.driftsform_namn?.toLocaleLowerCase("sv") ?? ""})</p>
    <p>${riskMark(risk.riskpoang)}</p>
  </div>`;
  if (risk.sannolikhet == null) return html`<section class="why">${title}${noBasis()}</section>`;
  const ordered = inOrder(rows);
  const innocent = ordered.find(({ indikator_id, bidrag }) => indikator_id !== BASE && bidrag >= 0.1);
  const explanation = names.indikatorer.get(innocent?.indikator_id ?? "")?.oskyldig_forklaring;
  const bars = contributionBars({
    title: driversTitle(rows, names),
    subtitle: "Bidrag till oddset (log-odds): åt höger höjer, åt vänster sänker. Den grå stapeln är utgångsläget.",
    summary: `Summan ${format.signed(logOdds(rows), 2)} i log-odds motsvarar ${format.share(shareOf(logOdds(rows)))}.`,
    note: `${format.capitalise(format.inWords(ordered.length - 1))} indikatorer med egna uppgifter visas. Var och en jämförs med enheter av samma slag, eller med riktvärdet där ett finns.`,
    valueLabel: "Bidrag",
    format: (value) => format.signed(value, 2),
    contributions: ordered.map((row) => ({
      label:
        row.indikator_id === BASE
          ? `Utgångsläge: ${unit?.verksamhet.toLocaleLowerCase("sv") ?? "verksamheten"}`
          : names.indicatorName(row.indikator_id),
      value: row.bidrag,
      base: row.indikator_id === BASE,
      detail: restsOn(row, names.indikatorer.get(row.indikator_id)),
    })),
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
        <p>${[counterfactual(risk, rows, names), followUpSentence(risk)].filter(Boolean).join(" ")}</p>
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

const noBasis = () =>
  notice({
    kind: "empty",
    title: "Underlag saknas",
    text: "Ingen indikator säger något om enheten i det här kvalitetsområdet. Det är inte ett gott tecken, bara ett okänt.",
  });
