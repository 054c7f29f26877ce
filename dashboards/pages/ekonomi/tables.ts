import { html } from "htl";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { table } from "../../components/table.ts";
import { lacksText, type SourceRow } from "../common/lacks.ts";
import { classWord, type RuleText, ruleCard } from "../common/ruleCards.ts";

/** `avstamning-utforare` */
export interface ProviderRow {
  utforare_id: string;
  utforare_namn: string | null;
  driftsform_namn: string | null;
  /** null: fewer than may be shown */
  brukare: number | null;
  belopp_kr: number;
  tid_kr: number;
  /** null where `skyddad` */
  oforklarad_kr: number | null;
  skyddad: boolean;
  fran: string;
  till: string;
}

/** `fynd-regler` */
export interface RuleRow extends RuleText {
  tillamplig: boolean;
  saknar: string[];
  /** null where `skyddad` */
  antal: number | null;
  brukare: number | null;
  utforare: number | null;
  minuter: number | null;
  belopp_kr: number | null;
  /** a krona that several rules are about, counted once; null where `skyddad` */
  unik_kr: number | null;
  skyddad: boolean;
}

const WITHHELD = "visas inte";

/** Who invoiced what, and how much of it is unexplained: largest share first, egen regi and private in one list. */
export function providerTable(rows: readonly ProviderRow[], href?: (row: ProviderRow) => string): HTMLElement {
  const shown = rows.map((row) => ({
    ...row,
    namn: row.utforare_namn ?? row.utforare_id,
    andel: row.tid_kr > 0 && row.oforklarad_kr !== null ? row.oforklarad_kr / row.tid_kr : null,
  }));
  type Row = (typeof shown)[number];
  const withheld = (row: Row, text: string): string => (row.skyddad ? WITHHELD : text);
  const columns: Column<Row>[] = [
    { key: "namn", label: "Utförare", ...(href ? { href } : {}) },
    { key: "driftsform_namn", label: "Driftsform" },
    {
      key: "brukare",
      label: "Brukare",
      type: "number",
      render: ({ brukare }) => (brukare === null ? "få" : brukare === 0 ? "–" : format.number(brukare)),
    },
    { key: "belopp_kr", label: "Fakturerat", type: "kronor" },
    {
      key: "tid_kr",
      label: "Varav för tid",
      type: "kronor",
      render: ({ tid_kr }) => (tid_kr ? format.kronor(tid_kr) : "–"),
    },
    {
      key: "oforklarad_kr",
      label: "Ej förklarat",
      type: "kronor",
      render: (row) => withheld(row, row.tid_kr > 0 || row.oforklarad_kr ? format.kronor(row.oforklarad_kr) : "–"),
    },
    {
      key: "andel",
      label: "Andel av tid",
      type: "share",
      digits: 2,
      render: (row) => withheld(row, row.andel === null ? "–" : format.share(row.andel, 2)),
    },
  ];
  return table(shown, columns, {
    caption: "Utförare: fakturerat och ej förklarat",
    pageSize: 15,
    sort: { key: "oforklarad_kr", descending: true },
    ifEmpty: "Inga fakturor är inlästa.",
  });
}

export const providerNote = (rows: readonly ProviderRow[], smallest: number): string =>
  rows.some((row) => row.skyddad)
    ? `Oförklarade kronor som gäller färre än ${format.inWords(smallest)} brukare visas inte här, och inte heller det belopp som annars skulle gå att räkna ut.`
    : "";

