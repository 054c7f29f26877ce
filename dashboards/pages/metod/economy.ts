import { html } from "htl";
import * as format from "../../components/format.ts";
import type { InvoiceRuleRow, ThresholdRow } from "./types.ts";

/** What ekonomi's pages are steered by: invoices, the utförares' economy, how files are read and people protected. */
const AREAS = new Set(["ekonomi", "ekonomilage", "lasning"]);

/** Trends and funnels of the utförares' economy are judged as those of the indicators are. */
const JUDGES = /^(signal_(tydlig|mojlig)_q|signal_minsta_styrka|trend_(minst_kvartal|kvartal|konfidens)|tratt_.*)$/;

export const economyThresholds = (rows: readonly ThresholdRow[]): ThresholdRow[] =>
  rows.filter(({ omrade, namn }) => AREAS.has(omrade) || JUDGES.test(namn));

export const economyMethodHeadline = (rules: readonly InvoiceRuleRow[]): string =>
  `Varje krona får en orsak, och ${format.number(rules.length)}\u00a0fakturaregler säger vad som är värt att fråga om`;

/** One thing, one word: what the pages call what a rule looks for, what it sees, and what is left to ask. */
export const caseWords = (): HTMLElement =>
  html`<p>Orden: ett <strong>mönster</strong> är det som en regel letar efter. En <strong>träff</strong> är varje gång det syns. Det som uppgifterna själva förklarar räknas bort, och det som blir kvar är <strong>fall</strong> att fråga om. I kontrollprotokollet och i filerna heter ett fall <strong>fynd</strong>, och dess beteckning börjar på F.</p>`;
