import { format, html, notice, riskMark, type Step, stepRows } from "../../components/index.ts";
import { explainId } from "../common/explainId.ts";
import type { Register } from "../common/register.ts";
import type { Bedomning, Bidrag, Risk } from "../common/rows.ts";
import { nextFollowUp, whatWouldChange } from "./change.ts";
import { movementSentence } from "./movement.ts";
import { ownAssessments, ownOf } from "./own.ts";
import type { RuleText } from "./rule.ts";
import {
  BASE,
  basisSentence,
  cellSentence,
  driversSentence,
  driversTitle,
  followUpSentence,
  inOrder,
  inSentence,
  intervalSentence,
  likelihoodSentence,
  logOdds,
  placeSentence,
  restsOn,
  ruleSentence,
  shareOf,
  sourceName,
  steps,
} from "./why.ts";

interface Around {
  names: Register;
  judged: number;
  cuts: readonly number[];
  silent: ReadonlySet<string>;
  rule: RuleText;
  assessments: readonly Bedomning[];
  onAssess: () => void;
}

/** Why one risk is what it is: three questions answered in words, then every step in bars that add up. */
export function whyView(risk: Risk, rows: readonly Bidrag[], around: Around): HTMLElement {
  const { names, judged, cuts, silent, rule, assessments, onAssess } = around;
  const unit = names.enheter.get(risk.enhet_id);
  const href = names.unitHref(risk.enhet_id);
  const provider = names.utforare.get(unit?.utforare_id ?? "");
  const title = html`<div class="why-title">
    <h3>${href ? html`<a href=${href}>${names.unitName(risk.enhet_id)}</a>` : names.unitName(risk.enhet_id)}: ${names.areaName(risk.kvalitetsomrade).toLocaleLowerCase("sv")} ${riskMark(risk.riskpoang)}</h3>
    <p class="chart-subtitle">${unit?.verksamhet ?? ""}, ${provider?.namn ?? ""} (${provider?.driftsform_namn?.toLocaleLowerCase("sv") ?? ""}). ${explainId(risk.risk_id)}</p>
  </div>`;
  const silence = silent.has(risk.enhet_id) ? lowReporting() : null;
  if (risk.sannolikhet == null)
    return html`<section class="why">${title}${silence}${noBasis()}${ownAssessments(ownOf(risk, unit?.verksamhetsomrade, assessments), onAssess)}</section>`;
  const innocent = inOrder(rows).find(({ indikator_id, bidrag }) => indikator_id !== BASE && bidrag >= 0.1);
  const explanation = names.indikatorer.get(innocent?.indikator_id ?? "")?.oskyldig_forklaring;
  const texts = (...sentences: (string | null)[]) =>
    sentences.filter(Boolean).map((sentence) => html`<p>${sentence}</p>`);
  return html`<section class="why">
    ${title}
    ${silence}
    <div class="why-columns">
      <div>
        <h4>Varför den ligger här</h4>
        ${texts(`${likelihoodSentence(risk)} ${driversSentence(rows, names)}`, cellSentence(risk), ruleSentence(risk, rule))}
      </div>
      <div>
        <h4>Hur säkert det är</h4>
        ${texts(intervalSentence(risk), placeSentence(risk, judged), basisSentence(risk), movementSentence(risk) && `${movementSentence(risk)}.`)}
      </div>
      <div>
        <h4>Vad som skulle ändra bilden</h4>
        ${texts(nextFollowUp(risk, cuts), whatWouldChange(risk, rows, names, cuts), followUpSentence(risk))}
        ${explanation ? html`<p><strong>Kan ha en oskyldig förklaring.</strong> ${explanation}</p>` : null}
      </div>
    </div>
    ${ownAssessments(ownOf(risk, unit?.verksamhetsomrade, assessments), onAssess)}
    ${bars(rows, names, unit?.verksamhet)}
  </section>`;
}

/** Less than this on the scale of log-odds is told of together: one row each would hide what matters. */
const SMALL = 0.05;

function bars(rows: readonly Bidrag[], names: Register, service: string | undefined): HTMLElement {
  const ordered = inOrder(rows);
  const large = ordered.filter(({ indikator_id, bidrag }) => indikator_id === BASE || Math.abs(bidrag) >= SMALL);
  const small = ordered.filter((row) => !large.includes(row));
  const together = logOdds(small);
  const moved = steps(ordered);
  let reached = 0;
  const parts = large.map((row): Step => {
    const whole = row.indikator_id === BASE;
    const from = whole ? 0 : reached;
    reached = from + (moved[ordered.indexOf(row)] ?? 0);
    const indicator = names.indikatorer.get(row.indikator_id);
    return {
      label: whole
        ? `Utgångsläge: ${service?.toLocaleLowerCase("sv") ?? "verksamheten"}`
        : sourceName(row.indikator_id, names),
      from,
      to: reached,
      whole,
      text: restsOn(row, indicator),
      exact: row.bidrag,
    };
  });
  const result = 100 * shareOf(logOdds(rows));
  if (small.length > 0)
    parts.push({
      label:
        small.length === 1 ? "En uppgift till" : `${format.capitalise(format.inWords(small.length))} uppgifter till`,
      from: reached,
      to: result,
      text: `Var för sig ${Math.abs(together) < SMALL ? "utan nämnvärd verkan" : "små"}: ${format.list(small.map(({ indikator_id }) => inSentence(sourceName(indikator_id, names))))}.`,
      exact: together,
    });
  return stepRows({
    title: driversTitle(rows, names),
    subtitle: "Från utgångsläget till sannolikheten, steg för steg i procentenheter: fylld stapel höjer, tom sänker",
    summary: stepSummary(ordered),
    note: "Var och en jämförs med enheter av samma slag, eller med riktvärdet där ett finns. Räkningen görs i log-odds, där bidragen adderas till sannolikhetens log-odds; hur många procentenheter ett steg ger beror därför på var det börjar.",
    valueLabel: "Procentenheter",
    exactLabel: "Bidrag (log-odds)",
    show: ({ from, to, whole }) => (whole ? format.share(to / 100) : format.signed(to - from, points(to - from))),
    steps: [
      ...parts,
      { label: "Sannolikhet", from: 0, to: result, whole: true, text: "Summan av stegen.", exact: logOdds(rows) },
    ],
  });
}

/** Small steps keep a decimal, so that they do not read as nothing. */
const points = (value: number): number => (Math.abs(value) < 1 ? 1 : 0);

function stepSummary(ordered: readonly Bidrag[]): string {
  const base = ordered.filter(({ indikator_id }) => indikator_id === BASE);
  const rest = ordered.length - base.length;
  const start = base.length > 0 ? shareOf(logOdds(base)) : 0.5;
  return `Från utgångsläget ${format.share(start)} för ${format.inWords(rest, true)} steg till ${format.share(shareOf(logOdds(ordered)))}.`;
}

const lowReporting = () =>
  notice({
    kind: "thin",
    title: "Enheten rapporterar långt färre avvikelser än väntat",
    text: "Få rapporter räknas aldrig som god kvalitet: enhetens egna låga antal får inte sänka risken. Fråga hur avvikelser rapporteras.",
  });

const noBasis = () =>
  notice({
    kind: "empty",
    title: "Underlag saknas",
    text: "Ingen indikator säger något om enheten i det här kvalitetsområdet. Det är inte ett gott tecken, bara ett okänt.",
  });
