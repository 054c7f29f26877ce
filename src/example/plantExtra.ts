/**
 * Visits that come on top of others: R02 (two to one client at the same time, though one is granted), R04 (the next client is too
 * far away), and what only looks like it: staff that relieve each other, and a visit that was missed and made later in the day.
 */
import { copyVisit, type DayVisits, isTaken, isUntouched, KIND, retime } from "./dayVisits.ts";
import type { Travels } from "./travels.ts";
import { roundMinutes } from "./visitDay.ts";

export interface PlantedPair {
  first: number;
  second: number;
  minutes: number;
}

/** A second member of staff is registered at the client two minutes later, for as long. */
export function plantSecondVisit(
  visits: DayVisits,
  skip: number,
  rounding: number,
  free: readonly number[],
  isNew: (staff: number) => boolean,
): PlantedPair | undefined {
  let passed = 0;
  for (let i = 0; i < visits.count; i++) {
    const elapsed = visits.elapsed[i]!;
    const charge = Math.max(elapsed, roundMinutes(elapsed, rounding));
    if (!isUntouched(visits, i) || elapsed < 20 || visits.decisions[i]!.left < charge) continue;
    // Somebody new walks beside another one: that would be innocent.
    if (isNew(visits.staff[i]!)) continue;
    const start = visits.start[i]! + 2;
    if (isTaken(visits, i, start - 10, start + elapsed + 10) || passed++ < skip) continue;
    const j = copyVisit(visits, i);
    visits.staff[j] = free[skip % free.length]!;
    retime(visits, j, start, elapsed);
    visits.decisions[i]!.left -= charge;
    return { first: i, second: j, minutes: elapsed - 2 };
  }
  return undefined;
}

/** Innocent: the one who comes takes over from the one who goes, and both are there for three minutes. */
export function plantRelay(
  visits: DayVisits,
  skip: number,
  rounding: number,
  free: readonly number[],
): PlantedPair | undefined {
  let passed = 0;
  for (let i = 0; i < visits.count; i++) {
    const elapsed = visits.elapsed[i]!;
    if (!isUntouched(visits, i) || elapsed < 30 || visits.decisions[i]!.left < elapsed || passed++ < skip) continue;
    const start = visits.start[i]!;
    const half = elapsed >> 1;
    const middle = visits.plannedStart[i]! + ((visits.plannedEnd[i]! - visits.plannedStart[i]!) >> 1);
    const j = copyVisit(visits, i);
    visits.staff[j] = free[skip % free.length]!;
    visits.plannedEnd[i] = middle;
    visits.plannedStart[j] = middle;
    retime(visits, i, start, half + 1);
    retime(visits, j, start + half - 2, elapsed - half + 2);
    const charge = (minutes: number) => Math.max(minutes, roundMinutes(minutes, rounding));
    visits.decisions[i]!.left += charge(elapsed) - charge(half + 1) - charge(elapsed - half + 2);
    return { first: i, second: j, minutes: 3 };
  }
  return undefined;
}

/** Innocent: nobody came at the planned time, but somebody did two hours later, and that was planned again. */
export function plantReplanned(visits: DayVisits, skip: number, free: readonly number[]): PlantedPair | undefined {
  let passed = 0;
  for (let i = 0; i < visits.count; i++) {
    if (!isUntouched(visits, i) || visits.end[i]! + 120 >= 1320) continue;
    if (isTaken(visits, i, visits.start[i]! + 110, visits.end[i]! + 130) || passed++ < skip) continue;
    const j = copyVisit(visits, i);
    visits.staff[j] = free[skip % free.length]!;
    visits.plannedStart[j]! += 120;
    visits.plannedEnd[j]! += 120;
    retime(visits, j, visits.start[i]! + 120, visits.elapsed[i]!);
    visits.kind[i] = KIND.missed;
    return { first: i, second: j, minutes: visits.elapsed[j]! };
  }
  return undefined;
}

/** R04: one member of staff is registered at two clients with a few minutes between, and the way takes half an hour. */
export function plantFarApart(
  visits: DayVisits,
  skip: number,
  free: readonly number[],
  travels: Travels,
): PlantedPair | undefined {
  // Not always the first two of the day: they would soon be taken for clients with a wrong address.
  const turn = (skip * 17) % Math.max(1, visits.count);
  for (let n = 0; n < visits.count; n++) {
    const i = (n + turn) % visits.count;
    if (!isUntouched(visits, i)) continue;
    for (let j = 0; j < visits.count; j++) {
      const gap = visits.start[j]! - visits.end[i]!;
      if (gap < 1 || gap > 8 || !isUntouched(visits, j) || visits.clients[i] === visits.clients[j]) continue;
      if (!travels.areFar(visits.stops[i]!.slot, visits.stops[j]!.slot)) continue;
      const way = travels.farApart(visits.clients[i]!, visits.clients[j]!);
      // Some who are hours apart on one route are near each other all the same.
      if (way < 30) continue;
      const staff = free[skip % free.length]!;
      visits.staff[i] = staff;
      visits.staff[j] = staff;
      // What is lacking once clocks that differ are allowed for, but no more than the visit is long.
      return { first: i, second: j, minutes: Math.min(way - CLOCKS_DIFFER - gap, visits.elapsed[j]!) };
    }
  }
  return undefined;
}

const CLOCKS_DIFFER = 5;
