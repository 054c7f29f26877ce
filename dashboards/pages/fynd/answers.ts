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

export const answerWord = (code: string): string => answers[code] ?? code;

/** What may stand in the column `utfall` of the work list when it comes back. */
export const answerCodes = Object.keys(answers);

/** `felaktigt fakturerat, 30 001 kr, 3 mars 2026`; that it names no kronor is said where it found something wrong */
export function answerText({ svar, svar_namn, svar_belopp, svar_datum }: FindingRow): string {
  if (svar === null) return "inget svar inläst";
  const kronor = svar_belopp !== null ? format.kronor(svar_belopp) : saysWrong(svar) ? "beloppet är inte utrett" : null;
  return [(svar_namn ?? svar).toLocaleLowerCase("sv"), kronor, svar_datum ? format.date(svar_datum) : null]
    .filter(Boolean)
    .join(", ");
}
