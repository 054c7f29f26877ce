import Papa from "papaparse";
import { periodOf, rowsOf, shownIn } from "../messages/letter.ts";
import type { Letter } from "./letter.ts";

/** What the municipality and the utförare fill in; the names are those of the source `fyndsvar`. */
export const answerColumns = ["svar", "belopp", "datum", "utfall", "roll"] as const;

/**
 * All questions of a letter as a file that opens in a Swedish Excel (semicolons, decimal comma, byte order mark) and that comes back as the
 * source `fyndsvar` once its answer columns are filled in. Nothing in it is run as a formula.
 */
export function questionsCsv(letter: Letter): string {
  const rows = letter.avsnitt.flatMap((section) =>
    section.fragor.map((question) => ({
      fynd_id: question.fynd_id,
      regel_id: section.regel_id,
      amne: section.namn,
      period: periodOf(question.period),
      vad_uppgifterna_visar: shownIn(question),
      fraga: section.fraga,
      kan_bero_pa: section.oskyldig_forklaring,
      rader: rowsOf(question, Number.POSITIVE_INFINITY),
      minuter: question.minuter,
      // Not to be taken for the column `belopp` that is to be filled in.
      kronor_i_fragan: question.belopp_kr === null ? "" : question.belopp_kr.toFixed(2).replace(".", ","),
      ...Object.fromEntries(answerColumns.map((name) => [name, ""])),
    })),
  );
  return `\uFEFF${Papa.unparse(rows, { delimiter: ";", newline: "\r\n", escapeFormulae: true })}\r\n`;
}
