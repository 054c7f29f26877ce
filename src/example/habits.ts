/**
 * What a whole enhet does otherwise than others while its visits are made: fills up what is granted (R13, R27), follows the plan
 * to the minute (R14), leaves visits out of the round (R15), rounds the times (R16), stays only a while (R23).
 */
import { type Month, weekday } from "./calendar.ts";
import type { Decision, Slot } from "./clients.ts";
import type { Pattern } from "./faultPlan.ts";
import type { Stop } from "./routes.ts";

/** One visit about to be made: one object, used again and again. */
export interface Draft {
  start: number;
  /** Before this the staff is still somewhere else. */
  earliest: number;
  elapsed: number;
  plannedStart: number;
  planned: number;
  dice: number;
}

export interface Habit {
  draft: Draft;
  /** Changes the draft; false if there is no visit at all. */
  shape(draft: Draft, stop: Stop, decision: Decision, day: number): boolean;
  /** Nothing is declined and nothing is missed. */
  always?: true;
  /** Called when the month begins, once what is left of the decision is known. */
  begin?(decision: Decision): void;
}

type StopsOf = ReadonlyMap<Slot, readonly Stop[]>;
type Maker = (stops: StopsOf, month: Month) => Omit<Habit, "draft">;

const makers: Partial<Record<Pattern, Maker>> = {
  R13: (stops, month) => ({
    always: true,
    begin: (decision) => {
      decision.left = Math.round(decision.left);
    },
    // New clients have a fault of their own (R27).
    shape: (draft, stop, decision, day) =>
      decision.fault !== "" ||
      isNew(decision, month) ||
      fill(draft, decision, visitsLeft(stops, stop, decision, day, month), decision.left, nextStart(stops, stop, day)),
  }),
  R27: (stops, month) => ({
    always: true,
    // Two minutes short: it is how much that is remarkable, not that it is exact.
    shape: (draft, stop, decision, day) =>
      decision.fault !== "" ||
      !isNew(decision, month) ||
      fill(
        draft,
        decision,
        visitsLeft(stops, stop, decision, day, month),
        Math.floor(decision.left) - 2,
        nextStart(stops, stop, day),
      ),
  }),
  R14: () => ({
    shape: (draft) => {
      const dice = mixed(draft.dice);
      if (dice % 10 >= 8) return true;
      const [late, long] = asPlanned[(dice >>> 8) % asPlanned.length] as readonly [number, number];
      draft.start = Math.max(draft.earliest, draft.plannedStart + late);
      draft.elapsed = draft.planned + long;
      return true;
    },
  }),
  R15: () => ({ shape: (draft) => mixed(draft.dice) % 100 >= 42 }),
  R16: () => ({
    shape: (draft) => {
      if (mixed(draft.dice) % 10 >= 8) return true;
      draft.start = Math.ceil(draft.start / 5) * 5;
      // Just as planned would be another fault.
      if (draft.start === draft.plannedStart) draft.start += 5;
      draft.elapsed = Math.max(5, Math.round(draft.elapsed / 5) * 5);
      return true;
    },
  }),
  R23: () => ({
    shape: (draft) => {
      const dice = mixed(draft.dice);
      if (dice % 100 < 20) draft.elapsed = Math.max(2, Math.round(draft.planned * (0.2 + ((dice >>> 8) & 63) / 256)));
      return true;
    },
  }),
};

/** Nobody stays longer than this share of what was planned, however much is left of the decision. */
const LONGEST = 1.6;
const SHORTEST = 0.6;

/** So many minutes before its time may the next visit begin, and a few of peace for the client. */
const EARLY = 12;

/** Minutes late and minutes longer: at both ends within a minute of the plan, and no more even minutes than chance gives. */
const asPlanned: readonly (readonly [number, number])[] = [
  [0, 0],
  [1, -1],
  [-1, 1],
  [0, 1],
  [0, -1],
];

export function habitOf(patterns: Iterable<Pattern>, stops: StopsOf, month: Month): Habit | undefined {
  for (const pattern of patterns) {
    const maker = makers[pattern];
    if (maker !== undefined)
      return {
        draft: { start: 0, earliest: 0, elapsed: 0, plannedStart: 0, planned: 0, dice: 0 },
        ...maker(stops, month),
      };
  }
  return undefined;
}

/** A client in the month of the first visit or the one after it. */
export function isNew(decision: Decision, month: Month): boolean {
  const { from } = decision.client;
  return from >= 0 && from <= month.last && from > month.first - 32;
}

/**
 * Shares what is left on the visits that are left; the last one takes all of it, if it is not too much for one visit. False where the
 * round is so late that the next visit to the client comes first.
 */
function fill(draft: Draft, decision: Decision, visits: number, left: number, next: number): boolean {
  const wanted = visits <= 1 ? left : (left / visits) * (0.93 + 0.14 * ((draft.dice >>> 8) & 255) * (1 / 255));
  const room = next - draft.start - EARLY;
  if (room < draft.planned * SHORTEST) return false;
  const most = Math.min(decision.left, draft.planned * LONGEST, room);
  draft.elapsed = Math.max(3, Math.min(Math.round(wanted), Math.floor(most)));
  return true;
}

/** When the client is visited again the same day. */
function nextStart(stops: StopsOf, stop: Stop, day: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const other of stops.get(stop.slot) ?? [])
    if (other.start > stop.start && (other.wish.weekdays >> weekday(day)) & 1) next = Math.min(next, other.start);
  return next;
}

/** Visits of the insats in the slot from this stop and day until the end of the month, or of the decision. */
function visitsLeft(stops: StopsOf, stop: Stop, decision: Decision, day: number, month: Month): number {
  const last = Math.min(month.last, decision.to);
  let count = 0;
  let passed = false;
  for (const other of stops.get(stop.slot) ?? []) {
    if (other === stop) passed = true;
    if (other.wish.insats !== stop.wish.insats) continue;
    // Stops are made in their order: those before this one have had their visit today.
    count += daysOn(other.wish.weekdays, passed ? day : day + 1, last);
  }
  return count;
}

/** Days on some weekdays within from..to: whole weeks, and what is left of one. */
function daysOn(weekdays: number, from: number, to: number): number {
  if (to < from) return 0;
  const weeks = Math.floor((to - from + 1) / 7);
  let each = 0;
  for (let bits = weekdays; bits > 0; bits >>= 1) each += bits & 1;
  let count = weeks * each;
  for (let day = from + weeks * 7; day <= to; day++) count += (weekdays >> weekday(day)) & 1;
  return count;
}

/** A number of its own from the dice of a visit, so that the rest of the visit stays as it was. */
function mixed(dice: number): number {
  const hash = Math.imul(dice ^ (dice >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
