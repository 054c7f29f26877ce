import { reporter } from "../reporter.ts";
import type { ExportOptions } from "./export.ts";

/** `uppsikt export`: one letter and one file per utförare with something to answer. */
export async function exportLetters(options: ExportOptions & { till: string }): Promise<void> {
  // The writer of documents is large, and no other command needs it.
  const { writeLetters } = await import("../../../pipelines/export/letters.ts");
  const letters = await writeLetters({
    outFolder: options.out,
    target: options.till,
    utforare: options.utforare,
    days: options.dagar,
    most: options.hogst,
    overwrite: options.overwrite,
  });
  const questions = letters.reduce((sum, { antal }) => sum + antal, 0);
  reporter(options).result(
    { brev: letters },
    letters.length === 0
      ? "Inget att fråga om: inga obesvarade fynd."
      : `${letters.length} brev med ${questions} frågor skrivna i ${options.till}. Läs igenom dem innan de skickas.`,
  );
}
