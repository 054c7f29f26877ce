import { html } from "htl";
import { probabilityGround } from "../../../src/messages/probabilityGround.ts";
import { spokenText } from "../../../src/messages/spokenText.ts";
import * as format from "../../components/format.ts";
import { classWords, type RuleText } from "../common/ruleCards.ts";
import { precisionText, type RuleRecord } from "../ekonomi/rules.ts";
import { answerText } from "./answers.ts";
import { evidence } from "./evidence.ts";
import { minutesText } from "./minutesText.ts";
import { questionBox, questionText } from "./question.ts";
import { reconciled } from "./reconciled.ts";
import { periodText } from "./selection.ts";
import type { EvidenceRow, FindingRow, GuardRow, ReconciledRow } from "./types.ts";

export interface CaseParts {
  finding: FindingRow;
  rule: (RuleText & RuleRecord) | undefined;
  guards: readonly GuardRow[];
  forklaring: Promise<string>;
  rows: Promise<readonly EvidenceRow[]>;
  cells: Promise<readonly ReconciledRow[]>;
}

/** One finding so that it can be read aloud to the utförare: what was seen, its rows, what may explain it, and what to ask. */
export function caseView({ finding, rule, guards, forklaring, rows, cells }: CaseParts): HTMLElement {
  const sentence = html`<p class="case-sentence">Hämtar …</p>`;
  const picture = html`<div class="case-rows"></div>`;
  const question = html`<div></div>`;
  Promise.all([forklaring, rows]).then(
    ([text, found]) => {
      sentence.textContent = spokenText(text);
      picture.replaceChildren(evidence(finding, found));
      if (rule) question.replaceChildren(questionBox(questionText(finding, text, rule, found)));
    },
    () => {
      sentence.textContent = "Fallets rader kunde inte hämtas. Ladda om sidan och försök igen.";
    },
  );
  const words = classWords[finding.klass];
  return html`<article class="case">
    <p class="case-kicker">Fall ${finding.fynd_id} · regel ${finding.regel_id}${words ? ` · ${words.word}: ${words.meaning}` : ""}</p>
    <h2 tabindex="-1">${finding.regel_namn}</h2>
    ${sentence}
    <dl class="case-facts">${factsOf(finding, rule).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
    ${picture}
    ${reconciled(cells)}
    ${
      rule
        ? html`<div class="case-question">
      <section><h3>Kan ha en oskyldig förklaring</h3><p>${rule.oskyldig_forklaring}</p>${guardText(guards)}</section>
      <section><h3>Fråga att ställa</h3>${question}</section>
    </div>`
        : null
    }
  </article>`;
}

export function factsOf(finding: FindingRow, rule?: RuleRecord): [string, string][] {
  const { unik_kr, belopp_kr, manader_i_rad: months } = finding;
  const facts: [string, string | null | undefined][] = [
    ["Utförare", finding.utforare_namn ?? finding.utforare_id],
    ["Driftsform", finding.driftsform_namn],
    ["Enhet", finding.enhet_namn],
    ["Brukare", finding.brukare],
    ["Period", periodText(finding.period)],
    ["Tid", finding.minuter ? minutesText(finding.minuter) : null],
    ["Kronor", belopp_kr === null ? "priset är okänt" : format.kronor(belopp_kr)],
    ["Varav unika kronor", unik_kr !== null && unik_kr !== belopp_kr ? format.kronor(unik_kr) : null],
    ["Har synts", months !== null && months > 1 ? `${format.inWords(months)} månader i rad` : null],
    ["Sannolikhet att det håller", finding.sannolikhet_grund === "svar" ? null : probabilityText(finding)],
    ["Regeln har haft rätt", finding.sannolikhet_grund === "lart" && rule ? precisionText(rule) : null],
    ["Ovanligt jämfört med andra", finding.q === null ? null : `${chanceText(finding.q)} kan vara slump`],
    ["Senaste svar", answerText(finding)],
  ];
  return facts.flatMap(([label, value]) => (value ? [[label, value] as [string, string]] : []));
}

/** How likely the finding is to hold, and what that rests on: an assumption never looks like experience. */
export function probabilityText(
  finding: Pick<FindingRow, "sannolikhet" | "sannolikhet_lag" | "sannolikhet_hog" | "sannolikhet_grund">,
): string {
  const { sannolikhet, sannolikhet_lag: low, sannolikhet_hog: high, sannolikhet_grund: ground } = finding;
  if (sannolikhet === null) return "okänd, inga svar ännu";
  const range = low === null || high === null || low === high ? "" : ` (${format.shareInterval(low, high)})`;
  return `${format.share(sannolikhet)}${range}, ${probabilityGround(ground) ?? "inga svar ännu"}`;
}

/** `0.004` → `högst 4 av 1\u00a0000`: of the findings asked about at this level, so many come by chance. */
export function chanceText(q: number): string {
  if (q <= 0.0001) return "färre än 1 av 10\u00a0000";
  return q < 0.01
    ? `högst ${format.number(Math.max(1, Math.ceil(q * 1000)))} av 1\u00a0000`
    : `högst ${format.number(Math.ceil(q * 100))} av 100`;
}

/** What the data itself was asked before this became a question. */
function guardText(guards: readonly GuardRow[]): HTMLElement {
  return guards.length === 0
    ? html`<p class="cell-detail">Det som regeln själv kan utesluta är uteslutet innan fallet kom hit.</p>`
    : html`<p class="cell-detail">Prövat och inte funnet här: ${format.list(guards.map(({ skydd, antal }) => `${skydd} (undantog ${format.number(antal)} andra)`))}.</p>`;
}
