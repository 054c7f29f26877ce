import { html } from "htl";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { table } from "../../components/table.ts";
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

/** `82 % (61–94 %), 22 svar`; until somebody has answered it says so. */
export function precisionText({
  precision,
  precision_lag,
  precision_hog,
  svar_antal,
}: Pick<RuleAccount, "precision" | "precision_lag" | "precision_hog" | "svar_antal">): string {
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
        unik: rule.unik_kr ?? rule.belopp_kr,
      };
    });
  type Row = (typeof rows)[number];
  const twoLines = (first: string, second: string): HTMLElement =>
    html`<div>${first}<div class="cell-detail">${second}</div></div>`;
  const columns: Column<Row>[] = [
    {
      key: "namn",
      label: "Mönster",
      href: (rule) => (rule.antal ? href(rule) : `#regel-${rule.regel_id}`),
      render: ({ namn }) => html`<span class="what-cell">${namn}</span>`,
    },
    { key: "klass", label: "Klass", render: ({ klass }) => classWord(klass) },
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
      label: "Att fråga om",
      type: "number",
      render: (rule) => twoLines(format.number(rule.antal), format.kronor(rule.belopp_kr)),
    },
    { key: "unik", label: "Unika kronor", type: "kronor" },
    {
      key: "precision",
      label: "Hur ofta regeln har haft rätt",
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
    { key: "antal", label: "Att fråga om", type: "number" },
    { key: "belopp_kr", label: "Kronor att fråga om", type: "kronor" },
    { key: "unik", label: "Unika kronor", type: "kronor" },
    { key: "q", label: "Andel falska träffar som regeln tål", type: "share", digits: 1 },
    { key: "svar_antal", label: "Svar", type: "number" },
    { key: "precision", label: "Andel riktiga", type: "share" },
    { key: "precision_lag", label: "Lägst", type: "share" },
    { key: "precision_hog", label: "Högst", type: "share" },
  ];
  return table(rows, columns, {
    caption: "Mönster att fråga om, per regel",
    sort: { key: "unik", descending: true },
    filter: false,
    exportColumns,
    ifEmpty: "Ingen regel kunde prövas: underlag saknas.",
  });
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
