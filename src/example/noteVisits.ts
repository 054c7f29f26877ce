/** What the answer key says of single visits: planted overlaps, their innocent look-alikes, the nights of the clock changes. */
import { clockChange, dateText, type Month, timeText } from "./calendar.ts";
import type { CareState } from "./careState.ts";
import { KIND } from "./dayVisits.ts";
import { SLAG } from "./insatser.ts";
import type { Unit } from "./organisation.ts";
import type { PlantedOverlap } from "./plantVisits.ts";
import { hourPrice } from "./prices.ts";
import { besokId } from "./visitLines.ts";

export function noteOverlap(state: CareState, unit: Unit, month: Month, found: PlantedOverlap): void {
  const { visits } = state;
  const moved = found.visits[0] as number;
  const price = hourPrice(visits.decisions[moved]!.insats, unit.company.regi, unit.rural, SLAG.dag, month.year);
  state.run.facit.add("fakturafel", {
    regel_id: "R01",
    utforare_id: unit.company.id,
    enhet_id: unit.id,
    brukar_id: visits.clients[moved]!.id,
    manad: month.text,
    rader: found.visits.map((i) => besokId(state.nextVisit + i)).join(" "),
    minuter: found.minutes,
    belopp_kr: Math.round((found.minutes * price) / 60) / 100,
    forklaring: "samma personal hos två brukare samtidigt; beloppet räknat på dagpris",
  });
}

export function noteShift(state: CareState, unit: Unit, day: number, a: number, b: number): void {
  innocent(state, unit, day, "overlamning", a, b, "nästa besök loggas in högst två minuter innan det förra loggas ut");
}

export function noteSameHome(state: CareState, unit: Unit, day: number, a: number, b: number): void {
  innocent(
    state,
    unit,
    day,
    "sammanboende",
    a,
    b,
    "två sammanboende besöks tillsammans; restiden mellan dem är 0 minuter",
  );
}

function innocent(state: CareState, unit: Unit, day: number, typ: string, a: number, b: number, why: string): void {
  state.run.facit.add("oskyldiga", {
    typ,
    liknar_regel: "R01",
    utforare_id: unit.company.id,
    enhet_id: unit.id,
    brukar_id: state.visits.clients[b]!.id,
    period: dateText(day),
    rader: `${besokId(state.nextVisit + a)} ${besokId(state.nextVisit + b)}`,
    forklaring: why,
  });
}

/** Ordinary things that a hasty rule takes for faults: a declined visit, and a visit on the very day of an admission. */
export function noteOrdinary(state: CareState, unit: Unit, day: number, i: number): void {
  const { visits } = state;
  const client = visits.clients[i]!;
  const declined = visits.kind[i] === KIND.declined;
  const admitted = client.absences.some(
    (absence) => absence.type === "sjukhus" && Math.floor(absence.from / 1440) === day,
  );
  if (!declined && !(admitted && visits.kind[i] === KIND.done)) return;
  state.lookAlikes--;
  state.run.facit.add("oskyldiga", {
    typ: declined ? "avbojt_besok" : "inskrivningsdag",
    liknar_regel: declined ? "R24" : "R09",
    utforare_id: unit.company.id,
    enhet_id: unit.id,
    brukar_id: client.id,
    period: dateText(day),
    rader: besokId(state.nextVisit + i),
    forklaring: declined
      ? "brukaren avböjde; besöket faktureras inte"
      : "besöket ligger före klockslaget för inskrivningen",
  });
}

export function noteClockChange(state: CareState, day: number, i: number): void {
  const change = clockChange(day);
  if (change === undefined) return;
  const { visits } = state;
  const start = visits.start[i]!;
  const end = visits.end[i]!;
  if (start >= 180 || end < 120) return;
  state.run.facit.add("klockbyten", {
    natt: dateText(day),
    typ: start >= 120 ? "i_dubbla_timmen" : change === "var" ? "over_forsvunna_timmen" : "over_klockbytet",
    besok_id: besokId(state.nextVisit + i),
    start: timeText(day, start),
    slut: timeText(day, end),
    minuter: visits.elapsed[i]!,
  });
}
