import { consequenceWords, format, html, likelihoodWords, riskMark } from "../../components/index.ts";
import type { Bedomning, Risk } from "../common/rows.ts";

/** The assessments that bear on a risk: of the unit itself before those of its whole verksamhetsområde, then the latest. */
export function ownOf(risk: Risk, service: string | undefined, all: readonly Bedomning[]): Bedomning[] {
  return all
    .filter(
      (row) =>
        row.kvalitetsomrade === risk.kvalitetsomrade &&
        (row.enhet_id === risk.enhet_id || (row.enhet_id == null && row.verksamhetsomrade === service)),
    )
    .sort(
      (a, b) =>
        Number(a.enhet_id == null) - Number(b.enhet_id == null) ||
        (a.datum === b.datum ? 0 : a.datum < b.datum ? 1 : -1) ||
        (a.bedomning_id < b.bedomning_id ? -1 : 1),
    );
}

/** People outrank the model: what they have said stands beside it, with role, day and reason. */
export function ownAssessments(own: readonly Bedomning[], onAssess: () => void): HTMLElement {
  const button = html`<button type="button" class="quiet-button screen-only" onclick=${onAssess}>Gör en egen bedömning</button>`;
  if (own.length === 0)
    return html`<p class="own-none">Ingen har lämnat en egen bedömning av den här risken. ${button}</p>`;
  return html`<div class="own">
    <h4>Er egen bedömning</h4>
    <ul>${own.map(
      (row) => html`<li>${riskMark(row.sannolikhet * row.konsekvens)}
        <span>Sannolikhet ${row.sannolikhet} (${likelihoodWords[row.sannolikhet - 1]}), konsekvens ${row.konsekvens} (${consequenceWords[row.konsekvens - 1]}), om ${row.krav_id ? "ett krav" : "hela kvalitetsområdet"} ${row.enhet_id ? "på enheten" : "i hela verksamheten"}. ${row.motivering} <span class="chart-subtitle">${row.roll}, ${format.date(row.datum)}</span></span></li>`,
    )}</ul>
    ${button}
  </div>`;
}
