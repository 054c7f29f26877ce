import { html } from "htl";
import { uniqueAmounts } from "../../../src/invoices/uniqueAmounts.ts";
import * as format from "../../components/format.ts";
import { plainNumber } from "./headline.ts";

/** Three findings that ask about the same invoice line: the least that shows every case. */
const LINE = 1000;
const FINDINGS = [
  { klass: "hard", word: "Ett hårt fall", amount: 600, why: "alla är unika" },
  {
    klass: "hard",
    word: "Ett mindre hårt fall på samma rad",
    amount: 400,
    why: "inga är unika, för de kan vara samma kronor som de första",
  },
  {
    klass: "mjuk",
    word: "Ett mjukt fall på samma rad",
    amount: 900,
    why: "bara det som går utöver de första är unikt",
  },
] as const;

export interface Probabilities {
  hard: number;
  mjuk: number;
}

export interface ExampleFinding {
  word: string;
  why: string;
  amount: number;
  unique: number;
  probability: number;
  expected: number;
}

/** The example as the run would count it, with the probabilities that are taken for granted before there are answers. */
export function exampleFindings(probabilities: Probabilities): ExampleFinding[] {
  const claims = FINDINGS.map(({ amount }) => ({ amount, about: "fakturarader" as const, rows: [0] }));
  const unique = uniqueAmounts(claims, { worth: [LINE], ceiling: LINE });
  return FINDINGS.map(({ klass, ...finding }, index) => ({
    ...finding,
    unique: unique[index]!,
    probability: probabilities[klass],
    expected: unique[index]! * probabilities[klass],
  }));
}

const sumOf = (findings: readonly ExampleFinding[], key: "amount" | "unique" | "expected"): string =>
  format.kronor(findings.reduce((sum, finding) => sum + finding[key], 0));

/** What unique kronor are, by example. */
export function uniqueExample(probabilities: Probabilities): HTMLElement {
  const findings = exampleFindings(probabilities);
  return html`<div>
    <p>Ett påhittat exempel: tre fall frågar om samma fakturarad på ${format.kronor(LINE)}.</p>
    <ul>${findings.map(({ word, amount, unique, why }) => html`<li>${word} frågar om ${format.kronor(amount)}: ${format.kronor(unique)} unika; ${why}.</li>`)}</ul>
    <p>Var för sig frågar de om ${sumOf(findings, "amount")}, men tillsammans om ${sumOf(findings, "unique")} unika kronor.</p>
  </div>`;
}

/** What expected kronor are, by the same example. */
export function expectedExample(probabilities: Probabilities): HTMLElement {
  const findings = exampleFindings(probabilities);
  return html`<div>
    <p>I exemplet ovan, med de antaganden som gäller innan det finns svar:</p>
    <ul>${findings.map(({ word, unique, probability, expected }) => html`<li>${word}: ${format.kronor(unique)} × ${plainNumber(100 * probability)} % = ${format.kronor(expected)}.</li>`)}</ul>
    <p>Tillsammans ${sumOf(findings, "expected")} väntade kronor av ${sumOf(findings, "unique")} unika.</p>
  </div>`;
}
