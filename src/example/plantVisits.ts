/**
 * What is tampered with in the visits of one day: R01 (one member of staff at two places), and its two innocent
 * look-alikes, the handover of a minute or two and the visits to two people in one household.
 */
import { clockChange } from "./calendar.ts";
import type { Client } from "./clients.ts";
import { type DayVisits, KIND } from "./dayVisits.ts";

export interface PlantedOverlap {
  /** The visits of the same staff that overlap, the moved one first. */
  visits: number[];
  minutes: number;
}

/** Gives a visit to somebody who is at another client just then. */
export function plantTwoPlaces(visits: DayVisits, skip: number): PlantedOverlap | undefined {
  let passed = 0;
  for (let i = 0; i < visits.count; i++) {
    if (!isPlain(visits, i)) continue;
    for (let j = i + 1; j < visits.count; j++) {
      if (!isPlain(visits, j) || visits.clients[i] === visits.clients[j] || visits.staff[i] === visits.staff[j])
        continue;
      if (overlap(visits, i, j) < 15 || passed++ < skip) continue;
      visits.staff[j] = visits.staff[i]!;
      return overlapsOf(visits, j);
    }
  }
  return undefined;
}

function overlapsOf(visits: DayVisits, j: number): PlantedOverlap {
  const found: PlantedOverlap = { visits: [j], minutes: 0 };
  for (let k = 0; k < visits.count; k++) {
    if (k === j || visits.staff[k] !== visits.staff[j] || visits.kind[k] !== KIND.done) continue;
    const minutes = overlap(visits, j, k);
    if (minutes <= 0) continue;
    found.visits.push(k);
    found.minutes += minutes;
  }
  return found;
}

/** The next visit is logged in one or two minutes before the former is logged out: clocks differ, nobody gains. */
export function plantHandover(visits: DayVisits, skip: number): number[] | undefined {
  return plantNeighbours(
    visits,
    skip,
    12,
    () => true,
    (i, next) => visits.end[i]! - 1 - (visits.elapsed[next]! & 1),
  );
}

/** Two who share a home are logged in together. Nobody is moved into an absence. */
export function plantHousehold(visits: DayVisits, skip: number, day: number): number[] | undefined {
  const home = (i: number) => isHome(visits.clients[i]!, day);
  return plantNeighbours(visits, skip, 25, home, (i, next) => visits.start[i]! + 1 + (visits.elapsed[next]! & 1));
}

function plantNeighbours(
  visits: DayVisits,
  skip: number,
  gap: number,
  allowed: (next: number) => boolean,
  newStart: (i: number, next: number) => number,
): number[] | undefined {
  let passed = 0;
  for (let i = 0; i + 1 < visits.count; i++) {
    const next = i + 1;
    if (!isPlain(visits, i) || !isPlain(visits, next) || visits.staff[i] !== visits.staff[next]) continue;
    if (visits.clients[i] === visits.clients[next] || visits.start[next]! - visits.end[i]! > gap) continue;
    if (visits.manual[next] === 1 || visits.changed[next]! >= 0 || !allowed(next) || passed++ < skip) continue;
    const start = newStart(i, next);
    visits.start[next] = start;
    visits.end[next] = start + visits.elapsed[next]!;
    visits.registered[next] = visits.end[next]!;
    return [i, next];
  }
  return undefined;
}

function overlap(visits: DayVisits, i: number, j: number): number {
  return Math.min(visits.end[i]!, visits.end[j]!) - Math.max(visits.start[i]!, visits.start[j]!);
}

/** A done visit by day, by one member of staff, to a client without a fault of another kind. */
function isPlain(visits: DayVisits, i: number): boolean {
  const stop = visits.stops[i]!;
  return (
    visits.kind[i] === KIND.done &&
    !stop.wish.double &&
    visits.ghost[i] === 0 &&
    visits.decisions[i]!.fault === "" &&
    visits.start[i]! >= 390 &&
    visits.end[i]! < 1320
  );
}

/** Days when nothing is moved: the nights of the clock changes have their own story. */
export function mayPlant(day: number): boolean {
  return clockChange(day) === undefined;
}

function isHome(client: Client, day: number): boolean {
  return client.absences.every((absence) => absence.to < (day - 1) * 1440 || absence.from > (day + 2) * 1440);
}
