import { keptRole } from "../../../src/contracts/language/role.ts";
import { type Column, format } from "../../components/index.ts";
import { contentId } from "../common/contentId.ts";
import { roleProblem } from "../common/roleProblem.ts";
import type { FindingMonthRow } from "../ekonomi/months.ts";
import { EVERYTHING, toHash } from "../fynd/selection.ts";
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

/** As people write kronor: groups of three, a point for the comma, `kr` after it. */
const plainAmount = (text: string): string =>
  text
    .replace(/[\s\u00a0\u202f]/g, "")
    .replace(/kr\.?$/i, "")
    .replace(".", ",");

/** The day where the reader is: not that of Greenwich, which is yesterday until two o'clock on a summer night. */
export const localDay = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/** The control is made today; in the made-up kommun, whose data may end after today, on the last day of the data. */
export function controlDay(now: Date, asOf: string): string {
  const today = localDay(now);
  return today < asOf ? asOf : today;
}

/** A run knows what was known on the last day of its data: a control made since then is no less made, but is counted later. */
export const laterNote = (datum: string, asOf: string): string =>
  DAY.test(datum) && datum > asOf
    ? `Räknas från den körning vars uppgifter når hit. De går nu till och med ${format.date(asOf)}.`
    : "";

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

/** What the run saw of an utförare in a month, and what may be taken over from it. */
export interface Proposal {
  outcome: Outcome;
  words: string;
  /** the findings in the work list, and what is to be said after them */
  list?: { text: string; href: string; after: string };
  /** the kronor of the findings that end in the month, each once, as one writes them; empty where there are none */
  amount: string;
}

const listHref = (utforare: string, manad?: string): string =>
  `./fynd${toHash({ ...EVERYTHING, chosen: { utforare, ...(manad ? { manad } : {}) } })}`;

/**
 * The trail has a finding in every month that it touches; the work list and its kronor have it in the one where its period ends. Where the two
 * differ both are told, so that a sum for some is not read as the sum for all.
 */
function findings(
  id: string,
  manad: string,
  found: number,
  ending?: FindingMonthRow,
): Pick<Proposal, "words" | "list"> {
  const { antal = 0, unik_kr = 0 } = ending ?? {};
  const kronor = unik_kr > 0 ? `, ${format.kronor(unik_kr)}` : "";
  const words = `${format.number(found)} fynd`;
  if (antal === 0)
    return {
      words: `${words} rör månaden men slutar senare.`,
      list: { text: "Utförarens alla fynd", href: listHref(id), after: "" },
    };
  const href = listHref(id, manad);
  return antal >= found
    ? { words: "", list: { text: `${format.number(antal)} fynd${kronor}`, href, after: "" } }
    : {
        words: `${words} rör månaden;`,
        list: { text: `${format.number(antal)} slutar i den${kronor}`, href, after: ", övriga senare" },
      };
}

/** What the run saw of each utförare in a month: the proposal that a person goes through. */
export function proposals(
  trail: readonly TrailRow[],
  endings: readonly FindingMonthRow[],
  manad: string,
): Map<string, Proposal> {
  const proposed = new Map<string, Proposal>();
  for (const [key, rows] of trailBy(trail.filter((row) => row.manad === manad))) {
    const { state, found, tried } = overall(rows);
    if (state === "inget_att_prova") continue;
    const id = key.split("|")[0]!;
    const ending = endings.find((row) => row.utforare_id === id && row.manad === manad);
    if (state === "fynd")
      proposed.set(id, {
        outcome: "fynd",
        amount: ending && ending.unik_kr > 0 ? writtenAmount(ending.unik_kr) : "",
        ...findings(id, manad, found, ending),
      });
    else
      proposed.set(id, {
        outcome: state === "inget_fynd" ? "inget_fynd" : "ej_kontrollerad",
        words: state === "inget_fynd" ? `inget fynd, ${format.inWords(tried)} regler prövade` : "inget gick att pröva",
        amount: "",
      });
  }
  return proposed;
}

const writtenAmount = (kronor: number): string =>
  kronor.toLocaleString("sv-SE", { minimumFractionDigits: Number.isInteger(kronor) ? 0 : 2, maximumFractionDigits: 2 });
