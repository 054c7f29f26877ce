/** How many clients and days of care each enhet has each month: the exposure that everything else is counted against. */
import { type Month, months, weekday } from "./calendar.ts";
import type { Client } from "./clients.ts";
import type { Organisation, Unit } from "./organisation.ts";
import type { Run } from "./run.ts";
import type { VisitingUnit } from "./visitingUnit.ts";

export interface UnitMonth {
  clients: number;
  days: number;
}

export type Occupancy = Map<Unit, (UnitMonth | undefined)[]>;

export function occupancyOf(run: Run, organisation: Organisation, visiting: readonly VisitingUnit[]): Occupancy {
  const visited = new Map(visiting.map((one) => [one.unit, one.clients]));
  return new Map(
    organisation.units.map((unit) => {
      const clients = visited.get(unit);
      return [unit, clients === undefined ? placesOverTime(run, organisation, unit) : clientsOverTime(clients)];
    }),
  );
}

function clientsOverTime(clients: readonly Client[]): (UnitMonth | undefined)[] {
  return months.map((month) => {
    let count = 0;
    let days = 0;
    for (const client of clients) {
      const present = Math.min(client.to, month.last) - Math.max(client.from, month.first) + 1;
      if (present <= 0) continue;
      count++;
      days += present;
    }
    return count === 0 ? undefined : { clients: count, days };
  });
}

/** Occupancy drifts slowly around 94 per cent of the places; day services are open on weekdays. */
function placesOverTime(run: Run, organisation: Organisation, unit: Unit): (UnitMonth | undefined)[] {
  const random = run.random("belaggning", unit.id);
  const onWeekdays = unit.area.kod === "DV" || unit.area.kod === "DA";
  let drift = 0;
  return months.map((month) => {
    drift = 0.85 * drift + 0.02 * random.normal();
    const share = Math.min(1, Math.max(0.7, 0.94 + drift));
    const moved = random.poisson(unit.places * 0.02);
    if (unit.to < month.first || unit.from > month.last) return undefined;
    const { merger } = organisation;
    const places = unit === merger.into && month.first >= merger.day ? unit.places + merger.closed.places : unit.places;
    const open = onWeekdays ? weekdaysOf(month) : month.days;
    return { clients: Math.ceil(places * share) + moved, days: Math.round(places * share * open) };
  });
}

function weekdaysOf(month: Month): number {
  let count = 0;
  for (let day = month.first; day <= month.last; day++) if (weekday(day) < 5) count++;
  return count;
}

/** Days of care in a quarter. */
export function quarterDays(occupancy: Occupancy, unit: Unit, quarter: number): number {
  const list = occupancy.get(unit) ?? [];
  return [0, 1, 2].reduce((sum, n) => sum + (list[quarter * 3 + n]?.days ?? 0), 0);
}
