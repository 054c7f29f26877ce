/**
 * The brukare of a visiting enhet. An enhet has a fixed number of slots, each with its own weekly round of visits; one
 * client after the other lives in a slot, with decisions that change and absences that come and go.
 */
import { clockChange, dateText, LAST_DAY, type Month, OPEN, weekday } from "./calendar.ts";
import { INSATS_COUNT } from "./insatser.ts";
import type { Unit } from "./organisation.ts";
import type { Random } from "./random.ts";

/** One recurring visit of a slot: its weekdays (bit 0 = Monday), wished start and full duration in minutes. */
export interface Wish {
  insats: number;
  weekdays: number;
  start: number;
  duration: number;
  /** Two members of staff come together. */
  double: boolean;
}

export interface Client {
  id: string;
  /** Position among the clients of its enhet. */
  index: number;
  from: number;
  to: number;
  leaves: "avliden" | "sabo" | "utflyttad" | "avslut";
  decisions: Decision[];
  absences: Absence[];
  /** The last day that is visited and billed: the day that the client leaves, but where R10 is planted. */
  billedTo: number;
  /** A fault that was planted on the client as a whole, or a permission that looks like one. Nobody has two. */
  fault: "" | "R09" | "R10" | "R11" | "R20" | "R29" | "medgiven";
}

/** In force from and to, both days included. */
export interface Decision {
  id: string;
  client: Client;
  insats: number;
  from: number;
  to: number;
  /** Granted minutes per week or month, as written in the decision. */
  granted: number;
  per: "vecka" | "manad";
  inHours: boolean;
  double: boolean;
  /** Share of the slot's full durations that this decision is about. */
  factor: number;
  /** A fault that was planted here: visits beyond a lowered decision, or a gap that nobody decided about. */
  fault: "" | "R12" | "R21";
  /**
   * How long the visits are this month, in per cent of what they usually are: 100, but in the months of a planted R29. A whole number,
   * so that all decisions keep one shape.
   */
  pace: number;
  /** What is left to perform this month; the visits never go below zero but where R12 is planted. */
  left: number;
}

/** Half-open, in minutes from the first midnight of history. */
export interface Absence {
  type: "sjukhus" | "korttid" | "bortrest" | "avliden" | "sabo" | "utflyttad";
  from: number;
  to: number;
  /** A fault that was planted here: on the days between the first and the last the visits go on as if nobody were away. */
  ignored: boolean;
}

export interface Slot {
  unit: Unit;
  wishes: Wish[];
  clients: Client[];
}

export interface ClientIds {
  client(): string;
  decision(): string;
}

const DAY = 1440;

/** Fills a slot with clients from before the history until its end. */
export function inhabit(slot: Slot, random: Random, ids: ClientIds, place: { next: number }): void {
  const elderly = slot.unit.area.kod === "HT";
  let day = slot.unit.from < 0 ? -random.int(0, 700) : slot.unit.from + random.int(0, 40);
  while (day <= LAST_DAY) {
    const from = day;
    const to = from + Math.round(Math.max(45, random.gamma(1.6, elderly ? 820 : 1100)));
    day = to + 1 + Math.round(random.exponential(38));
    if (to < 0) continue;
    const leaves = elderly
      ? random.weighted({ avliden: 45, sabo: 30, utflyttad: 10, avslut: 15 })
      : random.weighted({ utflyttad: 30, avslut: 70 });
    const client: Client = {
      id: ids.client(),
      index: place.next++,
      from,
      to: to > LAST_DAY ? OPEN : to,
      leaves,
      decisions: [],
      absences: [],
      billedTo: to > LAST_DAY ? OPEN : to,
      fault: "",
    };
    decide(slot, client, random, ids);
    leave(client, random, elderly);
    slot.clients.push(client);
  }
}

/** A chain of decisions; about half of the changes come on the 16th, so that a month has two segments (AC-13). */
function decide(slot: Slot, client: Client, random: Random, ids: ClientIds): void {
  const per = random.chance(0.6) ? "vecka" : "manad";
  const inHours = random.chance(0.7);
  let factor = random.between(0.75, 0.95);
  for (let from = client.from; from <= Math.min(client.to, LAST_DAY); ) {
    const change = dayOfChange(from + 30 + Math.round(random.exponential(300)), random);
    const last = Math.min(change - 1 > LAST_DAY ? OPEN : change - 1, client.to);
    const id = ids.decision();
    for (let insats = 0; insats < INSATS_COUNT; insats++) {
      const weekly = plannedPerWeek(slot.wishes, insats, factor);
      if (weekly === 0 || last < 0) continue;
      const wanted = weekly * random.between(1.03, 1.1) * (per === "vecka" ? 1 : 30.4 / 7);
      const double = slot.wishes.some((wish) => wish.insats === insats && wish.double);
      const granted = inHours ? Math.ceil(wanted / 15) * 15 : Math.ceil(wanted / 5) * 5;
      client.decisions.push({
        id,
        client,
        insats,
        from,
        to: last,
        granted,
        per,
        inHours,
        double,
        factor,
        fault: "",
        pace: 100,
        left: 0,
      });
    }
    from = last + 1;
    factor = Math.min(1, Math.max(0.6, factor * random.between(0.85, 1.25)));
  }
}

