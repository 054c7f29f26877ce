import {
  consequenceWords,
  type FilterChoice,
  filterBar,
  format,
  html,
  type MatrixItem,
  riskLevel,
  riskMatrix,
  selectInMatrix,
  writeChoice,
} from "../../components/index.ts";
import { groupBy } from "../common/group.ts";
import { highRisks } from "../common/harm.ts";
import type { Register } from "../common/register.ts";
import type { Bedomning, Bidrag, Risk } from "../common/rows.ts";
import { riskInAddress } from "./address.ts";
import { assessView } from "./assess/view.ts";
import { fieldsOf } from "./filter.ts";
import { rankedList } from "./list.ts";
import { movementSentence, movementView } from "./movement.ts";
import { orderFigure } from "./order.ts";
import { type RequirementRisk, requirementsLead, requirementsTable } from "./requirements.ts";
import type { RuleText } from "./rule.ts";
import { whyView } from "./whyView.ts";

interface ExplorerOptions {
  risks: readonly Risk[];
  names: Register;
  /** the evidence is four times the size of the risks: it is fetched when the rest stands on the page */
  evidence: Promise<readonly Bidrag[]>;
  /** the probabilities at which levels 2, 3 and 4 begin */
  cuts: readonly number[];
  /** units that report far fewer avvikelser than expected */
  silent: ReadonlySet<string>;
  rule: RuleText;
  requirements: readonly RequirementRisk[];
  /** the planners' own, in force */
  assessments: readonly Bedomning[];
  asOf: string;
}

/** Matrix, the reason behind one risk, the order and the list: four views of one choice, which stands in the address. */
export function riskExplorer(input: ExplorerOptions): HTMLElement {
  const { risks, names, evidence, cuts, silent, rule, requirements, assessments, asOf } = input;
  const fields = fieldsOf(names);
  let open = riskInAddress(location.hash);
  let choice: FilterChoice = {};
  let found: readonly Risk[] = risks;
  const judged = risks.filter(({ rang }) => rang != null).length;
  const matrixPlace = html`<div></div>`;
  const whyPlace = html`<div class="why-place" tabindex="-1"></div>`;
  const orderPlace = html`<div></div>`;
  const movementPlace = html`<div></div>`;
  const listPlace = html`<div></div>`;
  const requirementsPlace = html`<div></div>`;
  const assess = assessView({ risks, requirements, names, asOf });
  const rowsOf = evidence.then((rows) => groupBy(rows, ({ risk_id }) => risk_id));
  const hrefOf = (risk: Risk) => writeChoice(choice, risk.risk_id);

  const selected = (): Risk | undefined =>
    risks.find(({ risk_id }) => risk_id === open) ?? found.find(({ rang }) => rang != null);

  async function explain(): Promise<void> {
    const risk = selected();
    const matrix = matrixPlace.querySelector<HTMLElement>("figure");
    if (matrix) selectInMatrix(matrix, risk ? hrefOf(risk) : null);
    if (!risk) return whyPlace.replaceChildren();
    const rows = (await rowsOf).get(risk.risk_id) ?? [];
    // while the evidence was fetched the reader may have chosen another
    if (selected() !== risk) return;
    const onAssess = () => assess.open({ enhet_id: risk.enhet_id, kvalitetsomrade: risk.kvalitetsomrade });
    whyPlace.replaceChildren(whyView(risk, rows, { names, judged, cuts, silent, rule, assessments, onAssess }));
  }

  const toReason = () => {
    whyPlace.scrollIntoView({ block: "start" });
    whyPlace.focus({ preventScroll: true });
  };

  function update(): void {
    matrixPlace.replaceChildren(
      matrix(found, {
        names,
        area: choice.omrade,
        silent,
        judged,
        hrefOf,
        toReason,
        onSelect: (riskId) => {
          open = riskId;
          history.replaceState(history.state, "", writeChoice(choice, open));
          void explain();
        },
      }),
    );
    orderPlace.replaceChildren(orderFigure(found, risks, names, hrefOf));
    movementPlace.replaceChildren(movementView(found, names, hrefOf));
    listPlace.replaceChildren(rankedList(found, { names, silent, hrefOf }));
    const valid = requirements.filter(
      ({ verksamhetsomrade, kvalitetsomrade }) =>
        (!choice.verksamhet || verksamhetsomrade === choice.verksamhet) &&
        (!choice.omrade || kvalitetsomrade === choice.omrade),
    );
    requirementsPlace.replaceChildren(
      html`<p>${requirementsLead(valid)}</p>`,
      requirementsTable(valid, ({ verksamhetsomrade, krav_id }) => assess.open({ verksamhetsomrade, krav_id })),
    );
    void explain();
  }

  const bar = filterBar({
    fields,
    rows: risks,
    noun: ["risk", "risker"],
    anchor: () => open,
    onChange: (left, next) => {
      found = left;
      choice = next;
      // a risk that was open stays so only where the choice holds it
      if (open && !left.some(({ risk_id }) => risk_id === open)) {
        open = null;
        history.replaceState(history.state, "", writeChoice(choice) || location.pathname + location.search);
      }
      update();
    },
  });
  addEventListener("hashchange", () => {
    const named = riskInAddress(location.hash);
    if (!named) return;
    open = named;
    void explain().then(toReason);
  });
  if (open) void explain().then(() => whyPlace.scrollIntoView({ block: "start" }));
  return html`<div>
    ${bar}
    ${matrixPlace}
    <h2>Varför risken är som den är</h2>
    <p class="screen-only">Välj en prick i matrisen, ett namn bredvid den eller en rad i någon av listorna nedan.</p>
    ${whyPlace}
    <h2>Hur säker ordningen är</h2>
    ${orderPlace}
    <h2>Vad som rört sig</h2>
    ${movementPlace}
    <h2>Alla risker i ordning</h2>
    <p>Ordningen följer väntad skada: sannolikheten gånger konsekvensens tyngd. Platsens intervall visar hur långt upp eller ned en risk kan höra hemma när både slumpen och vikterna får variera. En utskrift har de 60 första; filen för Excel har alla.</p>
    ${listPlace}
    <h2>Räknat och bedömt, krav för krav</h2>
    ${requirementsPlace}
    <h2 class="screen-only">Er egen bedömning</h2>
    ${assess.element}
  </div>`;
}

