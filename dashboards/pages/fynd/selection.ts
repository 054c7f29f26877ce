import type { Chosen } from "../../components/facets.ts";
import * as format from "../../components/format.ts";
import type { RowOrder } from "../../components/rowTable.ts";
import { answersText, casesText } from "../common/asked.ts";
import { type FindingSums, WORK_ORDER } from "./findings.ts";

/** What a reader has chosen to see; it stands in the address, so that a list can be sent to a colleague. */
export interface Selection {
  /** by facet: rule, utförare, month, class, kronor, answer, probability, persistence */
  chosen: Chosen;
  search: string;
  order: RowOrder;
  /** the case that is open */
  fall?: string;
}

const FACETS = ["regel", "utforare", "manad", "klass", "kronor", "svar", "sannolikhet", "rad"] as const;

export const EVERYTHING: Selection = { chosen: {}, search: "", order: WORK_ORDER };

/** `#regel=R12&utforare=U004` → the selection; `#F-12ab…` alone is a case. Anything else is nothing. */
export function fromHash(hash: string): Selection {
  const text = hash.replace(/^#/, "");
  if (/^F-[0-9a-f]+$/.test(text)) return { ...EVERYTHING, fall: text };
  const given = new URLSearchParams(text);
  const chosen = Object.fromEntries(FACETS.flatMap((key) => (given.get(key) ? [[key, given.get(key) as string]] : [])));
  const [key, direction] = (given.get("ordning") ?? "").split(".");
  const fall = given.get("fall");
  return {
    chosen,
    search: given.get("sok") ?? "",
    order: key ? { key, descending: direction !== "upp" } : WORK_ORDER,
    ...(fall ? { fall } : {}),
  };
}

export function toHash({ chosen, search, order, fall }: Selection): string {
  const parameters = new URLSearchParams();
  for (const key of FACETS) if (chosen[key]) parameters.set(key, chosen[key]);
  if (search) parameters.set("sok", search);
  if (order.key !== WORK_ORDER.key || order.descending !== WORK_ORDER.descending)
    parameters.set("ordning", `${order.key}.${order.descending ? "ned" : "upp"}`);
  if (fall) parameters.set("fall", fall);
  const text = parameters.toString();
  return text ? `#${text}` : "#";
}

/** `161 fall att fråga om, tillsammans 860 tkr` */
export function findingsHeadline(sums: FindingSums, all: number): string {
  if (sums.count === 0) return all === 0 ? "Inget att fråga om" : "Inget fall i urvalet";
  const cases = format.capitalise(casesText(sums));
  if (sums.open === 0) return cases;
  return `${cases}, tillsammans ${format.kronorShort(sums.openUnique)}`;
}

/** How many of the first rows of the list it takes to reach half of the sum. */
export function firstHalf(rows: Iterable<number>, amount: (row: number) => number, total: number): number {
  let reached = 0;
  let count = 0;
  for (const row of rows) {
    if (reached >= total / 2) break;
    reached += amount(row);
    count += 1;
  }
  return count;
}

/** Where the weight lies: how few findings stand for half of the kronor that are left to ask about. */
export function findingsLead(half: number, sums: FindingSums, all: number): string {
  if (sums.count === 0 && all > 0)
    return `Körningen har ${format.number(all)} fall, men inget av dem passar det som är valt. Ta bort ett val i taget, eller välj Visa allt. Sökningen ser fallets beteckning, brukare, enhet, utförare och mönster, men inte numren på fakturor och besök.`;
  if (sums.count === 0)
    return "Inga regler gav något, eller så saknas underlaget att pröva dem mot. Startsidan visar vilka som prövats.";
  const weight =
    sums.openUnique > 0 && sums.open > 3
      ? `${half === 1 ? "Det första" : `De ${format.inWords(half)} första`} i listan står för hälften av kronorna. `
      : "";
  const answers = answersText(sums);
  return `${answers}${answers ? " " : ""}${weight}Varje fall är två uppgifter som inte går ihop, eller något ovanligt. Det har ofta en oskyldig förklaring, och den står bredvid frågan att ställa.`;
}

/** `2025-03` → `mars 2025`; `2025-03/2025-04` → `mars 2025–april 2025` */
export const periodText = (period: string): string =>
  period
    .split("/")
    .map((month) => format.month(month))
    .join("–");
