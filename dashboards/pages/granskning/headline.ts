import * as format from "../../components/format.ts";
import { isReconcilable, type Ledger, shareInWords } from "../ekonomi/ledger.ts";
import type { FindingMonthRow } from "../ekonomi/months.ts";

export interface Asked {
  count: number;
  unique: number;
}

export const askedOf = (rows: readonly FindingMonthRow[]): Asked => ({
  count: rows.reduce((sum, { antal }) => sum + antal, 0),
  unique: rows.reduce((sum, { unik_kr }) => sum + unik_kr, 0),
});

/** The finding of one utförare, or of one of its months, in a sentence. */
export function providerHeadline(name: string, when: string, ledger: Ledger): string {
  if (ledger.time <= 0) return `${name}: inget är fakturerat per timme ${when}`.trim();
  if (!isReconcilable(ledger)) return `${name}: det fakturerade går inte att stämma av ${when}`.trim();
  const explained = `${shareInWords(ledger.explained / ledger.time)} av kronorna för tid ${when ? `${when} ` : ""}förklaras`;
  return ledger.unexplained > 0
    ? `${name}: ${explained}, ${format.kronorShort(ledger.unexplained)} återstår`
    : `${name}: ${explained}`;
}

export function providerLead(asked: Asked, worst: { manad: string; kronor: number } | null, ledger: Ledger): string {
  const questions =
    asked.count === 0
      ? "Ingen regel gav något att fråga om."
      : `${format.capitalise(format.inWords(asked.count, true))} mönster att fråga om, ${format.kronorShort(asked.unique)} när varje krona räknas en gång.`;
  const month =
    worst && ledger.unexplained > 0 && worst.kronor < ledger.unexplained
      ? ` Mest återstår från ${format.month(worst.manad)}: ${format.kronorShort(worst.kronor)}.`
      : "";
  const tone = ledger.unexplained > 0 ? " Det som återstår är något att fråga om, inte något som är fel." : "";
  return `${questions}${month}${tone}`;
}
