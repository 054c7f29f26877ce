import { format, html, saveCsv } from "../../components/index.ts";
import { namesOf, type ProviderRow } from "../ekonomilage/types.ts";
import {
  type Draft,
  fileOf,
  finished,
  type Outcome,
  type Problems,
  problemsOf,
  proposals,
  protocolColumns,
} from "./protocol.ts";
import type { TrailRow } from "./types.ts";

export interface ProtocolOptions {
  trail: readonly TrailRow[];
  providers: readonly ProviderRow[];
  /** the day of the control until the reader says another */
  asOf: string;
}

const OUTCOMES: readonly [Outcome, string][] = [
  ["inget_fynd", "kontrollerad, inget fynd"],
  ["fynd", "något att fråga om"],
  ["ej_kontrollerad", "kunde inte kontrolleras"],
];

/**
 * Today's protocol: what a person found, utförare by utförare, saved as the file that the next run reads. Nothing is filled in
 * beforehand: what the run saw stands beside, and is taken over by a press, so that a protocol is never made by itself.
 */
export function protocolForm({ trail, providers, asOf }: ProtocolOptions): HTMLElement {
  const months = [...new Set(trail.map(({ manad }) => manad))].sort().reverse();
  if (months.length === 0) return html`<p>Utan fakturor finns inget att kontrollera.</p>`;
  const name = namesOf(providers);
  const private_ = new Set(
    providers.filter(({ driftsform }) => driftsform === "privat").map(({ utforare_id }) => utforare_id),
  );
  let manad = months.find((month) => month < asOf.slice(0, 7)) ?? months[0]!;
  let [datum, roll] = [asOf, ""];
  let outcomes = new Map<string, Outcome>();
  let amounts = new Map<string, string>();
  const element = html`<form class="assess" novalidate aria-label="Dagens protokoll"></form>`;
  const draft = (): Draft => ({ datum, manad, roll, outcomes, amounts });
  let proposed = proposals(trail, manad);

  function draw(problems: Problems = {}, focus?: string): void {
    const ids = [...proposed.keys()]
      .filter((id) => private_.has(id))
      .sort((a, b) => name(a).localeCompare(name(b), "sv"));
    element.replaceChildren(
      html`<div class="assess-row">
        ${field(
          "datum",
          "Dag för kontrollen",
          html`<input type="date" value=${datum} oninput=${(event: Event) => {
            datum = value(event);
          }}>`,
          problems.datum,
        )}
        ${field("manad", "Fakturorna för", monthSelect(), problems.manad)}
        ${field(
          "roll",
          "Din roll",
          html`<input type="text" autocomplete="off" value=${roll} oninput=${(event: Event) => {
            roll = value(event);
          }}>`,
          problems.roll,
          "Rollen, inte namnet: till exempel ekonom",
        )}
      </div>`,
      html`<p><button type="button" class="quiet-button" onclick=${() => takeOver(ids)}>Fyll i efter körningen, och ändra det som inte stämmer</button></p>`,
      html`<div class="protocol-rows" data-field="utforare">${ids.map((id) => row(id))}</div>`,
      problems.utforare ? html`<p class="assess-problem" role="alert">${problems.utforare}</p>` : "",
      problems.belopp ? html`<p class="assess-problem" role="alert">${problems.belopp}</p>` : "",
      html`<p><button type="submit" class="main-button">Spara dagens protokoll (CSV)</button></p>`,
      html`<p class="chart-note">Lägg filen i datamappens mapp <code>fakturakontroller</code>. Vid nästa körning syns kontrollen i kalendern. Protokollet finns bara på den här sidan och skickas ingenstans.</p>`,
    );
    if (focus) element.querySelector<HTMLElement>(focus)?.focus();
  }

  function monthSelect(): HTMLElement {
    const select = html`<select onchange=${(event: Event) => {
      manad = value(event);
      proposed = proposals(trail, manad);
      [outcomes, amounts] = [new Map(), new Map()];
      draw({}, '[data-field="manad"] select');
    }}>${months.map((month) => html`<option value=${month}>${format.month(month)}</option>`)}</select>` as HTMLSelectElement;
    select.value = manad;
    return select;
  }

  function row(id: string): HTMLElement {
    const select = html`<select onchange=${(event: Event) => {
      const chosen = value(event);
      if (chosen) outcomes.set(id, chosen as Outcome);
      else outcomes.delete(id);
      amount.hidden = chosen !== "fynd";
    }}><option value="">inte med i protokollet</option>${OUTCOMES.map(([code, word]) => html`<option value=${code}>${word}</option>`)}</select>` as HTMLSelectElement;
    select.value = outcomes.get(id) ?? "";
    const amount = html`<label class="protocol-amount">Kronor i fråga <input type="text" inputmode="decimal" autocomplete="off" value=${amounts.get(id) ?? ""} oninput=${(
      event: Event,
    ) => {
      amounts.set(id, value(event));
    }}></label>`;
    amount.hidden = outcomes.get(id) !== "fynd";
    return html`<div class="protocol-row">
      <label><span class="protocol-name">${name(id)}</span> <span class="assess-hint">Körningen: ${proposed.get(id)?.words ?? "inget prövat"}</span> ${select}</label>
      ${amount}
    </div>`;
  }

  function takeOver(ids: readonly string[]): void {
    outcomes = new Map(ids.map((id) => [id, proposed.get(id)!.outcome]));
    draw({}, ".quiet-button");
  }

  element.addEventListener("submit", (event: Event) => {
    event.preventDefault();
    const problems = problemsOf(draft());
    const [first] = Object.keys(problems);
    draw(
      problems,
      first ? `[data-field="${first === "belopp" ? "utforare" : first}"] :is(input, select)` : ".main-button",
    );
    if (!first) saveCsv(fileOf(draft()), finished(draft()), protocolColumns);
  });

  draw();
  return html`<div class="assess-place screen-only">${element}</div>`;
}

const value = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

function field(name: string, label: string, input: HTMLElement, problem?: string, hint?: string): HTMLElement {
  const [hintId, problemId] = [`protokoll-${name}-hjalp`, `protokoll-${name}-fel`];
  const described = [...(hint ? [hintId] : []), ...(problem ? [problemId] : [])].join(" ");
  if (described) input.setAttribute("aria-describedby", described);
  if (problem) input.setAttribute("aria-invalid", "true");
  return html`<div class="assess-field" data-field=${name}>
    <label>${label} ${input}</label>
    ${hint ? html`<p class="assess-hint" id=${hintId}>${hint}</p>` : null}
    ${problem ? html`<p class="assess-problem" id=${problemId} role="alert">${problem}</p>` : null}
  </div>`;
}
