/** R08: a visit that is made longer more than a week afterwards; and, innocent, one that is made shorter. */
import { type DayVisits, isTaken, isUntouched } from "./dayVisits.ts";
import type { Random } from "./random.ts";
import { CHANGE_REASONS, roundMinutes } from "./visitDay.ts";

const DAY = 1440;
const CORRECTED_BY_OFFICE = 3;

/** The registration still tells when the visit ended first. */
export function plantLateChange(
  visits: DayVisits,
  rounding: number,
  dice: Random,
): { visit: number; minutes: number } | undefined {
  const skip = dice.int(0, 12);
  let passed = 0;
  for (let i = 0; i < visits.count; i++) {
    const more = 15 + (visits.elapsed[i]! % 10);
    const [elapsed, end] = [visits.elapsed[i]!, visits.end[i]!];
    if (!isUntouched(visits, i) || visits.decisions[i]!.left < more + 15) continue;
    if (isTaken(visits, i, end, end + more + 3) || passed++ < skip) continue;
    visits.elapsed[i] = elapsed + more;
    visits.end[i] = end + more;
    visits.decisions[i]!.left -= roundMinutes(elapsed + more, rounding) - roundMinutes(elapsed, rounding);
    visits.changed[i] = laterDay(dice);
    visits.reason[i] = dice.int(0, CHANGE_REASONS - 2);
    return { visit: i, minutes: more };
  }
  return undefined;
}

export function plantCorrection(visits: DayVisits, dice: Random): number | undefined {
  const skip = dice.int(0, 12);
  let passed = 0;
  for (let i = 0; i < visits.count; i++) {
    if (!isUntouched(visits, i) || visits.elapsed[i]! < 25 || passed++ < skip) continue;
    visits.elapsed[i]! -= 6;
    visits.end[i]! -= 6;
    visits.changed[i] = laterDay(dice);
    visits.reason[i] = CORRECTED_BY_OFFICE;
    return i;
  }
  return undefined;
}

/** In office hours nine to twenty days later. */
const laterDay = (dice: Random) => dice.int(9, 20) * DAY + dice.int(8 * 60, 16 * 60);
