/**
 * A few of the personnel who make visits stand in the time system under their identity number, as they do in most kommuner. Only they can
 * be compared with the neighbour's. The numbers are published test numbers that belong to nobody (identity.ts).
 */
import { LAST_DAY } from "./calendar.ts";
import { canaryNumbers } from "./identity.ts";
import type { Unit } from "./organisation.ts";
import { STAFF_PER_ROUTE } from "./routes.ts";
import type { VisitingUnit } from "./visitingUnit.ts";

const MOST_PER_COMPANY = 2;

const numbers = new WeakMap<Unit, ReadonlyMap<number, string>>();

/** The identity numbers at an enhet, by the number in personal_id. */
export const identifiedAt = (unit: Unit): ReadonlyMap<number, string> | undefined => numbers.get(unit);

/** One each at the first enheter that bill performed time: somebody who has been there all along and works by day. */
export function identifyStaff(visiting: readonly VisitingUnit[]): void {
  let next = 0;
  const perCompany = new Map<string, number>();
  for (const { unit, maker } of visiting) {
    if (unit.area.kod !== "HT" || unit.contract.basis !== "utford" || unit.from >= 0) continue;
    const byDay = new Set(
      maker.roster.stops.filter(({ start }) => start >= 420 && start < 720).map(({ route }) => route),
    );
    const steady = maker.staff?.employments.find(
      ({ position, from, to }) => from <= 0 && to > LAST_DAY && byDay.has(Math.floor((position - 1) / STAFF_PER_ROUTE)),
    );
    const number = canaryNumbers.personal[next];
    if (steady === undefined || number === undefined) continue;
    const before = perCompany.get(unit.company.id) ?? 0;
    if (before === MOST_PER_COMPANY) continue;
    perCompany.set(unit.company.id, before + 1);
    numbers.set(unit, new Map([[steady.number, number]]));
    next++;
  }
}