/** The same decision under another id and for other days. Written out, so that it has the shape of all others: a spread has its own. */
export function decisionLike(one: Decision, id: string, from: number, to: number): Decision {
  return {
    id,
    client: one.client,
    insats: one.insats,
    from,
    to,
    granted: one.granted,
    per: one.per,
    inHours: one.inHours,
    double: one.double,
    factor: one.factor,
    fault: one.fault,
    pace: one.pace,
    left: one.left,
  };
}

function dayOfChange(day: number, random: Random): number {
  const date = random.weighted({ 16: 50, 1: 25, any: 25 });
  if (date === "any") return day;
  let change = day;
  while (Number(dateText(change).slice(8)) !== Number(date)) change++;
  return change;
}

export function plannedPerWeek(wishes: readonly Wish[], insats: number, factor: number): number {
  let sum = 0;
  for (const wish of wishes) {
    if (wish.insats !== insats) continue;
    let days = 0;
    for (let bits = wish.weekdays; bits > 0; bits >>= 1) days += bits & 1;
    sum += days * plannedMinutes(wish.duration, factor) * (wish.double ? 2 : 1);
  }
  return sum;
}

/** Planned minutes are multiples of five, as planners write them. */
export function plannedMinutes(duration: number, factor: number): number {
  return Math.max(10, 5 * Math.round((duration * factor) / 5));
}

/** Hospital (more in winter), short-term care, journeys; and what ends the stay. */
function leave(client: Client, random: Random, elderly: boolean): void {
  const end = Math.min(client.to, LAST_DAY + 30);
  for (
    let day = client.from + 5 + Math.round(random.exponential(elderly ? 190 : 260));
    ;
    day += 14 + Math.round(random.exponential(elderly ? 190 : 260))
  ) {
    const type = elderly
      ? random.weighted({ sjukhus: 66, korttid: 18, bortrest: 16 })
      : random.weighted({ sjukhus: 20, bortrest: 80 });
    const days = type === "sjukhus" ? random.int(2, 13) : type === "korttid" ? random.int(7, 21) : random.int(3, 9);
    if (day + days + 2 >= end) break;
    const winter = [0, 1, 2, 10, 11].includes(Number(dateText(day).slice(5, 7)) - 1);
    if (type === "sjukhus" && !winter && random.chance(0.3)) continue;
    const from = day * DAY + random.int(9 * 60, 17 * 60);
    const to = (day + days) * DAY + random.int(10 * 60, 16 * 60);
    // An export from the last day of history knows of an absence that goes on, not of its end.
    if (day >= 0 && day <= LAST_DAY)
      client.absences.push({
        type,
        from,
        to: to > (LAST_DAY + 1) * DAY ? Number.POSITIVE_INFINITY : to,
        ignored: false,
      });
    day += days;
  }
  if (client.to <= LAST_DAY && client.leaves !== "avslut") {
    client.absences.push({
      type: client.leaves,
      from: client.to * DAY + random.int(9 * 60, 15 * 60),
      to: Number.POSITIVE_INFINITY,
      ignored: false,
    });
  }
}

/** Whole days away within from..to. Days of admission and discharge are not whole days. */
export function wholeDaysAway(client: Client, from: number, to: number): number {
  let days = 0;
  for (const absence of client.absences) {
    if (absence.ignored) continue;
    const first = Math.max(from, Math.ceil(absence.from / DAY));
    const last = Math.min(to, Number.isFinite(absence.to) ? Math.floor(absence.to / DAY) - 1 : to);
    if (last >= first) days += last - first + 1;
  }
  return days;
}

/** Granted minutes of a decision in a month, whole days away left out (per week × days / 7, per month × days / days in it). */
export function grantedMinutes(decision: Decision, month: Month, withoutAway = true): number {
  const from = Math.max(decision.from, month.first);
  const to = Math.min(decision.to, month.last);
  if (to < from) return 0;
  const days = to - from + 1 - (withoutAway ? wholeDaysAway(decision.client, from, to) : 0);
  return decision.per === "vecka" ? (decision.granted * days) / 7 : (decision.granted * days) / month.days;
}

/** No one is at home for a visit that would start in the hour that does not exist. */
export function isMissingHour(day: number, minute: number): boolean {
  return clockChange(day) === "var" && minute >= 120 && minute < 180;
}

export function worksOn(weekdays: number, day: number): boolean {
  return ((weekdays >> weekday(day)) & 1) === 1;
}
