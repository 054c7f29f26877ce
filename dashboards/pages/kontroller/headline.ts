import { format, type KeyFigure, keyFigures } from "../../components/index.ts";
import { countOf } from "../common/words.ts";
import type { PlannedRow, PlannedState } from "./types.ts";

export const stateWord: Record<PlannedState, string> = {
  hallen: "gjord i tid",
  sen: "gjord sent",
  utebliven: "inte gjord",
  pagar: "ska göras nu",
  kommande: "kommer",
  okand: "okänt, inget protokoll",
};

const DAY = 86_400_000;
const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY;

/** The planned days that are over, of the last year. */
export const pastYear = (plan: readonly PlannedRow[], asOf: string): PlannedRow[] =>
  plan.filter(
    ({ planerad_datum, lage }) => lage !== "kommande" && lage !== "pagar" && dayOf(asOf) - dayOf(planerad_datum) <= 365,
  );

const count = (rows: readonly PlannedRow[], state: PlannedState): number =>
  rows.filter(({ lage }) => lage === state).length;

export const nextPlanned = (plan: readonly PlannedRow[]): PlannedRow | undefined =>
  plan.find(({ lage }) => lage === "pagar") ?? plan.find(({ lage }) => lage === "kommande");

/** Whether the controls that were planned were made. */
export function calendarHeadline(plan: readonly PlannedRow[], asOf: string, delivered: boolean): string {
  if (plan.length === 0) return "Inga kontrolldagar är planerade";
  if (!delivered) return "Inget protokoll är inläst, så det går inte att säga vilka kontroller som är gjorda";
  const past = pastYear(plan, asOf);
  const [kept, late, missed] = [count(past, "hallen"), count(past, "sen"), count(past, "utebliven")];
  if (past.length === 0) return "Ingen planerad kontrolldag har passerat ännu";
  if (late + missed === 0)
    return past.length === 1
      ? "Den enda planerade kontrollen det senaste året är gjord i tid"
      : `Alla ${format.inWords(past.length)} planerade kontroller det senaste året är gjorda i tid`;
  const rest = [
    ...(missed > 0 ? [`${format.inWords(missed)} är inte ${missed === 1 ? "gjord" : "gjorda"}`] : []),
    ...(late > 0 ? [`${format.inWords(late)} gjordes sent`] : []),
  ];
  return `${format.capitalise(format.inWords(kept))} av ${format.inWords(past.length)} planerade kontroller det senaste året är gjorda i tid; ${rest.join(" och ")}`;
}

export function calendarLead(plan: readonly PlannedRow[], delivered: boolean): string {
  const next = nextPlanned(plan);
  const coming = next
    ? `Nästa kontroll är ${next.lage === "pagar" ? "den som planerades" : "planerad"} ${format.date(next.planerad_datum)} och gäller fakturorna för ${format.month(next.avser_manad)}.`
    : "Ingen kommande kontrolldag är planerad.";
  return delivered
    ? `Fakturorna ska kontrolleras en till tre gånger i månaden (OR-19), och även en kontroll utan fynd ska gå att visa (U-10). ${coming}`
    : `Körningen visar vad den själv har prövat, men inte vad människor har gjort. Fyll i dagens protokoll nedan och lägg filen i datamappen, så syns det nästa gång. ${coming}`;
}

export function calendarFigures(plan: readonly PlannedRow[], asOf: string, delivered: boolean): HTMLElement {
  const past = pastYear(plan, asOf);
  const next = nextPlanned(plan);
  const figures: KeyFigure[] = delivered
    ? [
        {
          label: "Gjorda i tid",
          value: format.number(count(past, "hallen")),
          basis: `av ${countOf(past.length, "planerad", "planerade")} det senaste året`,
        },
        { label: "Gjorda sent", value: format.number(count(past, "sen")), basis: "efter den tid som räknas som i tid" },
        { label: "Inte gjorda", value: format.number(count(past, "utebliven")), basis: "och tiden har gått ut" },
      ]
    : [{ label: "Gjorda kontroller", value: "–", basis: "inget protokoll är inläst" }];
  figures.push({
    label: "Nästa kontroll",
    value: next ? format.date(next.planerad_datum).replace(/ \d{4}$/, "") : "–",
    basis: next
      ? `${next.planerad_datum.slice(0, 4)}; fakturorna för ${format.month(next.avser_manad)}; ${next.att_kontrollera > 0 ? `${format.inWords(next.att_kontrollera)} privata utförare` : "fakturorna har inte kommit än"}`
      : "ingen planerad dag",
  });
  return keyFigures(figures);
}

/** Utförare to look at in a control that was made, and that its protocol says nothing of. */
export const unaccounted = (row: PlannedRow): number =>
  row.gjord_datum === null ? 0 : row.att_kontrollera - row.kontrollerade - row.ej_kontrollerade;
