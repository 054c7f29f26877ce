/** Faults of single clients: visits go on while they are away (R09, R11) or gone (R10), or suddenly fill the decision (R29). */
import { LAST_DAY, type Month, months } from "./calendar.ts";
import { type Absence, type Client, plannedPerWeek, type Slot, wholeDaysAway } from "./clients.ts";
import type { Window } from "./faultPlan.ts";
import type { Random } from "./random.ts";
import { isFaultless } from "./relatives.ts";

const DAY = 1440;
const EVERY_DAY = 0b1111111;
const WHOLE_DAYS = 4;
/** Weekly minutes of whoever has so much help that a third more is worth money. */
const MUCH_HELP = 560;

/** R09 (sjukhus) and R11 (korttid): an absence of some days that nobody told the ones who make the visits about. */
export function plantAbsences(slots: readonly Slot[], kind: "R09" | "R11", count: number, random: Random): void {
  const type = kind === "R09" ? "sjukhus" : "korttid";
  let left = count;
  for (const client of random.shuffled(daily(slots))) {
    if (left === 0) return;
    const absence = client.absences.find((candidate) => candidate.type === type && isShort(candidate));
    if (absence === undefined || !isFaultless(client)) continue;
    const [first, last] = [Math.floor(absence.from / DAY), Math.floor(absence.to / DAY)];
    const covered = client.decisions.some((decision) => decision.from <= first - 31 && decision.to >= last + 31);
    if (!covered) continue;
    absence.ignored = true;
    client.fault = kind;
    left--;
  }
}

function daily(slots: readonly Slot[]): Client[] {
  return slots
    .filter((slot) => slot.wishes.some((wish) => wish.weekdays === EVERY_DAY && wish.start >= 360 && wish.start < 1200))
    .flatMap((slot) => slot.clients);
}

function isShort({ from, to }: Absence): boolean {
  return from > 40 * DAY && to < (LAST_DAY - 40) * DAY && Math.floor(to / DAY) - Math.floor(from / DAY) > WHOLE_DAYS;
}

/** R10: the client has died or moved, and nobody ends the decision until one or three weeks later. */
export function plantDepartures(slots: readonly Slot[], count: number, random: Random): void {
  let left = count;
  for (const client of random.shuffled(daily(slots))) {
    if (left === 0) return;
    if ((client.leaves !== "avliden" && client.leaves !== "utflyttad") || !isFaultless(client)) continue;
    if (client.to < 60 || client.to > LAST_DAY - 40) continue;
    const next = slots
      .flatMap((slot) => (slot.clients.includes(client) ? slot.clients : []))
      .find((other) => other.from > client.to);
    const room = Math.min((next?.from ?? LAST_DAY) - client.to - 2, random.int(7, 20));
    if (room < 7) continue;
    const away = client.absences.find((absence) => absence.type === client.leaves);
    if (away === undefined) continue;
    away.ignored = true;
    for (const decision of client.decisions) if (decision.to === client.to) decision.to += room;
    client.billedTo = client.to + room;
    client.fault = "R10";
    left--;
  }
}

/** R29: the decision was never used up, until all of it is within a month or two. Returns who, and when. */
export function plantJumps(slots: readonly Slot[], count: number, random: Random): Map<Client, Window> {
  const jumps = new Map<Client, Window>();
  for (const slot of random.shuffled(slots)) {
    if (jumps.size === count) break;
    for (const client of slot.clients) {
      const window = jumpOf(slot, client, random);
      if (window === undefined) continue;
      client.fault = "R29";
      jumps.set(client, window);
      break;
    }
  }
  return jumps;
}

const ROOM = 1.18;
/** In per cent of the usual. */
export const JUMP = 134;

function jumpOf(slot: Slot, client: Client, random: Random): Window | undefined {
  if (!isFaultless(client) || slot.wishes.some((wish) => wish.double)) return undefined;
  for (const decision of client.decisions) {
    const whole = months.filter((month) => month.first >= Math.max(0, decision.from) && month.last <= decision.to);
    const weekly = [0, 1, 2, 3, 4, 5].reduce(
      (sum, insats) => sum + plannedPerWeek(slot.wishes, insats, decision.factor),
      0,
    );
    if (whole.length < 11 || decision.factor > 0.88 || weekly < MUCH_HELP) continue;
    // So late that most of the last year is of this decision: else the decision would explain the jump.
    for (const at of random.shuffled(Array.from({ length: whole.length - 9 }, (_, n) => n + 8))) {
      const [first, last] = [whole[at] as Month, whole[at + 1] as Month];
      if (wholeDaysAway(client, first.first - 1, last.last + 1) > 0) continue;
      for (const other of client.decisions)
        if (other.id === decision.id) other.granted = Math.round((other.granted * ROOM) / 15) * 15;
      return { from: first.index, to: last.index };
    }
  }
  return undefined;
}
