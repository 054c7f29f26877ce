import * as format from "../../components/format.ts";
import { type Asked, answersText, casesText } from "../common/asked.ts";
import { isReconcilable, type Ledger, noAccusation, shareInWords } from "../ekonomi/ledger.ts";

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
      : `${format.capitalise(casesText(asked))}.${asked.open > 0 ? ` ${asked.open < asked.count ? "Det som är kvar gäller" : asked.open === 1 ? "Det gäller" : "De gäller"} ${format.kronorShort(asked.openUnique)} när varje krona räknas en gång.` : ""}`;
  const answers = answersText(asked);
  const month =
    worst && ledger.unexplained > 0 && worst.kronor < ledger.unexplained
      ? ` Mest återstår från ${format.month(worst.manad)}: ${format.kronorShort(worst.kronor)}.`
      : "";
  return `${questions}${answers ? ` ${answers}` : ""}${month}${ledger.unexplained > 0 ? ` ${noAccusation(asked)}` : ""}`;
}
