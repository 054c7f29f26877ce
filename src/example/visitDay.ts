/** One day of one enhet: who was visited, when, by whom. The inner loop of the example: no allocation per visit. */
import { clockChange, LAST_DAY, type Month, weekday } from "./calendar.ts";
import { type Absence, type Decision, plannedMinutes, type Slot } from "./clients.ts";
import { type DayVisits, KIND } from "./dayVisits.ts";
import type { Habit } from "./habits.ts";
import { INSATS_COUNT } from "./insatser.ts";
import type { Unit } from "./organisation.ts";
import type { Random } from "./random.ts";
import { type Roster, STAFF_PER_ROUTE } from "./routes.ts";
import type { Staffing } from "./staffing.ts";

const DAY = 1440;
const NEVER: Absence = {
  type: "bortrest",
  from: Number.POSITIVE_INFINITY,
  to: Number.POSITIVE_INFINITY,
  ignored: false,
};
export const CHANGE_REASONS = 4;
/** Of 65536 visits, where each kind of fate ends. */
const DECLINED = 520;
const MISSED = 600;
const ERRANDS = 1255;
/** Past the plan by so much, that nobody would say that the plan was copied. */
export const COPIED_DELAY = 4;

/** What is in force in a slot on the current day; refreshed only on days when something changes. */
export class SlotState {
  readonly current: (Decision | null)[] = new Array<Decision | null>(INSATS_COUNT).fill(null);
  absence: Absence = NEVER;
  private nextChange = Number.NEGATIVE_INFINITY;

  constructor(readonly slot: Slot) {}

  moveTo(day: number): void {
    if (day >= this.nextChange) this.refresh(day);
    if (this.absence.to < day * DAY) this.absence = this.nextAbsence(day);
  }

  private refresh(day: number): void {
    this.current.fill(null);
    let next = Number.POSITIVE_INFINITY;
    for (const client of this.slot.clients) {
      if (client.billedTo < day) continue;
      for (const decision of client.decisions) {
        if (decision.from > day) next = Math.min(next, decision.from);
        else if (decision.to >= day) {
          this.current[decision.insats] = decision;
          next = Math.min(next, decision.to + 1);
        }
      }
    }
    this.nextChange = next;
    this.absence = this.nextAbsence(day);
  }

  /** The absence of whoever lives in the slot that has not ended before this day. */
  private nextAbsence(day: number): Absence {
    const client = this.current.find((decision) => decision !== null)?.client;
    return client?.absences.find((absence) => absence.to >= day * DAY) ?? NEVER;
  }
}

export interface DayMaker {
  unit: Unit;
  roster: Roster;
  states: Map<Slot, SlotState>;
  stopStates: SlotState[];
  /** Of 1024 visits, how many are registered by hand. */
  manualShare: number;
  /** What the enhet does otherwise than others this month, where a fault of that kind is planted. */
  habit: Habit | undefined;
  /** Hired once the quality of the enhet is known (`employ`), before any day is made. */
  staff: Staffing | undefined;
}

export function dayMaker(unit: Unit, slots: readonly Slot[], roster: Roster, manualShare: number): DayMaker {
  const states = new Map(slots.map((slot) => [slot, new SlotState(slot)]));
  const stopStates = roster.stops.map((stop) => states.get(stop.slot) as SlotState);
  return { unit, roster, states, stopStates, manualShare, habit: undefined, staff: undefined };
}

/** Rounds to the contract's step, halves up. */
export function roundMinutes(minutes: number, step: number): number {
  return step <= 1 ? minutes : Math.floor(minutes / step + 0.5) * step;
}

