import { consequenceWords, format, html, likelihoodWords } from "../../../components/index.ts";
import { type Assessment, type Draft, type Field, finished, type Problems, problemsOf } from "./assessment.ts";
import type { Computed, Places } from "./places.ts";

export interface FormOptions {
  places: Places;
  computed: (draft: Draft) => Computed | null;
  /** the day of the assessment until the planner says another */
  asOf: string;
  onDone: (assessment: Assessment) => void;
}

export interface AssessmentForm {
  element: HTMLElement;
  /** fills in what is known and goes to the form */
  open: (part: Partial<Draft>) => void;
}

/** One assessment: where, of what, two levels, why and by whom. What is wrong is said at its field, in words. */
export function assessmentForm({ places, computed, asOf, onDone }: FormOptions): AssessmentForm {
  const empty: Draft = {
    verksamhetsomrade: "",
    enhet_id: "",
    krav_id: "",
    kvalitetsomrade: "",
    sannolikhet: null,
    konsekvens: null,
    motivering: "",
    roll: "",
    datum: asOf,
    galler_till: "",
  };
  let draft = { ...empty };
  const element = html`<form class="assess" novalidate aria-label="Egen bedömning"></form>`;

  const set = (part: Partial<Draft>) => {
    draft = { ...draft, ...part };
  };
  const written = (field: "motivering" | "roll" | "datum" | "galler_till") => (event: Event) =>
    set({ [field]: (event.target as HTMLInputElement).value });

  function draw(problems: Problems = {}): void {
    const beside = computed(draft);
    element.replaceChildren(
      html`<div class="assess-row">
        ${field("var", "Var", whereSelect(), problems)}
        ${field("vad", "Vad", whatSelect(), problems)}
      </div>`,
      html`<div class="assess-row">
        ${field("sannolikhet", "Sannolikhet", levelSelect("sannolikhet", likelihoodWords), problems, beside && computedText(beside.sannolikhet, likelihoodWords))}
        ${field("konsekvens", "Konsekvens", levelSelect("konsekvens", consequenceWords), problems, beside && computedText(beside.konsekvens, consequenceWords))}
      </div>`,
      field(
        "motivering",
        "Varför",
        html`<textarea rows="3" oninput=${written("motivering")}>${draft.motivering}</textarea>`,
        problems,
        "Skriv inga namn och inga personnummer, varken på brukare eller medarbetare. Texten visas för alla som läser sidan.",
      ),
      html`<div class="assess-row">
        ${field("roll", "Din roll", html`<input type="text" autocomplete="off" value=${draft.roll} oninput=${written("roll")}>`, problems, "Rollen, inte namnet: till exempel verksamhetsuppföljare")}
        ${field("datum", "Bedömningens dag", html`<input type="date" value=${draft.datum} oninput=${written("datum")}>`, problems)}
        ${field("galler_till", "Gäller till och med", html`<input type="date" value=${draft.galler_till} oninput=${written("galler_till")}>`, problems, "Tomt: tills vidare")}
      </div>`,
      html`<p><button type="submit" class="main-button">Lägg till i listan</button></p>`,
    );
  }

  function whereSelect(): HTMLElement {
    const chosen = draft.enhet_id ? `enhet:${draft.enhet_id}` : `verksamhet:${draft.verksamhetsomrade}`;
    const select = html`<select onchange=${(event: Event) => {
      const [kind, ...id] = (event.target as HTMLSelectElement).value.split(":");
      set(
        kind === "enhet"
          ? { enhet_id: id.join(":"), verksamhetsomrade: "" }
          : { verksamhetsomrade: id.join(":"), enhet_id: "" },
      );
      redraw("var");
    }}>
      <option value="verksamhet:">Välj verksamhet eller enhet</option>
      <optgroup label="Hela verksamheten">${places.services.map(({ id, name }) => html`<option value=${`verksamhet:${id}`}>${name}</option>`)}</optgroup>
      <optgroup label="En enhet">${places.units.map(({ id, name }) => html`<option value=${`enhet:${id}`}>${name}</option>`)}</optgroup>
    </select>`;
    return chosenIn(select, chosen);
  }

  function whatSelect(): HTMLElement {
    const chosen = draft.krav_id ? `krav:${draft.krav_id}` : `omrade:${draft.kvalitetsomrade}`;
    const service = draft.verksamhetsomrade || places.units.find(({ id }) => id === draft.enhet_id)?.service;
    const valid = places.requirements.filter(({ services }) => !service || services.has(service));
    const select = html`<select onchange=${(event: Event) => {
      const [kind, ...id] = (event.target as HTMLSelectElement).value.split(":");
      set(
        kind === "krav"
          ? { krav_id: id.join(":"), kvalitetsomrade: "" }
          : { kvalitetsomrade: id.join(":"), krav_id: "" },
      );
      redraw("vad");
    }}>
      <option value="omrade:">Välj kvalitetsområde eller krav</option>
      <optgroup label="Ett helt kvalitetsområde">${places.areas.map(({ id, name }) => html`<option value=${`omrade:${id}`}>${name}</option>`)}</optgroup>
      <optgroup label="Ett krav">${valid.map(({ id, name }) => html`<option value=${`krav:${id}`}>${name}</option>`)}</optgroup>
    </select>`;
    return chosenIn(select, chosen);
  }

  function levelSelect(level: "sannolikhet" | "konsekvens", words: readonly string[]): HTMLElement {
    const select = html`<select onchange=${(event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      set({ [level]: value ? Number(value) : null });
    }}>
      <option value="">Välj nivå</option>
      ${words.map((word, index) => html`<option value=${String(index + 1)}>${index + 1} ${word}</option>`)}
    </select>`;
    return chosenIn(select, String(draft[level] ?? ""));
  }

  /** The whole form is drawn anew, since each choice may change the others; the reader keeps the place. */
  function redraw(name: Field): void {
    draw();
    control(name)?.focus();
  }

  const control = (name: Field) =>
    element.querySelector<HTMLElement>(`[data-field="${name}"] :is(select, input, textarea)`);

  element.addEventListener("submit", (event: Event) => {
    event.preventDefault();
    const problems = problemsOf(draft);
    const [first] = Object.keys(problems) as Field[];
    if (first) {
      draw(problems);
      control(first)?.focus();
      return;
    }
    onDone(finished(draft));
    // who assesses several does it in the same role on the same day
    draft = { ...empty, roll: draft.roll, datum: draft.datum, galler_till: draft.galler_till };
    draw();
  });

  draw();
  return {
    element,
    open: (part) => {
      draft = { ...empty, roll: draft.roll, datum: draft.datum, galler_till: draft.galler_till, ...part };
      const beside = computed(draft);
      // from the computed figures: an assessment is a step away from them
      draft.sannolikhet ??= beside?.sannolikhet ?? null;
      draft.konsekvens ??= beside?.konsekvens ?? null;
      draw();
      element.scrollIntoView({ block: "center" });
      control("sannolikhet")?.focus({ preventScroll: true });
    },
  };
}

const computedText = (level: number | null, words: readonly string[]): string =>
  level == null ? "Räknat: underlag saknas" : `Räknat: ${level} ${words[level - 1] ?? ""}`;

/** A select has no value before its options are in it. */
function chosenIn(select: HTMLElement, value: string): HTMLElement {
  (select as HTMLSelectElement).value = value;
  return select;
}

function field(
  name: Field,
  label: string,
  input: HTMLElement,
  problems: Problems,
  hint?: string | null | undefined,
): HTMLElement {
  const problem = problems[name];
  const [hintId, problemId] = [`bedomning-${name}-hjalp`, `bedomning-${name}-fel`];
  const described = [...(hint ? [hintId] : []), ...(problem ? [problemId] : [])].join(" ");
  if (described) input.setAttribute("aria-describedby", described);
  if (problem) input.setAttribute("aria-invalid", "true");
  return html`<div class="assess-field" data-field=${name}>
    <label>${label} ${input}</label>
    ${hint ? html`<p class="assess-hint" id=${hintId}>${hint}</p>` : null}
    ${problem ? html`<p class="assess-problem" id=${problemId} role="alert">${format.capitalise(problem)}</p>` : null}
  </div>`;
}
