/** Members of staff who have the day off: whoever is given a visit of theirs is nowhere else. */
import { clockChange } from "./calendar.ts";
import { STAFF_PER_ROUTE } from "./routes.ts";
import type { VisitingUnit } from "./visitingUnit.ts";

/** The numbers of those whose turn it is not, nobody's relatives and nobody new among them. */
export function offDuty(visiting: VisitingUnit, day: number): number[] {
  const { staff, roster } = visiting.maker;
  const numbers: number[] = [];
  for (let route = 0; route < roster.routes; route++) {
    const number = staff?.now[route * STAFF_PER_ROUTE + (1 - (day % STAFF_PER_ROUTE)) + 1] ?? 0;
    if (number > 0 && !visiting.kin.has(number) && staff?.isNew(number, day) === false) numbers.push(number);
  }
  return numbers;
}

/** Days when nothing is moved: the nights of the clock changes have their own story. */
export function mayPlant(day: number): boolean {
  return clockChange(day) === undefined;
}
