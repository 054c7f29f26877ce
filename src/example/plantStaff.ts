/** R19: somebody whom the register does not know does another one's round. R28: a client meets everybody. */
import { LAST_DAY } from "./calendar.ts";
import type { Client } from "./clients.ts";
import { type DayVisits, isPlain, KIND } from "./dayVisits.ts";
import { offDuty } from "./offDuty.ts";
import type { Random } from "./random.ts";
import type { VisitingUnit } from "./visitingUnit.ts";

/** Above every number that a register of an enhet reaches. */
const UNKNOWN = 951;
/** So long ago did somebody leave, that no late notice explains it. */
const LONG_GONE = 60;

export const unknownNumber = (dice: Random): number => UNKNOWN + dice.int(0, 8);

/** Somebody who has left the enhet for good. */
export function leftNumber(visiting: VisitingUnit, day: number, dice: Random): number | undefined {
  const gone = (visiting.maker.staff?.employments ?? []).filter(
    (one) => one.to < day - LONG_GONE && one.to > 0 && one.to < LAST_DAY && !visiting.kin.has(one.number),
  );
  return gone.length === 0 ? undefined : dice.pick(gone).number;
}

/** The whole round of one who is on duty by day goes in another one's name. */
export function plantStandIn(visits: DayVisits, number: number, dice: Random): number[] {
  const first = dice.shuffled([...Array(visits.count).keys()]).find((i) => isPlain(visits, i));
  if (first === undefined) return [];
  const staff = visits.staff[first];
  const moved: number[] = [];
  for (let i = 0; i < visits.count; i++) {
    if (visits.staff[i] !== staff) continue;
    visits.staff[i] = number;
    if (visits.kind[i] === KIND.done && visits.ghost[i] === 0) moved.push(i);
  }
  return moved;
}

/** Every visit by day goes to the next one of those who are off duty. Returns the visits. */
export function plantManyFaces(
  visits: DayVisits,
  visiting: VisitingUnit,
  client: Client,
  day: number,
  turns: [number, number],
): number[] {
  const free = offDuty(visiting, day);
  const moved: number[] = [];
  for (let i = 0; i < visits.count; i++) {
    if (visits.clients[i] !== client || !isPlain(visits, i)) continue;
    visits.staff[i] = free[turns[day & 1]!++ % free.length]!;
    moved.push(i);
  }
  return moved;
}