/** How many questions there are, in one sentence. */
export function rulesHeadline(rules: readonly RuleRow[]): string {
  const applied = rules.filter((rule) => rule.tillamplig);
  if (rules.length === 0) return "Ingen regel är prövad.";
  const found = applied.filter((rule) => rule.skyddad || (rule.antal ?? 0) > 0);
  const known = found.filter((rule) => !rule.skyddad);
  const questions = known.reduce((sum, rule) => sum + (rule.antal ?? 0), 0);
  const kronor = known.reduce((sum, rule) => sum + (rule.unik_kr ?? rule.belopp_kr ?? 0), 0);
  const lacking = rules.length - applied.length;
  const notApplied =
    lacking > 0 ? ` ${format.capitalise(format.inWords(lacking))} kunde inte prövas, för underlag saknas.` : "";
  if (applied.length === 0) return `Ingen av ${format.inWords(rules.length)} regler kunde prövas, för underlag saknas.`;
  if (found.length === 0)
    return `${format.capitalise(format.inWords(applied.length))} regler är prövade och ingen gav något att fråga om.${notApplied}`;
  const least = known.length < found.length ? "minst " : "";
  return `${format.capitalise(format.inWords(found.length))} av ${format.inWords(applied.length)} prövade regler gav något att fråga om: ${least}${format.number(questions)} fall, tillsammans ${format.kronorShort(kronor)} när varje krona räknas en gång.${notApplied}`;
}

/** Two sums that stand near each other and look as if they should be one. */
export const whyNotTheSame = (rules: readonly RuleRow[]): string =>
  rules.some((rule) => rule.skyddad || rule.antal)
    ? "Summan är inte densamma som det oförklarade: en regel kan fråga om kronor som avstämningen förklarar, och en oförklarad krona behöver inte ingå i något fall."
    : "";

export function ruleTable(rules: readonly RuleRow[], href?: (rule: RuleRow) => string): HTMLElement {
  const amount = (rule: RuleRow, text: string): string =>
    !rule.tillamplig ? "ej prövad" : rule.skyddad ? WITHHELD : text;
  const columns: Column<RuleRow>[] = [
    {
      key: "namn",
      label: "Mönster",
      href: (rule) => href?.(rule) ?? `#regel-${rule.regel_id}`,
      render: ({ namn }) => html`<span class="what-cell">${namn}</span>`,
    },
    { key: "klass", label: "Klass", render: ({ klass }) => classWord(klass) },
    { key: "antal", label: "Antal", type: "number", render: (rule) => amount(rule, format.number(rule.antal)) },
    {
      key: "brukare",
      label: "Brukare",
      type: "number",
      render: (rule) => amount(rule, rule.brukare === 0 && rule.antal ? "–" : format.number(rule.brukare)),
    },
    {
      key: "utforare",
      label: "Utförare",
      type: "number",
      render: (rule) => amount(rule, format.number(rule.utforare)),
    },
    {
      key: "minuter",
      label: "Timmar",
      type: "number",
      render: (rule) => amount(rule, format.number((rule.minuter ?? 0) / 60)),
    },
    {
      key: "belopp_kr",
      label: "Kronor",
      type: "kronor",
      render: (rule) => amount(rule, format.kronor(rule.belopp_kr)),
    },
  ];
  const one = new Set(rules.map(({ klass }) => klass)).size < 2;
  return table(rules, one ? columns.filter(({ key }) => key !== "klass") : columns, {
    caption: "Mönster att fråga om, per regel",
    sort: { key: "belopp_kr", descending: true },
    filter: false,
    ifEmpty: "Ingen regel är prövad.",
  });
}

/** Every rule with its innocent explanation and its question; those with findings first. */
export function ruleCards(rules: readonly RuleRow[], sources: readonly SourceRow[]): HTMLElement {
  const order = [...rules].sort(
    (a, b) => (b.belopp_kr ?? -1) - (a.belopp_kr ?? -1) || (a.regel_id < b.regel_id ? -1 : 1),
  );
  return html`<div class="rule-cards">${order.map((rule) => ruleCard(rule, ruleFacts(rule, sources)))}</div>`;
}

export function ruleFacts(rule: RuleRow, sources: readonly Pick<SourceRow, "kalla" | "titel">[]): string {
  if (!rule.tillamplig) return `Ej tillämplig: ${format.list(lacksText(rule.saknar, sources))} saknas.`;
  if (rule.skyddad) return "Gav fall för så få brukare att antal och kronor inte visas här.";
  if (!rule.antal) return "Prövad, gav inget att fråga om.";
  const hours = (rule.minuter ?? 0) / 60;
  return `${format.number(rule.antal)} fall hos ${format.number(rule.utforare)} utförare: ${format.kronor(rule.belopp_kr)} för ${format.number(hours, hours < 10 ? 1 : 0)} timmar.`;
}
