/** One day's chance after another: where events fall within a quarter, whom they concern, and how bad they are. */
import { LAST_DAY, monthAt } from "./calendar.ts";
import type { Client } from "./clients.ts";
import { caseId } from "./identity.ts";
import type { Kategori } from "./kategorier.ts";
import type { Unit } from "./organisation.ts";
import type { Random } from "./random.ts";
import type { VisitingUnit } from "./visitingUnit.ts";

export interface Clientele {
  /** A client of the enhet on that day, or undefined when nobody was there. */
  pick(unit: Unit, day: number, random: Random): string | undefined;
}

/** Case ids from here on belong to those who live at an enhet; the clients of visits come before. */
const FIRST_RESIDENT = 100_000;

export function clientele(visiting: readonly VisitingUnit[]): Clientele {
  const visited = new Map<Unit, readonly Client[]>(visiting.map((one) => [one.unit, one.clients]));
  return {
    pick(unit, day, random) {
      const clients = visited.get(unit);
      if (clients === undefined)
        return caseId(FIRST_RESIDENT + unit.index * 400 + random.int(0, Math.ceil(unit.places * 1.5)));
      const present = clients.filter((client) => client.from <= day && client.to >= day);
      return present.length === 0 ? undefined : random.pick(present).id;
    },
  };
}

/** First and last day on which the enhet was running in the quarter. */
export function daysOf(unit: Unit, quarter: number): [first: number, last: number] {
  const first = Math.max(unit.from, monthAt(quarter * 3).first);
  return [first, Math.min(unit.to, monthAt(quarter * 3 + 2).last)];
}

export function severity(kategori: Kategori, random: Random): number {
  const weights =
    kategori === "fall" || kategori === "brist-i-dokumentation" || kategori === "tid-och-debitering"
      ? { 1: 62, 2: 29, 3: 8, 4: 1 }
      : kategori === "overgrepp" || kategori === "vardskada"
        ? { 1: 20, 2: 42, 3: 30, 4: 8 }
        : { 1: 46, 2: 39, 3: 13, 4: 2 };
  return Number(random.weighted(weights));
}

/** Most are registered within days; some lie for weeks. */
export function registrationDelay(random: Random): number {
  return random.chance(0.07) ? random.int(18, 70) : Math.floor(random.exponential(3.5));
}

/** The day, or null when it lies after what this export can know. */
export function known(day: number): number | null {
  return day <= LAST_DAY ? day : null;
}
