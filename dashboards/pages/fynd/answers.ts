import * as format from "../../components/format.ts";
import type { FindingRow } from "./types.ts";

/** `fyndsvarsutfall` (data/koder) as a reader meets it, and what it says of the finding. */
const answers: Record<string, string> = {
  felaktigt: "felaktigt fakturerat",
  delvis: "delvis felaktigt",
  forklarat: "förklarat",
  obesvarat: "utföraren har inte svarat",
};

/** That the utförare has not answered in time says nothing of the finding. */
export const decides = (code: string): boolean => code !== "obesvarat";

export const saysWrong = (code: string): boolean => code === "felaktigt" || code === "delvis";

/** An utförare may credit a whole line where a part was asked about; a misplaced comma is more. As `overstor` in the run. */
export const isOversized = (named: number, asked: number): boolean => named > 2 * asked;

export const answerWord = (code: string): string => answers[code] ?? code;

/** What may stand in the column `utfall` of the work list when it comes back. */
export const answerCodes = Object.keys(answers);

/** `felaktigt fakturerat, 30 001 kr, 3 mars 2026`; that it names no kronor is said where it found something wrong */
export function answerText({ svar, svar_namn, svar_belopp, svar_datum, belopp_kr }: FindingRow): string {
  if (svar === null) return "inget svar inläst";
  const far = svar_belopp !== null && belopp_kr !== null && isOversized(svar_belopp, belopp_kr);
  const kronor =
    svar_belopp !== null
      ? `${format.kronor(svar_belopp)}${far ? " (mer än dubbelt så mycket som frågan gällde, kontrollera)" : ""}`
      : saysWrong(svar)
        ? "beloppet är inte utrett"
        : null;
  return [(svar_namn ?? svar).toLocaleLowerCase("sv"), kronor, svar_datum ? format.date(svar_datum) : null]
    .filter(Boolean)
    .join(", ");
}
