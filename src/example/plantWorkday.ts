/** R03: days that nobody can work. One login that many use, and one person who is on round from morning till night. */
import type { Client } from "./clients.ts";
import { type DayVisits, isUntouched, KIND, retime } from "./dayVisits.ts";
import { type Kin, mayVisit } from "./relatives.ts";

export interface PlantedDay {
  staff: number;
  visits: number[];
  minutes: number;
}

const DAY = 24 * 60;

/** Visits of many on one login, until the minutes are more than the day has. Visits at the same time are R01 as well. */
export function plantSharedLogin(visits: DayVisits, staff: number): PlantedDay | undefined {
  const mine = visitsByDay(visits);
  if (mine.reduce((sum, i) => sum + visits.elapsed[i]!, 0) < DAY + 30) return undefined;
  const taken: number[] = [];
  let minutes = 0;
  for (const i of mine) {
    if (minutes > DAY + 20) break;
    visits.staff[i] = staff;
    minutes += visits.elapsed[i]!;
    taken.push(i);
  }
  return { staff, visits: taken, minutes };
}

/**
 * Visits one after the other, as many minutes as fit between half past six and ten at night, each drawn out towards the next one
 * until the day is `least` minutes or somewhat more. The decisions have room for it.
 */
export function plantLongDay(visits: DayVisits, staff: number, kin: Kin, least: number): PlantedDay | undefined {
  const chosen = mostMinutes(visits, staff, kin);
  let minutes = chosen.reduce((sum, i) => sum + visits.elapsed[i]!, 0);
  const longer = chosen.map((i, n) => {
    const next = chosen[n + 1];
    const gap = (next === undefined ? LATEST : visits.start[next]!) - visits.end[i]! - PAUSE;
    const room = Math.min(gap, visits.decisions[i]!.left - visits.elapsed[i]!, LONGEST, least + 5 - minutes);
    if (room < 1 || isTakenByClient(visits, i, visits.end[i]! + room + PAUSE)) return 0;
    minutes += Math.floor(room);
    return Math.floor(room);
  });
  if (minutes < least) return undefined;
  for (const [n, i] of chosen.entries()) {
    const more = longer[n]!;
    visits.staff[i] = staff;
    visits.decisions[i]!.left -= more;
    retime(visits, i, visits.start[i]!, visits.elapsed[i]! + more);
  }
  return { staff, visits: chosen, minutes };
}

const LATEST = 1320;
/** Nobody draws out a visit more than so. */
const LONGEST = 55;

function isTakenByClient(visits: DayVisits, i: number, until: number): boolean {
  for (let k = 0; k < visits.count; k++) {
    if (k === i || visits.kind[k] !== KIND.done || visits.clients[k] !== visits.clients[i]) continue;
    if (visits.start[k]! < until && visits.end[k]! > visits.start[i]!) return true;
  }
  return false;
}

/** The visits that one person can make in a day with the most minutes, in order of time. */
function mostMinutes(visits: DayVisits, staff: number, kin: Kin): number[] {
  const mine: number[] = [];
  for (let i = 0; i < visits.count; i++)
    if (isUntouched(visits, i) && mayVisit(kin, staff, visits.clients[i] as Client)) mine.push(i);
  mine.sort((a, b) => visits.end[a]! - visits.end[b]! || a - b);
  // Weighted interval scheduling: the best that ends no later than each visit, with or without it.
  const best = new Int32Array(mine.length + 1);
  const before = new Int32Array(mine.length);
  for (let n = 0; n < mine.length; n++) {
    const start = visits.start[mine[n]!]!;
    let low = 0;
    let high = n;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (visits.end[mine[middle]!]! + PAUSE <= start) low = middle + 1;
      else high = middle;
    }
    before[n] = low;
    best[n + 1] = Math.max(best[n]!, best[low]! + visits.elapsed[mine[n]!]!);
  }
  const chosen: number[] = [];
  for (let n = mine.length; n > 0; ) {
    if (best[n] === best[n - 1]) n--;
    else {
      chosen.push(mine[n - 1]!);
      n = before[n - 1]!;
    }
  }
  return chosen.reverse();
}

const PAUSE = 3;

function visitsByDay(visits: DayVisits): number[] {
  const mine: number[] = [];
  for (let i = 0; i < visits.count; i++) {
    const whole = visits.kind[i] === KIND.done && visits.ghost[i] === 0 && visits.stops[i]!.copied === 0;
    // Two who come together are at one place: their time counts once.
    const single = !visits.stops[i]!.wish.double && visits.clients[i]!.fault === "";
    if (whole && single && visits.start[i]! >= 390 && visits.end[i]! < 1320) mine.push(i);
  }
  return mine;
}
