import { consequenceWords, format, html, likelihoodWords, riskMark, saveCsv } from "../../../components/index.ts";
import type { Register } from "../../common/register.ts";
import type { Risk } from "../../common/rows.ts";
import { countOf } from "../../common/words.ts";
import type { RequirementRisk } from "../requirements.ts";
import { type Assessment, assessmentColumns, type Draft } from "./assessment.ts";
import { collection, tabStore } from "./collection.ts";
import { assessmentForm } from "./form.ts";
import { computedOf, placesOf } from "./places.ts";

export interface AssessOptions {
  risks: readonly Risk[];
  requirements: readonly RequirementRisk[];
  names: Register;
  asOf: string;
}

export interface AssessView {
  element: HTMLElement;
  open: (part: Partial<Draft>) => void;
}

/** Form, the list that waits, and the one file that takes it all to the data folder. */
export function assessView({ risks, requirements, names, asOf }: AssessOptions): AssessView {
  const waiting = collection(tabStore());
  const places = placesOf(risks, requirements, names);
  const list = html`<div class="assess-list" role="status"></div>`;
  // an assessment that is being changed stays in the list until the changed one takes its place
  let replaced: string | null = null;
  const form = assessmentForm({
    places,
    computed: (draft) => computedOf(draft, risks, requirements),
    asOf,
    onDone: (assessment) => {
      if (replaced) waiting.remove(replaced);
      replaced = null;
      waiting.put(assessment);
      draw();
    },
  });

  const nameOf = (assessment: Assessment): string => {
    const where = assessment.enhet_id
      ? names.unitName(assessment.enhet_id)
      : names.serviceName(assessment.verksamhetsomrade);
    const requirement = places.requirements.find(({ id }) => id === assessment.krav_id);
    return `${where}: ${requirement?.name ?? (assessment.krav_id || names.areaName(assessment.kvalitetsomrade).toLocaleLowerCase("sv"))}`;
  };

  function draw(): void {
    const rows = waiting.all();
    if (rows.length === 0) {
      list.replaceChildren(html`<p class="chart-subtitle">Här samlas bedömningarna tills du sparar dem i en fil.</p>`);
      return;
    }
    const save = () => saveCsv(fileOf(rows), rows, assessmentColumns);
    list.replaceChildren(
      html`<h4>${format.capitalise(countOf(rows.length, "bedömning", "bedömningar"))} att spara</h4>`,
      html`<ul>${rows.map((row) => item(row))}</ul>`,
      html`<p><button type="button" class="main-button" onclick=${save}>Spara filen med bedömningar (CSV)</button></p>`,
      html`<p class="chart-note">Lägg filen i datamappens mapp <code>bedomningar</code>. Vid nästa körning står bedömningarna bredvid de räknade, och prövas mot vad uppföljningarna finner. Listan finns bara i den här fliken och skickas ingenstans.</p>`,
    );
  }

  function item(row: Assessment): HTMLElement {
    const change = () => {
      const { bedomning_id, ...draft } = row;
      form.open(draft);
      replaced = bedomning_id;
    };
    const remove = () => {
      waiting.remove(row.bedomning_id);
      draw();
    };
    return html`<li>
      <p class="assess-item"><strong>${nameOf(row)}</strong> ${riskMark(row.sannolikhet * row.konsekvens)}</p>
      <p>Sannolikhet ${row.sannolikhet} (${likelihoodWords[row.sannolikhet - 1]}), konsekvens ${row.konsekvens} (${consequenceWords[row.konsekvens - 1]}). ${row.motivering}</p>
      <p class="chart-subtitle">${row.roll}, ${format.date(row.datum)}${row.galler_till ? `, gäller till och med ${format.date(row.galler_till)}` : ""}</p>
      <p><button type="button" class="quiet-button" onclick=${change}>Ändra<span class="visually-hidden"> ${nameOf(row)}</span></button>
      <button type="button" class="quiet-button" onclick=${remove}>Ta bort<span class="visually-hidden"> ${nameOf(row)}</span></button></p>
    </li>`;
  }

  draw();
  return {
    element: html`<div class="assess-place screen-only">
      <p>Du vet sådant som inga uppgifter visar. Sätt din egen sannolikhet och konsekvens och säg varför; den räknade risken ändras inte, men din står bredvid.</p>
      <div class="assess-columns">${form.element}${list}</div>
    </div>`,
    open: (part) => {
      replaced = null;
      form.open(part);
    },
  };
}

/** Named by its latest day: a later file is a newer delivery. */
export const fileOf = (rows: readonly Assessment[]): string =>
  `bedomningar-${
    rows
      .map(({ datum }) => datum)
      .sort()
      .at(-1) ?? "tom"
  }.csv`;
