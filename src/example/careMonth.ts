/** One enhet and one month: visits day by day, then the invoice; faults are planted on the way and put in the answer key. */
import { isHelg, type Month } from "./calendar.ts";
import type { CareState } from "./careState.ts";
import { type Client, grantedMinutes } from "./clients.ts";
import type { Table } from "./csv.ts";
import { type DayVisits, KIND } from "./dayVisits.ts";
import { type MonthFaults, noFaults } from "./faultPlan.ts";
import { INSATS, INSATS_COUNT, SLAG, SLAG_COUNT } from "./insatser.ts";
import { noteClockChange, noteOrdinary, noteOverlap, noteSameHome, noteShift } from "./noteVisits.ts";
import { mayPlant, plantHandover, plantHousehold, plantTwoPlaces } from "./plantVisits.ts";
import type { Random } from "./random.ts";
import { writeInvoices } from "./unitInvoices.ts";
import { makeDay, roundMinutes } from "./visitDay.ts";
import type { VisitingUnit } from "./visitingUnit.ts";

export async function careMonth(
  state: CareState,
  visiting: VisitingUnit,
  month: Month,
  faults: MonthFaults,
  invoices: Table,
): Promise<void> {
  const { unit, account } = visiting;
  if (unit.from > month.last) return;
  account.clear();
  for (const client of visiting.clients) {
    for (const decision of client.decisions) decision.left = grantedMinutes(decision, month);
  }
  const random = state.run.random("besok", unit.id, month.index);
  const dice = state.run.random("fel", unit.id, month.index);
  const ghosts = chooseGhosts(visiting, month, faults.r05, dice);
  const plantDays = faults === noFaults ? new Map<number, Plant[]>() : dayPlan(month, faults, dice);
  state.lines.startUnit(unit);
  for (let day = month.first; day <= month.last; day++) {
    makeDay(visiting.maker, day, month, random, state.visits);
    if (ghosts.size > 0) markGhosts(state.visits, ghosts);
    for (const plant of plantDays.get(day) ?? []) plantOn(state, visiting, day, month, plant, dice);
    settle(state, visiting, day, month);
    await state.lines.drain();
  }
  writeInvoices(state, visiting, month, faults, ghosts, dice, invoices);
}

type Plant = "r01" | "handover" | "household";

function dayPlan(month: Month, faults: MonthFaults, dice: Random): Map<number, Plant[]> {
  const plan = new Map<number, Plant[]>();
  for (const kind of ["r01", "handover", "household"] as const) {
    for (let n = 0; n < faults[kind]; n++) {
      const day = dice.int(month.first, month.last);
      // One event a day: two could touch the same visit.
      if (mayPlant(day) && !plan.has(day)) plan.set(day, [kind]);
    }
  }
  return plan;
}

function plantOn(
  state: CareState,
  visiting: VisitingUnit,
  day: number,
  month: Month,
  plant: Plant,
  dice: Random,
): void {
  const { visits } = state;
  const skip = dice.int(0, 6);
  if (plant === "r01") {
    const found = plantTwoPlaces(visits, skip) ?? plantTwoPlaces(visits, 0);
    if (found !== undefined) noteOverlap(state, visiting.unit, month, found);
    return;
  }
  const pair = plant === "handover" ? plantHandover(visits, skip) : plantHousehold(visits, skip, day);
  if (pair === undefined) return;
  const [a, b] = pair as [number, number];
  if (plant === "handover") noteShift(state, visiting.unit, day, a, b);
  else {
    state.households.push([visits.clients[a] as Client, visits.clients[b] as Client]);
    noteSameHome(state, visiting.unit, day, a, b);
  }
}

/** R05: clients whose visits of one insats are billed though nobody registered them. */
function chooseGhosts(visiting: VisitingUnit, month: Month, count: number, dice: Random): Set<number> {
  const ghosts = new Set<number>();
  for (const client of dice.shuffled(visiting.clients)) {
    if (ghosts.size === count) break;
    const decision = client.decisions.find(
      (candidate) =>
        candidate.from <= month.first &&
        candidate.to >= month.last &&
        (candidate.insats === INSATS.service || candidate.insats === INSATS.tillsyn),
    );
    if (decision !== undefined && client.decisions.every((other) => other.fault === ""))
      ghosts.add(client.index * INSATS_COUNT + decision.insats);
  }
  return ghosts;
}

function markGhosts(visits: DayVisits, ghosts: Set<number>): void {
  for (let i = 0; i < visits.count; i++) {
    if (ghosts.has(visits.clients[i]!.index * INSATS_COUNT + visits.decisions[i]!.insats)) visits.ghost[i] = 1;
  }
}

/** Writes the day and adds its minutes to the account of the month. */
function settle(state: CareState, visiting: VisitingUnit, day: number, month: Month): void {
  const { visits, lines } = state;
  const { account, unit } = visiting;
  const helg = isHelg(day);
  const rounding = unit.contract.rounding;
  let performed = 0;
  for (let i = 0; i < visits.count; i++) {
    const insats = visits.decisions[i]!.insats;
    const ghost = visits.ghost[i] === 1;
    if (!ghost) lines.write(visits, i, day, state.nextVisit + i);
    if (state.lookAlikes > 0 && !ghost) noteOrdinary(state, unit, day, i);
    if (visits.kind[i] !== KIND.done) continue;
    const key = visits.clients[i]!.index * INSATS_COUNT + insats;
    const elapsed = visits.elapsed[i]!;
    const slag = slagAt(visits.start[i]!, insats, helg);
    account.billed[key * SLAG_COUNT + slag]! += roundMinutes(elapsed, rounding);
    if (ghost) continue;
    account.performed[key]! += elapsed;
    performed += elapsed;
    noteClockChange(state, day, i);
  }
  visiting.performed[month.index]! += performed;
  state.nextVisit += visits.count;
}

function slagAt(start: number, insats: number, helg: boolean): number {
  if (insats === INSATS.natt) return SLAG.natt;
  if (helg) return SLAG.helg;
  return start < 360 || start >= 1320 ? SLAG.natt : start < 1080 ? SLAG.dag : SLAG.kvall;
}
