/** What the answer key says of single visits: planted overlaps, their innocent look-alikes, the nights of the clock changes. */
import { clockChange, dateText, type Month, timeText } from "./calendar.ts";
import type { CareState } from "./careState.ts";
import { type DayVisits, KIND, overlap } from "./dayVisits.ts";
import type { Unit } from "./organisation.ts";
import type { PlantedDay } from "./plantWorkday.ts";
import { priceOf } from "./visitFaults.ts";
import { besokId } from "./visitLines.ts";

/**
 * R01: one row for each visit that begins while its staff is at another client, with the minutes until it or the latest of the
 * others ends. `moved` has just been given to the staff; of the visits that begin later, those that begin during it.
 */
export function noteOverlap(state: CareState, unit: Unit, month: Month, helg: boolean, moved: number): void {
  const { visits } = state;
  for (let i = 0; i < visits.count; i++) {
    if (i !== moved && !(isBefore(visits, moved, i) && meets(visits, moved, i))) continue;
    noteTwoPlaces(state, unit, month, helg, i);
  }
}

function noteTwoPlaces(state: CareState, unit: Unit, month: Month, helg: boolean, i: number): void {
  const { visits } = state;
  const earlier: number[] = [];
  let until = 0;
  for (let k = 0; k < visits.count; k++) {
    if (k === i || !isBefore(visits, k, i) || !meets(visits, k, i)) continue;
    earlier.push(k);
    until = Math.max(until, visits.end[k]!);
  }
  if (earlier.length === 0) return;
  const minutes = Math.min(until, visits.end[i]!) - visits.start[i]!;
  const name = `R01 ${state.nextVisit + i}`;
  const price = priceOf(visits, i, unit, month, helg);
  const add = (k: number, part: number) =>
    state.found.add(name, "R01", visits.clients[i]!, "samma personal hos två brukare samtidigt", {
      id: state.nextVisit + k,
      minutes: part,
      price,
    });
  add(i, minutes);
  for (const k of earlier) add(k, 0);
}

function isBefore(visits: DayVisits, a: number, b: number): boolean {
  return visits.start[a]! < visits.start[b]! || (visits.start[a] === visits.start[b] && a < b);
}

/** The same staff, at different clients, for longer than clocks that differ explain. */
function meets(visits: DayVisits, a: number, b: number): boolean {
  return (
    visits.kind[a] === KIND.done &&
    visits.kind[b] === KIND.done &&
    visits.staff[a] === visits.staff[b] &&
    visits.clients[a] !== visits.clients[b] &&
    overlap(visits, a, b) > CLOCKS_DIFFER
  );
}

const CLOCKS_DIFFER = 2;

export function noteShift(state: CareState, unit: Unit, day: number, a: number, b: number): void {
  innocent(
    state,
    unit,
    day,
    "overlamning",
    "R01",
    [a, b],
    "nästa besök loggas in högst två minuter innan det förra loggas ut",
  );
}

export function noteSameHome(state: CareState, unit: Unit, day: number, a: number, b: number): void {
  innocent(
    state,
    unit,
    day,
    "sammanboende",
    "R01",
    [a, b],
    "två sammanboende besöks tillsammans; restiden mellan dem är 0 minuter",
  );
}

export function noteRelay(state: CareState, unit: Unit, day: number, a: number, b: number): void {
  innocent(
    state,
    unit,
    day,
    "avlosning",
    "R02",
    [a, b],
    "den som kommer löser av den som går; båda är där i tre minuter",
  );
}

export function noteReplanned(state: CareState, unit: Unit, day: number, a: number, b: number): void {
  innocent(state, unit, day, "omplanerat", "R24", [a, b], "besöket uteblev men planerades om och gjordes samma dag");
}

export function noteCorrection(state: CareState, unit: Unit, day: number, i: number): void {
  innocent(state, unit, day, "rattat_nedat", "R08", [i], "tiden kortades i efterhand av samordnaren");
}

export function noteLongDay(state: CareState, unit: Unit, day: number, found: PlantedDay): void {
  innocent(
    state,
    unit,
    day,
    "langt_pass",
    "R03",
    found.visits,
    `${found.minutes} minuters besök ett dygn: långt men lagligt`,
  );
}

/** A day when no phone worked: everything was written down by hand. */
export function noteOutage(state: CareState, unit: Unit, day: number): void {
  state.run.facit.add("oskyldiga", {
    typ: "driftstorning",
    liknar_regel: "R07",
    utforare_id: unit.company.id,
    enhet_id: unit.id,
    brukar_id: null,
    period: dateText(day),
    rader: null,
    forklaring: "ingen kunde logga in den dagen; alla besök registrerades för hand",
  });
}

function innocent(
  state: CareState,
  unit: Unit,
  day: number,
  typ: string,
  rule: string,
  visits: readonly number[],
  why: string,
): void {
  state.run.facit.add("oskyldiga", {
    typ,
    liknar_regel: rule,
    utforare_id: unit.company.id,
    enhet_id: unit.id,
    brukar_id: visits.length > 2 ? null : state.visits.clients[visits.at(-1)!]!.id,
    period: dateText(day),
    rader: visits.map((i) => besokId(state.nextVisit + i)).join(" "),
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

/** Who can be compared with the neighbour's, and was where. */
export function noteIdentified(
  state: CareState,
  identified: ReadonlyMap<number, string>,
  unit: Unit,
  day: number,
  i: number,
): void {
  const { visits } = state;
  const number = identified.get(visits.staff[i]!);
  if (number === undefined) return;
  state.identified.push({
    number,
    besok: besokId(state.nextVisit + i),
    unit,
    client: visits.clients[i]!.id,
    insats: visits.decisions[i]!.insats,
    day,
    start: visits.start[i]!,
    end: visits.end[i]!,
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
