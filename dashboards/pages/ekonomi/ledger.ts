import { causes } from "../../../src/invoices/causes.ts";
import * as format from "../../components/format.ts";
import type { Asked } from "../common/asked.ts";

/** `avstamning-orsaker` */
export interface CauseRow {
  orsak: string;
  minuter: number;
  belopp_kr: number;
  /** null: fewer than may be shown */
  brukare: number | null;
  utforare: number;
}

/** The whole reconciliation in eight sums. */
export interface Ledger {
  total: number;
  /** per day or piece: does not follow time, is not reconciled */
  perDay: number;
  credited: number;
  /** what is billed by the hour */
  time: number;
  explained: number;
  unexplained: number;
  /** the part of `unexplained` where there is nothing to reconcile with */
  unfounded: number;
}

const NOT_TIME = new Set(["per_dygn_eller_styck", "kreditering"]);
const explainedCauses = new Set(causes.filter((cause) => cause.forklarad).map((cause) => cause.orsak));

export const causeName = (orsak: string): string => causes.find((cause) => cause.orsak === orsak)?.namn ?? orsak;
export const causeText = (orsak: string): string => causes.find((cause) => cause.orsak === orsak)?.beskrivning ?? "";
export const isExplained = (orsak: string): boolean => explainedCauses.has(orsak);
export const isTime = (orsak: string): boolean => !NOT_TIME.has(orsak);

export function ledgerOf(rows: readonly CauseRow[]): Ledger {
  const sum = (keep: (orsak: string) => boolean): number =>
    rows.reduce((total, row) => (keep(row.orsak) ? total + row.belopp_kr : total), 0);
  return {
    total: sum(() => true),
    perDay: sum((orsak) => orsak === "per_dygn_eller_styck"),
    credited: sum((orsak) => orsak === "kreditering"),
    time: sum(isTime),
    explained: sum((orsak) => isTime(orsak) && isExplained(orsak)),
    unexplained: sum((orsak) => !isExplained(orsak)),
    unfounded: sum((orsak) => orsak === "oforklarat_underlag_saknas"),
  };
}

/** The whole and what it is made of, as written beside each other: readers add them up. */
export const wholeKronor = ({ total, time, perDay, credited }: Ledger): ((value: number) => string) =>
  format.kronorTogether([total, time, perDay], [[total, time, perDay, credited]]);

/** What is not explained, and how much of it there was nothing to reconcile with. */
export const leftKronor = ({ unexplained, unfounded }: Ledger): ((value: number) => string) =>
  format.kronorTogether(
    [unexplained, unexplained - unfounded, unfounded],
    [[unexplained, unexplained - unfounded, unfounded]],
  );

/**
 * A share in words, so that it and the share that is left beside it make a whole: 0.8498 → `85 procent`. It never says all of what is not all:
 * 0.99996 → `mer än 99,9 procent`.
 */
export function shareInWords(share: number): string {
  if (share >= 1) return "100 procent";
  if (share > 0.999) return "mer än 99,9 procent";
  return `${format.number(share * 100, share >= 0.99 ? 1 : 0)} procent`;
}

/** Below this share without anything to reconcile with, the lack is a footnote; above, it belongs in the title. */
const WORTH_A_TITLE = 0.02;

/** Whether there was anything to reconcile the invoices with. Without it the kronor are neither explained nor in question. */
export const isReconcilable = (ledger: Ledger): boolean => ledger.time > 0 && ledger.unfounded / ledger.time < 0.995;

/** The page's title: the finding in one sentence. */
export function ledgerHeadline(ledger: Ledger): string {
  if (ledger.total === 0) return "Inga fakturor är inlästa, så inget kan stämmas av";
  if (ledger.time <= 0) return "Inget är fakturerat per timme, så inget kan stämmas av mot beslut och utförd tid";
  const lackShare = ledger.unfounded / ledger.time;
  if (!isReconcilable(ledger))
    return "Det fakturerade går inte att stämma av: besök, beslut eller avtal att jämföra med saknas";
  const match = `${shareInWords(ledger.explained / ledger.time)} av de kronor som fakturerats för tid förklaras av beslut, utförd tid och avtal`;
  return lackShare >= WORTH_A_TITLE
    ? `${match}; för ${format.number(lackShare * 100)} procent saknas underlag att jämföra med`
    : match;
}

/** What is not explained is no accusation. Once answers have shown something wrong, that is true of the rest only. */
export const noAccusation = (asked: Asked | null): string =>
  asked?.wrong
    ? "Det oförklarade är något att fråga om; det som svaren har visat vara fel kan ligga kvar i det tills det krediteras."
    : "Det oförklarade är något att fråga om, inte något som är fel.";

/** What the title leaves out: how much, of what, and what comes next. */
export function ledgerLead(ledger: Ledger, period: string, asked: Asked | null = null): string {
  if (ledger.total === 0) return "När kommunen lämnar fakturor stäms varje krona av mot avtal, beslut och utförd tid.";
  const [whole, left] = [wholeKronor(ledger), leftKronor(ledger)];
  const outside =
    ledger.perDay > 0
      ? ` Därutöver är ${whole(ledger.perDay)} fakturerade per dygn eller styck och följer inte tid.`
      : "";
  if (ledger.time <= 0) return `Fakturorna gäller ${period}.${outside}`;
  if (!isReconcilable(ledger))
    return `${whole(ledger.time)} är fakturerade för tid. De är varken förklarade eller ifrågasatta så länge underlaget saknas.${outside} Fakturorna gäller ${period}.`;
  const inQuestion = ledger.unexplained - ledger.unfounded;
  const lack = ledger.unfounded > 0 ? ` ${left(ledger.unfounded)} kan inte stämmas av, för underlag saknas.` : "";
  const rest =
    inQuestion > 0
      ? `${left(inQuestion)} av ${whole(ledger.time)} är inte förklarade. ${noAccusation(asked)}${lack}`
      : lack
        ? `Det som går att stämma av är förklarat.${lack}`
        : `Alla ${whole(ledger.time)} är förklarade.`;
  return `${rest}${outside} Avstämningen gäller ${period} och behandlar egen regi och privata utförare på samma sätt.`;
}
