import { html } from "../../components/index.ts";
import type { Driftsform } from "./drawnRows.ts";
import { apart, byService, formMeasures, formsByServiceChart, formsChart, overAll } from "./driftsformer.ts";
import type { Register } from "./register.ts";

/** Both driftsformer over all measures, and under it one measure of the reader's choice, area by area. */
export function formsView(rows: readonly Driftsform[], names: Register, kvalitetsomrade?: string): HTMLElement {
  const ids = formMeasures(rows, names, kvalitetsomrade);
  if (ids.length === 0) return formsChart(rows, ids, names);
  const place = html`<div></div>`;
  const show = (id: string) => place.replaceChildren(formsByServiceChart(rows, id, names));
  const first = firstToShow(rows, ids, names);
  const control = html`<select onchange=${() => show((control as HTMLSelectElement).value)}>
    ${ids.map((id) => html`<option value=${id} selected=${id === first}>${names.indicatorName(id)}</option>`)}
  </select>`;
  show(first);
  return html`<div>
    ${formsChart(rows, ids, names)}
    <div class="choices"><label>Mått, verksamhet för verksamhet ${control}</label></div>
    ${place}
  </div>`;
}

/** What differs is looked into first; else the measure that most areas can be compared in. */
function firstToShow(rows: readonly Driftsform[], ids: readonly string[], names: Register): string {
  const differing = overAll(rows, ids, names).find(({ row }) => apart(row));
  if (differing) return differing.indikator_id;
  const areas = (id: string) => byService(rows, id, names).filter((row) => apart(row) !== null).length;
  return [...ids].sort((a, b) => areas(b) - areas(a))[0] as string;
}
