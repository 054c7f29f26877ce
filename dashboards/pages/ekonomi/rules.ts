import { html } from "htl";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { table } from "../../components/table.ts";
import { sumNote } from "../common/explainId.ts";
import { lacksText, type SourceRow } from "../common/lacks.ts";
import { classWord } from "../common/ruleCards.ts";
import type { RuleRow } from "./tables.ts";

/** `fynd-regler` of the edition ekonomi: the whole way from what was tested to what is asked. */
export interface RuleAccount extends RuleRow {
  provade: number | null;
  exponering: string | null;
  q: number | null;
  brutto_antal: number | null;
  brutto_kr: number | null;
  /** of the cases, what is still to be asked about */
  oppna: number;
  oppet_unik_kr: number;
  /** cases that are soft where the rule is hard: one of the two facts is itself uncertain */
  annan_klass: number;
  svar_antal: number | null;
  precision: number | null;
  precision_lag: number | null;
  precision_hog: number | null;
}

/** `fyndundantag` */
export interface GuardCount {
  regel_id: string;
  skydd: string;
  antal: number;
  belopp_kr: number;
}

/** What was tested, in words: the header's `exponering` of a rule. */
const tested: Record<string, string> = {
  besok: "besök",
  fakturarader: "fakturarader",
  brukarmanader: "brukarmånader",
  utforarmanader: "utförarmånader",
  enhetsmanader: "enhetsmånader",
  personaldagar: "personaldagar",
  brukare: "brukare",
  enheter: "enheter",
  utforare: "utförare",
};

export const testedText = ({ provade, exponering }: Pick<RuleAccount, "provade" | "exponering">): string =>
  provade === null ? "okänt" : `${format.number(provade)} ${tested[exponering ?? ""] ?? exponering ?? ""}`;

/** How often a rule was right, of all that its answers decided. */
export type RuleRecord = Pick<RuleAccount, "precision" | "precision_lag" | "precision_hog" | "svar_antal">;

/** `82 % (61–94 %), 22 svar`; until somebody has answered it says so. */
export function precisionText({ precision, precision_lag, precision_hog, svar_antal }: RuleRecord): string {
  if (precision === null || !svar_antal) return "inga svar ännu";
  const range =
    precision_lag === null || precision_hog === null ? "" : ` (${format.shareInterval(precision_lag, precision_hog)})`;
  return `${format.share(precision)}${range}, ${format.number(svar_antal)} svar`;
}

export function guardsText(guards: readonly GuardCount[]): string {
  return guards.map(({ skydd, antal }) => `${skydd} ${format.number(antal)}`).join(", ");
}

