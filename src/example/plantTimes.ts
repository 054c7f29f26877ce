/** R24: rounds that start half an hour late, and visits that nobody makes. R25: the afternoon is registered as evening. */
import { type DayVisits, isPlain, isTaken, isUntouched, KIND, moveVisit } from "./dayVisits.ts";
import type { Random } from "./random.ts";

const MISSED = 0.06;
const LATE_ROUNDS = 0.85;

export function plantLateness(visits: DayVisits, dice: Random): void {
  const late = new Map<number, number>();
  for (let i = 0; i < visits.count; i++) {
    if (!isPlain(visits, i)) continue;
    if (dice.chance(MISSED)) {
      visits.decisions[i]!.left += visits.elapsed[i]!;
      visits.kind[i] = KIND.missed;
      continue;
    }
    const staff = visits.staff[i]!;
    let minutes = late.get(staff);
    if (minutes === undefined) {
      minutes = dice.chance(LATE_ROUNDS) ? dice.int(34, 46) : 0;
      late.set(staff, minutes);
    }
  }
  for (const [staff, minutes] of late) {
    if (minutes > 0) delay(visits, staff, minutes);
  }
}

/** The later ones first: what stands in the way of one visit then has moved already. */
function delay(visits: DayVisits, staff: number, minutes: number): void {
  const mine: number[] = [];
  for (let i = 0; i < visits.count; i++) if (visits.staff[i] === staff && visits.kind[i] === KIND.done) mine.push(i);
  mine.sort((a, b) => visits.start[b]! - visits.start[a]!);
  for (const i of mine) {
    if (!isUntouched(visits, i) || visits.end[i]! + minutes >= 1320) continue;
    if (!isTaken(visits, i, visits.start[i]! + minutes - 3, visits.end[i]! + minutes + 3))
      moveVisit(visits, i, minutes);
  }
}

const LUNCH = 660;
const AFTERNOON_ENDS = 890;
const LATER = 420;

/** Planned and made seven hours later: nothing but the price per hour gains from it. */
export function plantEvenings(visits: DayVisits): void {
  for (let i = 0; i < visits.count; i++) {
    if (!isUntouched(visits, i) || visits.start[i]! < LUNCH || visits.start[i]! >= AFTERNOON_ENDS) continue;
    if (visits.end[i]! + LATER >= 1320) continue;
    if (isTaken(visits, i, visits.start[i]! + LATER - 3, visits.end[i]! + LATER + 3)) continue;
    moveVisit(visits, i, LATER);
    visits.plannedStart[i]! += LATER;
    visits.plannedEnd[i]! += LATER;
  }
}