interface MatrixAround {
  names: Register;
  /** the one kvalitetsområde that is shown, if one is */
  area: string | undefined;
  silent: ReadonlySet<string>;
  judged: number;
  hrefOf: (risk: Risk) => string;
  toReason: () => void;
  onSelect: (riskId: string) => void;
}

function matrix(shown: readonly Risk[], around: MatrixAround): HTMLElement {
  const { names, area, hrefOf, onSelect, toReason } = around;
  const { high, judged, surely } = highRisks(shown);
  const ids = new Map<MatrixItem, string>();
  const items = shown.map((risk) => {
    const item: MatrixItem = {
      label: names.unitName(risk.enhet_id),
      detail: area ? `${format.share(risk.sannolikhet)}` : names.areaName(risk.kvalitetsomrade).toLocaleLowerCase("sv"),
      likelihood: risk.sannolikhet_niva,
      consequence: risk.konsekvens_niva,
      likelihoodLow: risk.niva_lag,
      likelihoodHigh: risk.niva_hog,
      href: hrefOf(risk),
      facts: factsOf(risk, around),
    };
    ids.set(item, risk.risk_id);
    return item;
  });
  const what = area
    ? `Varje prick är en enhet, inom ${names.areaName(area).toLocaleLowerCase("sv")}`
    : "Varje prick är en enhet i ett kvalitetsområde";
  return riskMatrix({
    title:
      judged === 0
        ? "Ingen risk är bedömd"
        : `${format.number(high)} av ${format.number(judged)} risker är höga eller mycket höga`,
    subtitle: `${what}, ${format.quarter(shown[0]?.kvartal)}`,
    summary:
      judged === 0
        ? "Utan underlag går ingen sannolikhet att räkna ut."
        : `${format.number(high)} av ${format.number(judged)} bedömda risker är höga eller mycket höga. För ${format.number(surely)} av dem gäller det hela intervallet; för de övriga rymmer det också en lägre nivå.`,
    note: "Sannolikheten gäller att en uppföljning inom fyra kvartal finner minst ett krav som inte är uppfyllt. Konsekvensen är kravets, höjd om allvarligare händelser har inträffat.",
    items,
    onSelect: (item) => onSelect(ids.get(item) ?? ""),
    more: { label: "Se vad den vilar på", onClick: toReason },
  });
}

/** The chosen risk in a few lines, beside the matrix. */
function factsOf(risk: Risk, { silent, judged }: MatrixAround): string[] {
  if (risk.sannolikhet == null || risk.konsekvens_niva == null)
    return ["Underlag saknas: risken är inte liten, den är okänd."];
  const points = risk.riskpoang ?? 0;
  const range =
    risk.niva_lag !== risk.niva_hog
      ? `; intervallet rymmer sannolikhet ${risk.niva_lag}–${risk.niva_hog}, streckat i matrisen`
      : "";
  return [
    `${points} poäng, ${riskLevel(points).word} risk: konsekvens ${risk.konsekvens_niva} (${consequenceWords[risk.konsekvens_niva - 1]})${range}`,
    `Sannolikhet ${format.share(risk.sannolikhet)} (${format.shareInterval(risk.sannolikhet_lag, risk.sannolikhet_hog)})`,
    `Plats ${format.number(risk.rang)} av ${format.number(judged)} (${format.interval(risk.rang_lag, risk.rang_hog)}), prioritetsklass ${risk.prioritetsklass}`,
    ...[movementSentence(risk)].filter((text) => text !== ""),
    ...(silent.has(risk.enhet_id) ? ["Enheten rapporterar långt färre avvikelser än väntat"] : []),
  ];
}