/** The rules that were tried, from hits to questions: gross, what the data itself excuses, and what is left. */
export function ruleAccounts(
  rules: readonly RuleAccount[],
  guards: readonly GuardCount[],
  href: (rule: RuleAccount) => string,
): HTMLElement {
  const rows = rules
    .filter(({ tillamplig }) => tillamplig)
    .map((rule) => {
      const own = guards.filter(({ regel_id }) => regel_id === rule.regel_id);
      return {
        ...rule,
        undantag: own.reduce((sum, { antal }) => sum + antal, 0),
        undantag_kr: own.reduce((sum, { belopp_kr }) => sum + belopp_kr, 0),
        undantag_text: guardsText(own),
        provade_text: testedText(rule),
        precision_text: precisionText(rule),
        besvarade: (rule.antal ?? 0) - rule.oppna,
      };
    });
  type Row = (typeof rows)[number];
  const answered = rows.some(({ besvarade }) => besvarade > 0);
  const twoLines = (first: string, second: string): HTMLElement =>
    html`<div>${first}<div class="cell-detail">${second}</div></div>`;
  const columns: Column<Row>[] = [
    {
      key: "namn",
      label: "Mönster",
      href: (rule) => (rule.antal ? href(rule) : `#regel-${rule.regel_id}`),
      render: ({ namn, regel_id }) =>
        html`<span class="what-cell">${namn} <span class="rule-id">${regel_id}</span></span>`,
    },
    {
      key: "klass",
      label: "Klass",
      render: ({ klass, annan_klass }) =>
        annan_klass > 0 ? twoLines(classWord(klass), `${format.number(annan_klass)} mjuka`) : classWord(klass),
    },
    { key: "provade", label: "Prövat", type: "number", render: ({ provade_text }) => provade_text },
    {
      key: "brutto_antal",
      label: "Träffar",
      type: "number",
      render: (rule) =>
        twoLines(format.number(rule.brutto_antal ?? rule.antal), format.kronor(rule.brutto_kr ?? rule.belopp_kr)),
    },
    {
      key: "undantag",
      label: "Varav förklarade av uppgifterna",
      type: "number",
      align: "left",
      render: ({ undantag, undantag_text }) =>
        undantag === 0
          ? "–"
          : html`<div class="guard-cell">${format.number(undantag)}<div class="cell-detail">${undantag_text}</div></div>`,
    },
    {
      key: "antal",
      label: "Fall",
      type: "number",
      render: ({ antal, belopp_kr, besvarade }) =>
        html`<div>${twoLines(format.number(antal), format.kronor(belopp_kr))}${besvarade > 0 ? html`<div class="cell-detail">${format.number(besvarade)} besvarade</div>` : null}</div>`,
    },
    {
      key: "oppet_unik_kr",
      label: answered ? "Unika kronor kvar" : "Unika kronor",
      type: "kronor",
    },
    {
      key: "precision",
      label: "Regeln har haft rätt",
      type: "share",
      align: "left",
      render: ({ precision_text }) => precision_text,
    },
  ];
  const exportColumns: Column<Row>[] = [
    { key: "regel_id", label: "Regel" },
    { key: "namn", label: "Mönster" },
    { key: "klass", label: "Klass" },
    { key: "provade", label: "Prövade", type: "number" },
    { key: "exponering", label: "Vad som prövats" },
    { key: "brutto_antal", label: "Träffar", type: "number" },
    { key: "brutto_kr", label: "Kronor i träffar", type: "kronor" },
    { key: "undantag", label: "Undantagna", type: "number" },
    { key: "undantag_kr", label: "Kronor i undantagna", type: "kronor" },
    { key: "undantag_text", label: "Varför undantagna" },
    { key: "antal", label: "Fall", type: "number" },
    { key: "belopp_kr", label: "Kronor i fall", type: "kronor" },
    { key: "unik_kr", label: "Unika kronor", type: "kronor" },
    { key: "besvarade", label: "Besvarade fall", type: "number" },
    { key: "oppna", label: "Fall kvar att fråga om", type: "number" },
    { key: "oppet_unik_kr", label: "Unika kronor kvar att fråga om", type: "kronor" },
    { key: "q", label: "Andel falska träffar som regeln tål", type: "share", digits: 1 },
    { key: "svar_antal", label: "Svar", type: "number" },
    { key: "precision", label: "Andel riktiga", type: "share" },
    { key: "precision_lag", label: "Lägst", type: "share" },
    { key: "precision_hog", label: "Högst", type: "share" },
  ];
  return table(rows, columns, {
    caption: "Mönster att fråga om, per regel",
    sort: { key: "oppet_unik_kr", descending: true },
    filter: false,
    exportColumns,
    ifEmpty: "Ingen regel kunde prövas: underlag saknas.",
  });
}

/** The ids of all the findings, and of one rule's: what stands after its name. */
export function rulesSumNote(rules: readonly RuleAccount[]): HTMLElement | null {
  const some = rules.find(({ antal }) => antal);
  if (!some) return null;
  return sumNote("fynd", html`<span>. Ett mönsters id står efter dess namn: <code>${some.regel_id}</code></span>`);
}

/** The rules that could not be tried, and what each would need: their silence says nothing. */
export function untriedRules(
  rules: readonly RuleAccount[],
  sources: readonly Pick<SourceRow, "kalla" | "titel">[],
): HTMLElement | null {
  const rows = rules
    .filter(({ tillamplig }) => !tillamplig)
    .map(({ regel_id, namn, saknar }) => ({ regel_id, namn, behov: format.list(lacksText(saknar, sources)) }));
  if (rows.length === 0) return null;
  return html`<div>
    <h3>Regler som inte är tillämpliga</h3>
    <p>${rows.length === 1 ? "En regel" : `${format.capitalise(format.inWords(rows.length))} regler`} kunde inte prövas. Att de inte gav något betyder ingenting: de har inte fått fråga.</p>
    ${table(
      rows,
      [
        {
          key: "namn",
          label: "Mönster",
          render: ({ namn, regel_id }) => html`${namn} <span class="rule-id">${regel_id}</span>`,
        },
        { key: "behov", label: "Saknar", render: ({ behov }) => html`<div class="prose-cell">${behov}</div>` },
      ],
      { caption: "Regler som inte är tillämpliga, och vad de saknar", filter: false, ifEmpty: "" },
    )}
  </div>`;
}
