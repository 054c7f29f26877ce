import type { RunSummary } from "../../pipelines/run.ts";
import { answersAbove, answersForNothing, answersOtherRule } from "../messages/answers.ts";
import { notRead, unassessed } from "../messages/byHand.ts";
import { laterThanData } from "../messages/later.ts";

const number = new Intl.NumberFormat("sv-SE");
const day = new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeZone: "UTC" });

/** What a run did, in the sentences that whoever started it wants to read. */
export function summaryText(summary: RunSummary): string {
  const { imprint, files, rows, rejected, unread, waiting, unknownFolders, missing, later, answers, months } = summary;
  const lines = [
    `${imprint.kommun}: ${number.format(rows)} rader ur ${files} filer, uppgifter till och med ${day.format(new Date(imprint.perDatum))}.`,
    rejected > 0
      ? `${number.format(rejected)} rader avvisades; uppsikt check visar var och varför, och sidan Datakvalitet räknar dem.`
      : "Ingen rad avvisades.",
  ];
  if (unread.length > 0) lines.push(...notRead(unread), "uppsikt check säger varför.");
  lines.push(...unassessed(waiting));
  if (months !== null)
    lines.push(
      months.length === 0
        ? "Inga besök, beslut eller fakturor har ändrats sedan förra körningen; månaderna togs över."
        : `Besök och fakturor gicks igenom på nytt för ${months.length} månader (${months[0]}–${months.at(-1)}); övriga är oförändrade sedan förra körningen.`,
    );
  lines.push(...laterThanData(later, imprint.perDatum));
  if (answers.forNothing.length > 0) lines.push(answersForNothing(answers.forNothing));
  if (answers.above.length > 0) lines.push(answersAbove(answers.above));
  if (answers.otherRule.length > 0) lines.push(answersOtherRule(answers.otherRule));
  if (missing.length > 0) lines.push(`Källor som saknas: ${missing.join(", ")}. Det som bygger på dem säger det.`);
  if (unknownFolders.length > 0)
    lines.push(
      `Mappar som inte är någon källa och inte lästes: ${unknownFolders.join(", ")} (uppsikt check föreslår stavning).`,
    );
  lines.push(`Publicerat som körning ${imprint.korning}.`);
  return lines.join("\n");
}
