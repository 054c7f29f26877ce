import { looksLikeIdentityNumber } from "../../../../src/contracts/language/identityNumber.ts";
import { keptRole } from "../../../../src/contracts/language/role.ts";
import type { Column } from "../../../components/index.ts";
import { contentId } from "../../common/contentId.ts";
import { roleProblem } from "../../common/roleProblem.ts";

/** A planner's own assessment, in the columns of the source `bedomningar`: one row of the file. */
export interface Assessment {
  bedomning_id: string;
  verksamhetsomrade: string;
  enhet_id: string;
  krav_id: string;
  kvalitetsomrade: string;
  sannolikhet: number;
  konsekvens: number;
  motivering: string;
  roll: string;
  datum: string;
  galler_till: string;
}

/** As the form holds it: levels may not be chosen yet. */
export interface Draft extends Omit<Assessment, "bedomning_id" | "sannolikhet" | "konsekvens"> {
  sannolikhet: number | null;
  konsekvens: number | null;
}

/** The canonical columns: the heading is the name that the reader knows. */
export const assessmentColumns: Column<Assessment>[] = (
  [
    "bedomning_id",
    "verksamhetsomrade",
    "enhet_id",
    "krav_id",
    "kvalitetsomrade",
    "sannolikhet",
    "konsekvens",
    "motivering",
    "roll",
    "datum",
    "galler_till",
  ] as const
).map((key) => ({ key, label: key }));

export type Field = keyof Draft | "var" | "vad";
export type Problems = Partial<Record<Field, string>>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOST_LETTERS = 1000;

/** What the reader would reject, and what must never be written, said where it stands in the form. */
export function problemsOf(draft: Draft): Problems {
  const problems: Problems = {};
  if (!draft.verksamhetsomrade && !draft.enhet_id) problems.var = "Välj en verksamhet eller en enhet.";
  if (!draft.krav_id && !draft.kvalitetsomrade) problems.vad = "Välj ett kvalitetsområde eller ett krav.";
  if (draft.sannolikhet == null) problems.sannolikhet = "Välj en nivå.";
  if (draft.konsekvens == null) problems.konsekvens = "Välj en nivå.";
  const reason = tidy(draft.motivering);
  if (!reason) problems.motivering = "Skriv varför.";
  else if (looksLikeIdentityNumber(reason))
    problems.motivering = "Texten har siffror som kan vara ett personnummer. Ta bort dem.";
  else if (reason.length > MOST_LETTERS) problems.motivering = `Korta texten till högst ${MOST_LETTERS} tecken.`;
  const role = roleProblem(draft.roll);
  if (role) problems.roll = role;
  if (!DAY.test(draft.datum)) problems.datum = "Ange en dag.";
  if (draft.galler_till && !DAY.test(draft.galler_till)) problems.galler_till = "Ange en dag, eller lämna tomt.";
  else if (draft.galler_till && draft.galler_till < draft.datum)
    problems.galler_till = "Dagen ligger före bedömningens dag.";
  return problems;
}

/** One line, whatever was pasted: a file is read in rows. */
const tidy = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();

/** The finished row; only for a draft without problems. */
export function finished(draft: Draft): Assessment {
  const { sannolikhet, konsekvens } = draft;
  if (sannolikhet == null || konsekvens == null) throw new Error("an assessment without levels cannot be finished");
  const roll = keptRole(draft.roll);
  return {
    ...draft,
    bedomning_id: idOf({ ...draft, roll }),
    sannolikhet,
    konsekvens,
    motivering: tidy(draft.motivering),
    roll,
  };
}

/** The id of what makes the assessment itself: where, of what, by which role, on which day. The same again is it thought over. */
export function idOf(
  of: Pick<Assessment, "verksamhetsomrade" | "enhet_id" | "krav_id" | "kvalitetsomrade" | "roll" | "datum">,
): string {
  return contentId("B", [of.verksamhetsomrade, of.enhet_id, of.krav_id, of.kvalitetsomrade, of.roll, of.datum]);
}
