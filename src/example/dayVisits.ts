/** The visits of one enhet and one day, as columns: a day is made, tampered with where a fault is planted, then written. */
import type { Client, Decision } from "./clients.ts";
import type { Stop } from "./routes.ts";

export const KIND = { done: 0, declined: 1, missed: 2 } as const;

export class DayVisits {
  /** The day that the visits belong to. */
  day = 0;
  count = 0;
  readonly stops: Stop[] = [];
  readonly clients: Client[] = [];
  readonly decisions: Decision[] = [];
  readonly staff: Int32Array;
  /** Local minutes from the midnight of the day; past 1440 on the next day. */
  readonly plannedStart: Int32Array;
  readonly plannedEnd: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Elapsed minutes: differs from end − start in the nights of the clock changes. */
  readonly elapsed: Int32Array;
  readonly kind: Uint8Array;
  /** 1 = manual registration. */
  readonly manual: Uint8Array;
  readonly registered: Int32Array;
  /** −1 = not changed. */
  readonly changed: Int32Array;
  readonly reason: Uint8Array;
  /** 1 = billed but never registered: no line is written. */
  readonly ghost: Uint8Array;

  constructor(capacity: number) {
    const ints = () => new Int32Array(capacity);
    const bytes = () => new Uint8Array(capacity);
    this.staff = ints();
    this.plannedStart = ints();
    this.plannedEnd = ints();
    this.start = ints();
    this.end = ints();
    this.elapsed = ints();
    this.registered = ints();
    this.changed = ints();
    this.kind = bytes();
    this.manual = bytes();
    this.reason = bytes();
    this.ghost = bytes();
  }
}

/** Adds a visit like another one and returns where it stands. */
export function copyVisit(visits: DayVisits, i: number): number {
  const j = visits.count++;
  visits.stops[j] = visits.stops[i]!;
  visits.clients[j] = visits.clients[i]!;
  visits.decisions[j] = visits.decisions[i]!;
  for (const column of [
    visits.staff,
    visits.plannedStart,
    visits.plannedEnd,
    visits.start,
    visits.end,
    visits.elapsed,
    visits.kind,
    visits.manual,
    visits.registered,
    visits.changed,
    visits.reason,
    visits.ghost,
  ])
    column[j] = column[i]!;
  return j;
}

/** A done visit by day, by one member of staff, registered as it happened, to a client without a fault of another kind. */
export function isPlain(visits: DayVisits, i: number): boolean {
  return (
    visits.kind[i] === KIND.done &&
    !visits.stops[i]!.wish.double &&
    visits.stops[i]!.copied === 0 &&
    visits.ghost[i] === 0 &&
    visits.decisions[i]!.fault === "" &&
    visits.clients[i]!.fault === "" &&
    visits.start[i]! >= 390 &&
    visits.end[i]! < 1320
  );
}

/** Neither written down by hand nor changed, and of a client who is at home all day: the one to move or draw out. */
export function isUntouched(visits: DayVisits, i: number): boolean {
  return (
    isPlain(visits, i) && visits.manual[i] === 0 && visits.changed[i]! < 0 && isAtHome(visits.clients[i]!, visits.day)
  );
}

/** Nobody is moved into an absence that begins or ends on the day. */
function isAtHome(client: Client, day: number): boolean {
  return client.absences.every((absence) => absence.to < day * 1440 || absence.from > (day + 1) * 1440);
}

export function overlap(visits: DayVisits, i: number, j: number): number {
  return Math.min(visits.end[i]!, visits.end[j]!) - Math.max(visits.start[i]!, visits.start[j]!);
}

/** Whether the client or the staff of a visit would be taken between two moments, by a visit other than these two. */
export function isTaken(visits: DayVisits, i: number, from: number, to: number, other = i): boolean {
  for (let k = 0; k < visits.count; k++) {
    if (k === i || k === other || visits.kind[k] !== KIND.done) continue;
    if (visits.clients[k] !== visits.clients[i] && visits.staff[k] !== visits.staff[i]) continue;
    if (visits.start[k]! < to && visits.end[k]! > from) return true;
  }
  return false;
}

/** Moves a visit that is done in time, what was registered about it along with it. */
export function moveVisit(visits: DayVisits, i: number, minutes: number): void {
  visits.start[i]! += minutes;
  visits.end[i]! += minutes;
  visits.registered[i]! += minutes;
  if (visits.changed[i]! >= 0) visits.changed[i]! += minutes;
}

/** Makes a visit of another length, registered when it ends. */
export function retime(visits: DayVisits, i: number, start: number, elapsed: number): void {
  visits.start[i] = start;
  visits.elapsed[i] = elapsed;
  visits.end[i] = start + elapsed;
  visits.registered[i] = start + elapsed;
}