export function makeDay(maker: DayMaker, day: number, month: Month, random: Random, visits: DayVisits): void {
  visits.day = day;
  visits.count = 0;
  const { staff } = maker;
  if (staff === undefined) throw new Error(`${maker.unit.id} has nobody who can make visits`);
  staff.moveTo(day);
  for (const state of maker.states.values()) state.moveTo(day);
  const { stops } = maker.roster;
  const bit = 1 << weekday(day);
  const change = clockChange(day);
  const lastMinute = (month.last - day + 1) * DAY - 1;
  const rounding = maker.unit.contract.rounding;
  const turn = day % STAFF_PER_ROUTE;
  const { habit } = maker;
  const certain = habit?.always === true;
  let route = -1;
  let free = 0;
  let repeatedHourTaken = false;
  for (let s = 0; s < stops.length; s++) {
    const stop = stops[s]!;
    if ((stop.wish.weekdays & bit) === 0) continue;
    const state = maker.stopStates[s]!;
    const decision = state.current[stop.wish.insats];
    if (decision === null || decision === undefined) continue;
    if (stop.route !== route) {
      route = stop.route;
      free = -99;
      repeatedHourTaken = false;
    }
    const dice = random.uint32();
    const planned = plannedMinutes(stop.wish.duration, decision.factor);
    const plannedStart = stop.start;
    let plannedEnd = plannedStart + planned;
    const earliest = free + 2 + (dice & 3);
    let start = plannedStart - 6 + (((dice >>> 2) & 7) + ((dice >>> 5) & 7));
    if (start < earliest) start = earliest;
    const fate = dice >>> 16;
    const luck = ((dice >>> 8) & 255) * (1 / 255);
    // One visit in a hundred is a small errand that soon is done.
    const share = fate >= MISSED && fate < ERRANDS ? 0.3 + 0.18 * luck : (0.78 + 0.27 * luck) * 0.01 * decision.pace;
    let elapsed = Math.max(3, Math.round(planned * share));
    if (stop.copied > 0) {
      // R26: registered alike day after day.
      start = Math.max(earliest, plannedStart + COPIED_DELAY);
      elapsed = stop.copied;
    }
    if (habit !== undefined) {
      const draft = habit.draft;
      draft.start = start;
      draft.earliest = earliest;
      draft.elapsed = elapsed;
      draft.plannedStart = plannedStart;
      draft.planned = planned;
      draft.dice = dice;
      if (!habit.shape(draft, stop, decision, day)) continue;
      start = draft.start;
      elapsed = draft.elapsed;
    }
    let end = start + elapsed;
    const absence = state.absence;
    if (
      absence.from < day * DAY + end + 20 &&
      absence.to > day * DAY + start - 20 &&
      !(absence.ignored && isInside(absence, day))
    )
      continue;
    // A night visit never runs into the next month: a month's invoice and its visits then close together.
    if (end >= DAY && (day === month.last || day === LAST_DAY)) continue;
    if (change === "var") {
      if (inHour(plannedStart) || inHour(start)) continue;
      if (plannedStart < 120 && plannedEnd >= 120) plannedEnd += 60;
      if (start < 120 && end >= 120) end += 60;
    } else if (change === "host" && inHour(start)) {
      // One visit a route in the hour that comes twice: two could be read as overlapping.
      if (repeatedHourTaken) continue;
      repeatedHourTaken = true;
      if (end >= 180) end -= 60;
    }
    const charge = Math.max(elapsed, roundMinutes(elapsed, rounding));
    if (charge > decision.left && decision.fault !== "R12") continue;
    const i = visits.count++;
    const kind =
      certain || stop.copied > 0
        ? KIND.done
        : fate < DECLINED
          ? KIND.declined
          : fate < MISSED
            ? KIND.missed
            : KIND.done;
    visits.stops[i] = stop;
    visits.clients[i] = decision.client;
    visits.decisions[i] = decision;
    visits.staff[i] = staff.now[route * STAFF_PER_ROUTE + turn + 1]!;
    visits.plannedStart[i] = plannedStart;
    visits.plannedEnd[i] = plannedEnd;
    visits.start[i] = start;
    visits.end[i] = end;
    visits.elapsed[i] = elapsed;
    visits.kind[i] = kind;
    visits.ghost[i] = 0;
    visits.manual[i] = 0;
    visits.changed[i] = -1;
    visits.registered[i] = end;
    if (kind !== KIND.done) continue;
    decision.left -= charge;
    free = change === "host" && repeatedHourTaken && end < 180 ? 180 : end;
    const extra = random.uint32();
    if ((extra & 1023) < maker.manualShare) {
      visits.manual[i] = 1;
      visits.registered[i] = existing(day, Math.min(end + 60 + ((extra >>> 10) & 1023), lastMinute));
    } else if (extra >>> 22 < 12) {
      visits.changed[i] = existing(day, Math.min(end + 30 + ((extra >>> 10) & 2047), lastMinute));
      visits.reason[i] = extra & (CHANGE_REASONS - 1);
    }
  }
}

/** Whole days away, the days of leaving and coming home not counted. */
export function isInside(absence: Absence, day: number): boolean {
  return day > Math.floor(absence.from / DAY) && day < Math.floor(absence.to / DAY);
}

function inHour(minute: number): boolean {
  return minute >= 120 && minute < 180;
}

/** Moves a moment that falls in the hour that does not exist to the hour after it. */
export function existing(day: number, minute: number): number {
  const extra = Math.floor(minute / DAY);
  return clockChange(day + extra) === "var" && inHour(minute - extra * DAY) ? minute + 60 : minute;
}
