import { keptRole } from "../../../src/contracts/language/role.ts";
import { type Column, format } from "../../components/index.ts";
import { contentId } from "../common/contentId.ts";
import { roleProblem } from "../common/roleProblem.ts";
import { overall, trailBy } from "./trail.ts";
import type { ProtocolRow, TrailRow } from "./types.ts";

export type Outcome = ProtocolRow["utfall"];

/** One row of the source `fakturakontroller`, as its file has it. */
export interface Control {
  kontroll_id: string;
  datum: string;
  manad: string;
  utforare_id: string;
  regel_id: string;
  utfall: Outcome;
  roll: string;
  belopp: string;
  anteckning: string;
}

/** The canonical columns: the heading is the name that the reader knows. */
export const protocolColumns: Column<Control>[] = (
  ["kontroll_id", "datum", "manad", "utforare_id", "regel_id", "utfall", "roll", "belopp", "anteckning"] as const
).map((key) => ({ key, label: key }));

export interface Draft {
  datum: string;
  manad: string;
  roll: string;
  /** utförare → what was found; who is not there is not on this protocol */
  outcomes: ReadonlyMap<string, Outcome>;
  /** utförare → kronor in question, as written */
  amounts: ReadonlyMap<string, string>;
}

export type Problems = Partial<Record<"datum" | "manad" | "roll" | "utforare" | "belopp", string>>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const AMOUNT = /^\d{1,12}(,\d{1,2})?$/;

const plainAmount = (text: string): string => text.replace(/[\s\u00a0\u202f]/g, "").replace(".", ",");

/** What the reader of the file would reject, and what must never be written, said where it stands in the form. */
export function problemsOf(draft: Draft): Problems {
  const problems: Problems = {};
  if (!DAY.test(draft.datum)) problems.datum = "Ange en dag.";
  if (!/^\d{4}-\d{2}$/.test(draft.manad)) problems.manad = "Välj en månad.";
  else if (DAY.test(draft.datum) && draft.manad > draft.datum.slice(0, 7))
    problems.manad = "Månaden ligger efter dagen för kontrollen.";
  const role = roleProblem(draft.roll);
  if (role) problems.roll = role;
  if (draft.outcomes.size === 0) problems.utforare = "Säg vad kontrollen visade för minst en utförare.";
  for (const [id, text] of draft.amounts)
    if (draft.outcomes.get(id) === "fynd" && text.trim() && !AMOUNT.test(plainAmount(text)))
      problems.belopp = "Skriv beloppet med siffror, till exempel 1250,50.";
  return problems;
}

/** The finished rows; only for a draft without problems. The same control again is the same row, thought over. */
export function finished(draft: Draft): Control[] {
  const roll = keptRole(draft.roll);
  return [...draft.outcomes].map(([utforare_id, utfall]) => ({
    kontroll_id: contentId("FK", [draft.datum, draft.manad, utforare_id, roll]),
    datum: draft.datum,
    manad: draft.manad,
    utforare_id,
    regel_id: "",
    utfall,
    roll,
    belopp: utfall === "fynd" ? plainAmount(draft.amounts.get(utforare_id) ?? "") : "",
    anteckning: "",
  }));
}

/** Named by its day and month: a later file is a newer delivery. */
export const fileOf = ({ datum, manad }: Pick<Draft, "datum" | "manad">): string =>
  `fakturakontroller-${datum}-avser-${manad}.csv`;

/** What the run saw of each utförare in a month: the proposal that a person goes through. */
export function proposals(trail: readonly TrailRow[], manad: string): Map<string, { outcome: Outcome; words: string }> {
  const proposed = new Map<string, { outcome: Outcome; words: string }>();
  for (const [key, rows] of trailBy(trail.filter((row) => row.manad === manad))) {
    const { state, found, tried } = overall(rows);
    if (state === "inget_att_prova") continue;
    proposed.set(key.split("|")[0]!, {
      outcome: state === "fynd" ? "fynd" : state === "inget_fynd" ? "inget_fynd" : "ej_kontrollerad",
      words:
        state === "fynd"
          ? `${format.number(found)} fynd`
          : state === "inget_fynd"
            ? `inget fynd, ${format.inWords(tried)} regler prövade`
            : "inget gick att pröva",
    });
  }
  return proposed;
}
