/** What is planted on single days: at most one event a day at an enhet, since two could touch the same visit. */
import { isHelg, type Month } from "./calendar.ts";
import type { CareState } from "./careState.ts";
import type { Client } from "./clients.ts";
import type { MonthFaults } from "./faultPlan.ts";
import {
  noteCorrection,
  noteLongDay,
  noteOverlap,
  noteRelay,
  noteReplanned,
  noteSameHome,
  noteShift,
} from "./noteVisits.ts";
import { mayPlant, offDuty } from "./offDuty.ts";
import { plantCorrection, plantLateChange } from "./plantChanges.ts";
import { plantFarApart, plantRelay, plantReplanned, plantSecondVisit } from "./plantExtra.ts";
import { leftNumber, plantStandIn, unknownNumber } from "./plantStaff.ts";
import { plantHandover, plantHousehold, plantTwoPlaces } from "./plantVisits.ts";
import { type PlantedDay, plantLongDay, plantSharedLogin } from "./plantWorkday.ts";
import type { Random } from "./random.ts";
import { priceOf } from "./visitFaults.ts";
import type { VisitingUnit } from "./visitingUnit.ts";

const eventKinds = [
  "outage",
  "sharedLogin",
  "endlessDay",
  "longDay",
  "unknownStaff",
  "leftStaff",
  "r01",
  "r02",
  "r04",
  "r08",
  "handover",
  "household",
  "relay",
  "correction",
  "replanned",
] as const;

export type DayEvent = (typeof eventKinds)[number];

/** Tries a few days for each: the ones that are taken, and the nights of the clock changes, are left alone. */
export function dayEvents(
  month: Month,
  faults: MonthFaults,
  dice: Random,
  taken: { from: number; to: number } | undefined,
): Map<number, DayEvent> {
  const plan = new Map<number, DayEvent>();
  for (const kind of eventKinds) {
    for (let n = 0; n < faults[kind]; n++) {
      for (let attempt = 0; attempt < 6; attempt++) {
        const day = dice.int(month.first, month.last);
        const busy = taken !== undefined && day >= taken.from && day <= taken.to;
        if (busy || !mayPlant(day) || plan.has(day)) continue;
        plan.set(day, kind);
        break;
      }
    }
  }
  return plan;
}

const HARD_DAY = 24 * 60;
const LONG_DAY = 13 * 60;

export function plantEvent(
  state: CareState,
  visiting: VisitingUnit,
  day: number,
  month: Month,
  event: Exclude<DayEvent, "outage">,
  dice: Random,
): void {
  const { visits } = state;
  const { unit } = visiting;
  const rounding = unit.contract.rounding;
  const helg = isHelg(day);
  const skip = dice.int(0, 6);
  const free = offDuty(visiting, day);
  if (free.length === 0) return;
  const isNew = (staff: number) => visiting.maker.staff?.isNew(staff, day) === true;
  const add = (name: string, regel: string, client: Client | undefined, why: string, i: number, minutes: number) =>
    state.found.add(name, regel, client, why, {
      id: state.nextVisit + i,
      minutes,
      price: priceOf(visits, i, unit, month, helg),
    });
  // None of the visits is the one too many: each has its share of the minutes, and of what they cost.
  const noteWorkday = (found: PlantedDay, over: number, why: string) => {
    for (const i of found.visits)
      add(`R03 ${day}`, "R03", undefined, why, i, (over * visits.elapsed[i]!) / found.minutes);
  };
  switch (event) {
    case "r01": {
      const found = plantTwoPlaces(visits, skip, visiting.kin) ?? plantTwoPlaces(visits, 0, visiting.kin);
      if (found !== undefined) noteOverlap(state, unit, month, helg, found);
      return;
    }
    case "r02": {
      const found =
        plantSecondVisit(visits, skip, rounding, free, isNew) ?? plantSecondVisit(visits, 0, rounding, free, isNew);
      if (found === undefined) return;
      const client = visits.clients[found.first] as Client;
      const name = `R02 ${day}`;
      add(name, "R02", client, "två ur personalen samtidigt, men beslutet ger en", found.first, 0);
      add(name, "R02", client, "", found.second, found.minutes);
      return;
    }
    case "r04": {
      const found = plantFarApart(visits, skip, free, state.travels);
      if (found === undefined) return;
      const client = visits.clients[found.second] as Client;
      const name = `R04 ${day}`;
      add(name, "R04", client, "så fort hinner ingen från den ena brukaren till den andra", found.first, 0);
      add(name, "R04", client, "", found.second, found.minutes);
      return;
    }
    case "sharedLogin": {
      const found = plantSharedLogin(visits, free[skip % free.length]!);
      if (found === undefined) return;
      noteWorkday(found, found.minutes - HARD_DAY, "mer än ett dygn registrerat på samma inloggning ett dygn");
      for (const i of found.visits) noteOverlap(state, unit, month, helg, i);
      return;
    }
    case "endlessDay": {
      const found = plantLongDay(visits, free[skip % free.length]!, visiting.kin, LONG_DAY + 10);
      if (found !== undefined)
        noteWorkday(found, found.minutes - LONG_DAY, "mer än tretton timmars besök på en person ett dygn");
      return;
    }
    case "longDay": {
      const found = plantLongDay(visits, free[skip % free.length]!, visiting.kin, LONG_DAY - 45);
      if (found !== undefined) noteLongDay(state, unit, day, found);
      return;
    }
    case "r08": {
      const found = plantLateChange(visits, rounding, dice);
      if (found === undefined) return;
      const client = visits.clients[found.visit] as Client;
      add(`R08 ${day}`, "R08", client, "förlängt mer än en vecka efter besöket", found.visit, found.minutes);
      return;
    }
    case "unknownStaff":
    case "leftStaff": {
      const number = event === "unknownStaff" ? unknownNumber(dice) : leftNumber(visiting, day, dice);
      if (number === undefined) return;
      const why =
        event === "unknownStaff"
          ? "utfört av någon som inte finns i personalregistret"
          : "utfört av någon som har slutat";
      for (const i of plantStandIn(visits, number, dice))
        add(`R19 ${number}`, "R19", undefined, why, i, visits.elapsed[i]!);
      return;
    }
    case "handover": {
      const pair = plantHandover(visits, skip);
      if (pair !== undefined) noteShift(state, unit, day, pair[0] as number, pair[1] as number);
      return;
    }
    case "household": {
      const pair = plantHousehold(visits, skip, day);
      if (pair === undefined) return;
      const [a, b] = pair as [number, number];
      state.travels.add(visits.clients[a] as Client, visits.clients[b] as Client, 0);
      noteSameHome(state, unit, day, a, b);
      return;
    }
    case "relay": {
      const found = plantRelay(visits, skip, rounding, free);
      if (found !== undefined) noteRelay(state, unit, day, found.first, found.second);
      return;
    }
    case "correction": {
      const found = plantCorrection(visits, dice);
      if (found !== undefined) noteCorrection(state, unit, day, found);
      return;
    }
    case "replanned": {
      const found = plantReplanned(visits, skip, free);
      if (found !== undefined) noteReplanned(state, unit, day, found.first, found.second);
      return;
    }
  }
}
