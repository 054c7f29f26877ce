import { format, html, saveCsv } from "../../components/index.ts";
import type { FindingMonthRow } from "../ekonomi/months.ts";
import { namesOf, type ProviderRow } from "../ekonomilage/types.ts";
import {
  controlDay,
  type Draft,
  fileOf,
  finished,
  laterNote,
  type Outcome,
  type Problems,
  problemsOf,
  proposals,
  protocolColumns,
} from "./protocol.ts";
import type { TrailRow } from "./types.ts";

export interface ProtocolOptions {
  trail: readonly TrailRow[];
  /** the findings by the month in which they end, for their kronor */
  findings: readonly FindingMonthRow[];
  providers: readonly ProviderRow[];
  /** the last day of the data */
  asOf: string;
  /** the control is made today until the reader says another day */
  now?: () => Date;
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
export function protocolForm({
  trail,
  findings,
  providers,
  asOf,
  now = () => new Date(),
}: ProtocolOptions): HTMLElement {
  const months = [...new Set(trail.map(({ manad }) => manad))].sort().reverse();
  if (months.length === 0) return html`<p>Utan fakturor finns inget att kontrollera.</p>`;
  const name = namesOf(providers);
  const private_ = new Set(
    providers.filter(({ driftsform }) => driftsform === "privat").map(({ utforare_id }) => utforare_id),
  );
  let manad = months.find((month) => month < asOf.slice(0, 7)) ?? months[0]!;
  let [datum, roll] = [controlDay(now(), asOf), ""];
  let outcomes = new Map<string, Outcome>();
  let amounts = new Map<string, string>();
  const element = html`<form class="assess" novalidate aria-label="Dagens protokoll"></form>`;
  const draft = (): Draft => ({ datum, manad, roll, outcomes, amounts });
  let proposed = proposals(trail, findings, manad);

  // a live region of its own, so that a day that is being typed keeps its focus
  const note = html`<p class="assess-hint" id="protokoll-datum-senare" role="status"></p>`;
  function tellDay(): void {
    note.textContent = laterNote(datum, asOf);
  }
  tellDay();

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
            tellDay();
          }}>`,
          problems.datum,
          note,
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
      html`<p class="assess-hint">Kronorna som föreslås är de i fynd som slutar i månaden, varje krona en gång. Ett fynd över flera månader räknas helt i den sista. Ändra till vad kontrollen visade.</p>`,
      html`<div class="protocol-rows" data-field="utforare">${ids.map(row)}</div>`,
      problems.utforare ? html`<p class="assess-problem" role="alert">${problems.utforare}</p>` : "",
      problems.belopp ? html`<p class="assess-problem" role="alert">${problems.belopp}</p>` : "",
      html`<p><button type="submit" class="main-button">Spara dagens protokoll (CSV)</button></p>`,
      html`<p class="chart-note">Lägg filen i datamappens mapp <code>fakturakontroller</code>. Kontrollen syns i kalendern från den första körning vars uppgifter når dess dag. Protokollet finns bara på den här sidan och skickas ingenstans.</p>`,
    );
    if (focus) element.querySelector<HTMLElement>(focus)?.focus();
  }

  function monthSelect(): HTMLElement {
    const select = html`<select onchange=${(event: Event) => {
      manad = value(event);
      proposed = proposals(trail, findings, manad);
      [outcomes, amounts] = [new Map(), new Map()];
      draw({}, '[data-field="manad"] select');
    }}>${months.map((month) => html`<option value=${month}>${format.month(month)}</option>`)}</select>` as HTMLSelectElement;
    select.value = manad;
    return select;
  }

  function row(id: string, place: number): HTMLElement {
    const [selectId, seenId] = [`protokoll-utfall-${place}`, `protokoll-korning-${place}`];
    const select = html`<select id=${selectId} aria-describedby=${seenId} onchange=${(event: Event) => {
      const chosen = value(event);
      if (chosen) outcomes.set(id, chosen as Outcome);
      else outcomes.delete(id);
      amount.hidden = chosen !== "fynd";
      propose(id);
      input.value = amounts.get(id) ?? "";
    }}><option value="">inte med i protokollet</option>${OUTCOMES.map(([code, word]) => html`<option value=${code}>${word}</option>`)}</select>` as HTMLSelectElement;
    select.value = outcomes.get(id) ?? "";
    const input =
      html`<input type="text" inputmode="decimal" autocomplete="off" value=${amounts.get(id) ?? ""} oninput=${(
        event: Event,
      ) => {
        amounts.set(id, value(event));
      }}>` as HTMLInputElement;
    const amount = html`<label class="protocol-amount">Kronor i fråga ${input}</label>`;
    amount.hidden = outcomes.get(id) !== "fynd";
    return html`<div class="protocol-row">
      <label class="protocol-name" for=${selectId}>${name(id)}</label>
      <p class="assess-hint" id=${seenId}>Körningen: ${seen(id)}</p>
      ${select}
      ${amount}
    </div>`;
  }

  function seen(id: string): unknown {
    const { words = "inget prövat", list } = proposed.get(id) ?? {};
    return list
      ? html`${words} <a href=${list.href}>${list.text}<span class="visually-hidden"> hos ${name(id)}</span></a>${list.after}`
      : words;
  }

  /** The kronor are proposed once something was found; what the reader wrote, or took away, stays. */
  function propose(id: string): void {
    if (outcomes.get(id) === "fynd" && !amounts.has(id)) amounts.set(id, proposed.get(id)?.amount ?? "");
  }

  function takeOver(ids: readonly string[]): void {
    outcomes = new Map(ids.map((id) => [id, proposed.get(id)!.outcome]));
    for (const id of ids) propose(id);
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

function field(
  name: string,
  label: string,
  input: HTMLElement,
  problem?: string,
  hint?: HTMLElement | string,
): HTMLElement {
  const problemId = `protokoll-${name}-fel`;
  const below =
    typeof hint === "string" ? html`<p class="assess-hint" id=${`protokoll-${name}-hjalp`}>${hint}</p>` : hint;
  const described = [...(below ? [below.id] : []), ...(problem ? [problemId] : [])].join(" ");
  if (described) input.setAttribute("aria-describedby", described);
  if (problem) input.setAttribute("aria-invalid", "true");
  return html`<div class="assess-field" data-field=${name}>
    <label>${label} ${input}</label>
    ${below ?? null}
    ${problem ? html`<p class="assess-problem" id=${problemId} role="alert">${problem}</p>` : null}
  </div>`;
}
