import { probabilityGround } from "../../../src/messages/probabilityGround.ts";
import { spokenText } from "../../../src/messages/spokenText.ts";
import type { Sheet, SheetColumn } from "../../components/workbook.ts";
import { classWord } from "../common/ruleCards.ts";
import { answerCodes, answerWord } from "./answers.ts";
import type { FindingRow } from "./types.ts";

/** What a file needs of the findings: a column at a time, since all of them as objects would still the page. */
export interface ListedFindings {
  readonly length: number;
  readonly column: (key: keyof FindingRow) => readonly unknown[];
  /** `fyndtexter` of each finding, in the same order */
  readonly texts: () => readonly string[];
  /** the question of each finding's rule */
  readonly questions: () => readonly string[];
}

/**
 * The work list as a file: what to ask about, most kronor and least doubt first, and the columns of the source `fyndsvar` to answer in.
 * What is filled in is read back as it stands; a row that nobody has answered is no row.
 */
export function workList(findings: ListedFindings): readonly [Sheet, Sheet] {
  const of = (key: keyof FindingRow) => () => findings.column(key);
  const text = (label: string, width: number, values: SheetColumn["values"]): SheetColumn => ({ label, width, values });
  // an answered case has its answer instead
  const probabilities = (): readonly unknown[] => {
    const grounds = findings.column("sannolikhet_grund");
    return findings.column("sannolikhet").map((value, place) => (grounds[place] === "svar" ? null : value));
  };
  const answer = (label: string, width: number, more: Pick<SheetColumn, "type" | "choices"> = {}): SheetColumn => ({
    label,
    width,
    answer: true,
    values: [],
    ...more,
  });
  const columns: SheetColumn[] = [
    text("fynd_id", 17, of("fynd_id")),
    answer("datum", 12, { type: "date" }),
    answer("utfall", 12, { choices: answerCodes }),
    answer("belopp", 12, { type: "kronor" }),
    answer("roll", 18),
    answer("svar", 30),
    text("regel_id", 9, of("regel_id")),
    text("Mönster", 30, of("regel_namn")),
    text("Klass", 8, () => findings.column("klass").map((klass) => classWord(String(klass)))),
    text("Utförare-id", 12, of("utforare_id")),
    text("Utförare", 26, of("utforare_namn")),
    text("Driftsform", 16, of("driftsform_namn")),
    text("Enhet", 24, of("enhet_namn")),
    text("Brukare (pseudonym)", 15, of("brukare")),
    text("Period", 16, of("period")),
    { label: "Minuter", width: 10, type: "number", values: of("minuter") },
    { label: "Kronor i fallet", width: 13, type: "kronor", values: of("belopp_kr") },
    { label: "Unika kronor", width: 13, type: "kronor", values: of("unik_kr") },
    { label: "Sannolikhet att det håller", width: 12, type: "share", values: probabilities },
    { label: "Väntade kronor", width: 13, type: "kronor", values: of("vantad_kr") },
    { label: "Månader i rad", width: 10, type: "number", values: of("manader_i_rad") },
    text("Sannolikheten vilar på", 40, () =>
      findings.column("sannolikhet_grund").map((ground) => probabilityGround(ground as string | null)),
    ),
    text("Senaste svar", 18, of("svar_namn")),
    { label: "Kronor i svaret", width: 12, type: "kronor", values: of("svar_belopp") },
    { label: "Svarsdag", width: 12, type: "date", values: of("svar_datum") },
    text("Vad som syns", 70, () => findings.texts().map(spokenText)),
    text("Fråga att ställa", 50, findings.questions),
  ];
  return [{ name: "Arbetslista", columns }, guide];
}

/** How to answer, where the answers are. */
const guide: Sheet = {
  name: "Så fyller du i",
  columns: [
    {
      label: "Kolumn",
      width: 14,
      values: ["datum", "utfall", "belopp", "roll", "svar", null, "Läs in svaren", null],
    },
    {
      label: "Vad som ska stå där",
      width: 90,
      values: [
        "Dagen då svaret bedömdes, till exempel 2026-09-01. Ett svar räknas från den körning vars uppgifter når den dagen.",
        `Ett av orden ${answerCodes.map((code) => `${code} (${answerWord(code)})`).join(", ")}.`,
        "Kronor som visade sig vara fel. Tomt betyder inte utrett.",
        "Rollen som bedömde svaret, till exempel avtalscontroller. Inte personens namn.",
        "Fritt stöd för minnet. Läses aldrig in.",
        null,
        "Rader som ingen har svarat på kan stå kvar: de läses förbi. Ändra inte fynd_id och regel_id.",
        "Spara boken och lägg den i datamappens mapp fyndsvar, som Excel eller som CSV. Nästa körning räknar med svaren.",
      ],
    },
  ],
};
