import { format, html, type MatrixItem, riskMatrix } from "../../components/index.ts";
import { groupBy } from "../common/group.ts";
import { highRisks } from "../common/harm.ts";
import type { Register } from "../common/register.ts";
import type { Bidrag, Risk } from "../common/rows.ts";
import { type Choice, chosen, everything, type Option, options } from "./filter.ts";
import { rankedList } from "./list.ts";
import { whyView } from "./whyView.ts";

interface ExplorerOptions {
  risks: readonly Risk[];
  names: Register;
  /** the evidence is four times the size of the risks: it is fetched when the rest stands on the page */
  evidence: Promise<readonly Bidrag[]>;
  /** the probabilities at which levels 2, 3 and 4 begin */
  cuts: readonly number[];
}

/** Matrix, the reason behind one risk, and the ranked list: three views of one choice. */
export function riskExplorer({ risks, names, evidence, cuts }: ExplorerOptions): HTMLElement {
  let choice: Choice = everything;
  const judged = risks.filter(({ rang }) => rang != null).length;
  const matrixPlace = html`<div></div>`;
  const whyPlace = html`<div class="why-place" tabindex="-1"></div>`;
  const listPlace = html`<div></div>`;
  const rowsOf = evidence.then((rows) => groupBy(rows, ({ risk_id }) => risk_id));

  async function explain(risk: Risk | undefined): Promise<void> {
    if (!risk) return;
    const rows = (await rowsOf).get(risk.risk_id) ?? [];
    whyPlace.replaceChildren(whyView(risk, rows, { names, judged, cuts }));
  }

  function update(): void {
    const found = chosen(risks, choice, names);
    matrixPlace.replaceChildren(matrix(found, choice, names));
    listPlace.replaceChildren(rankedList(found, names));
    const named = risks.find(({ risk_id }) => `#${risk_id}` === location.hash);
    void explain(named ?? found.find(({ rang }) => rang != null));
  }

  // a risk is an address: it can be sent to a colleague, and the plan's rows point here
  addEventListener("hashchange", () => {
    const named = risks.find(({ risk_id }) => `#${risk_id}` === location.hash);
    if (!named) return;
    void explain(named).then(() => {
      whyPlace.scrollIntoView({ block: "start" });
      whyPlace.focus({ preventScroll: true });
    });
  });

  const pick = (key: keyof Choice) => (value: string) => {
    choice = { ...choice, [key]: value };
    update();
  };
  const units = [...names.enheter.values()];
  const forms = [...names.utforare.values()].map((row) => [row.driftsform, row.driftsform_namn] as const);
  const controls = html`<div class="choices" role="group" aria-label="Vad sidan visar">
    ${select("Verksamhet", "Alla verksamheter", options(units.map((unit) => [unit.verksamhetsomrade, unit.verksamhet])), pick("verksamhetsomrade"))}
    ${select("Kvalitetsområde", "Alla kvalitetsområden", options(risks.map((risk) => [risk.kvalitetsomrade, names.areaName(risk.kvalitetsomrade)])), pick("kvalitetsomrade"))}
    ${select("Driftsform", "Egen och privat regi", options(forms), pick("driftsform"))}
  </div>`;
  update();
  if (location.hash.startsWith("#R-")) requestAnimationFrame(() => whyPlace.scrollIntoView({ block: "start" }));
  return html`<div>
    ${controls}
    ${matrixPlace}
    <h2>Varför risken är som den är</h2>
    <p class="screen-only">Välj en ruta ovan och en enhet i den, eller en rad i listan nedan. Bidragen står som staplar, i siffror och i ord.</p>
    ${whyPlace}
    <h2>Alla risker i ordning</h2>
    <p>Ordningen följer väntad skada: sannolikheten gånger konsekvensens tyngd. Platsens intervall visar hur långt upp eller ned en risk kan höra hemma när både slumpen och vikterna får variera. En utskrift har de 60 första; filen för Excel har alla.</p>
    ${listPlace}
  </div>`;
}

function select(label: string, all: string, list: Option[], onPick: (value: string) => void): HTMLElement {
  return html`<label>${label}
    <select onchange=${(event: Event) => onPick((event.target as HTMLSelectElement).value)}>
      <option value="">${all}</option>
      ${list.map((option) => html`<option value=${option.value}>${option.label}</option>`)}
    </select></label>`;
}

function matrix(found: readonly Risk[], choice: Choice, names: Register): HTMLElement {
  const shown = found;
  const { high, judged, surely } = highRisks(shown);
  const items: MatrixItem[] = shown.map((risk) => ({
    label: names.unitName(risk.enhet_id),
    detail: choice.kvalitetsomrade
      ? `${format.share(risk.sannolikhet)}`
      : names.areaName(risk.kvalitetsomrade).toLocaleLowerCase("sv"),
    likelihood: risk.sannolikhet_niva,
    consequence: risk.konsekvens_niva,
    likelihoodLow: risk.niva_lag,
    likelihoodHigh: risk.niva_hog,
    href: `#${risk.risk_id}`,
  }));
  const what = choice.kvalitetsomrade
    ? `Varje prick är en enhet, inom ${names.areaName(choice.kvalitetsomrade).toLocaleLowerCase("sv")}`
    : "Varje prick är en enhet i ett kvalitetsområde";
  return riskMatrix({
    title:
      judged === 0
        ? "Ingen risk är bedömd"
        : `${format.number(high)} av ${format.number(judged)} risker är höga eller mycket höga`,
    subtitle: `${what}, ${format.quarter(found[0]?.kvartal)}`,
    summary:
      judged === 0
        ? "Utan underlag går ingen sannolikhet att räkna ut."
        : `${format.number(high)} av ${format.number(judged)} bedömda risker är höga eller mycket höga. För ${format.number(surely)} av dem gäller det hela intervallet; för de övriga rymmer det också en lägre nivå.`,
    note: "Sannolikheten gäller att en uppföljning inom fyra kvartal finner minst ett krav som inte är uppfyllt. Konsekvensen är kravets, höjd om allvarligare händelser har inträffat.",
    items,
  });
}
