/**
 * What is tampered with in the visits of one day: R01 (one member of staff at two places), and its two innocent
 * look-alikes, the handover of a minute or two and the visits to two people in one household.
 */
import type { Client } from "./clients.ts";
import { type DayVisits, isPlain, overlap } from "./dayVisits.ts";
import { type Kin, mayVisit } from "./relatives.ts";

/** Gives a visit to somebody who is at another client just then, and returns the visit. */
export function plantTwoPlaces(visits: DayVisits, skip: number, kin: Kin): number | undefined {
  let passed = 0;
  for (let i = 0; i < visits.count; i++) {
    if (!isPlain(visits, i)) continue;
    for (let j = i + 1; j < visits.count; j++) {
      if (!isPlain(visits, j) || visits.clients[i] === visits.clients[j] || visits.staff[i] === visits.staff[j])
        continue;
      if (overlap(visits, i, j) < 15 || !mayVisit(kin, visits.staff[i]!, visits.clients[j]!) || passed++ < skip)
        continue;
      visits.staff[j] = visits.staff[i]!;
      return j;
    }
  }
  return undefined;
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

function isHome(client: Client, day: number): boolean {
  return client.absences.every((absence) => absence.to < (day - 1) * 1440 || absence.from > (day + 2) * 1440);
}
