/** One enhet and one month: visits day by day, then the invoice; faults are planted on the way and put in the answer key. */
import { isHelg, type Month, weekday } from "./calendar.ts";
import type { CareState } from "./careState.ts";
import { type Client, grantedMinutes, type Slot, wholeDaysAway } from "./clients.ts";
import type { Table } from "./csv.ts";
import { type DayVisits, KIND } from "./dayVisits.ts";
import { type MonthFaults, noFaults, within } from "./faultPlan.ts";
import { habitOf } from "./habits.ts";
import { identifiedAt } from "./identified.ts";
import { INSATS, INSATS_COUNT, SLAG_COUNT } from "./insatser.ts";
import { isExchanged } from "./neighbour.ts";
import { noteClockChange, noteIdentified, noteOrdinary, noteOutage } from "./noteVisits.ts";
import { mayPlant, offDuty } from "./offDuty.ts";
import { notePatterns } from "./patternFacit.ts";
import { JUMP } from "./plantClients.ts";
import { type DayEvent, dayEvents, plantEvent } from "./plantEvents.ts";
import { plantManyFaces } from "./plantStaff.ts";
import { plantEvenings, plantLateness } from "./plantTimes.ts";
import { slagAt } from "./prices.ts";
import type { Random } from "./random.ts";
import { isFaultless } from "./relatives.ts";
import { writeInvoices } from "./unitInvoices.ts";
import { makeDay, roundMinutes } from "./visitDay.ts";
import type { VisitingUnit } from "./visitingUnit.ts";
import { besokId } from "./visitLines.ts";
import { noteWatched } from "./watch.ts";

/** R17: each visit is rounded up to the next ten minutes, whatever the avtal says. */
const PADDED_TO = 10;
const MANUAL_SHARE_R07 = 230;
const EVERY_VISIT = 1024;

export async function careMonth(
  state: CareState,
  visiting: VisitingUnit,
  month: Month,
  faults: MonthFaults,
  invoices: Table,
): Promise<void> {
  const { unit, account, maker } = visiting;
  if (unit.from > month.last) return;
  account.clear();
  const patterns = new Set(
    [...visiting.faults.patterns].filter(([, window]) => within(window, month.index)).map(([pattern]) => pattern),
  );
  maker.habit = habitOf(patterns, visiting.stopsOf, month);
  for (const client of visiting.clients) {
    const jump = visiting.jumps.get(client);
    for (const decision of client.decisions) {
      decision.left = grantedMinutes(decision, month);
      if (jump !== undefined) decision.pace = within(jump, month.index) ? JUMP : 100;
      maker.habit?.begin?.(decision);
    }
  }
  const random = state.run.random("besok", unit.id, month.index);
  const dice = state.run.random("fel", unit.id, month.index);
  const ghosts = chooseGhosts(visiting, month, faults.r05, dice);
  const many = faults.r28 > 0 ? chooseManyFaces(visiting, month, dice) : undefined;
  const copies = faults.r26 > 0 ? chooseCopies(visiting, month, faults.r26, dice) : [];
  const events = faults === noFaults ? noEvents : dayEvents(month, faults, dice, many);
  state.lines.startUnit(unit);
  for (let day = month.first; day <= month.last; day++) {
    const event = events.get(day);
    maker.manualShare =
      event === "outage" ? EVERY_VISIT : patterns.has("R07") ? MANUAL_SHARE_R07 : visiting.manualShare;
    for (const copy of copies) setCopies(visiting, copy, day);
    makeDay(maker, day, month, random, state.visits);
    if (ghosts.size > 0) markGhosts(state.visits, ghosts);
    if (event === "outage") noteOutage(state, unit, day);
    else if (event !== undefined) plantEvent(state, visiting, day, month, event, dice);
    if (many !== undefined && day >= many.from && day <= many.to) showFaces(state, visiting, many, day);
    if (patterns.has("R24") && mayPlant(day)) plantLateness(state.visits, dice);
    if (patterns.has("R25") && mayPlant(day) && !isHelg(day)) plantEvenings(state.visits);
    if (visiting.watched || copies.length > 0) noteWatched(state, visiting, month, day);
    settle(state, visiting, day, month, patterns.has("R17"));
    await state.lines.drain();
  }
  for (const copy of copies) for (const stop of visiting.stopsOf.get(copy.slot) ?? []) stop.copied = 0;
  if (many !== undefined) noteFaces(state, visiting, month, many);
  state.found.write(state.run.facit, unit, month);
  writeInvoices(state, visiting, month, faults, patterns, ghosts, dice, invoices);
  notePatterns(state, visiting, month, patterns);
}

const noEvents: ReadonlyMap<number, DayEvent> = new Map();

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
    if (decision !== undefined && isFaultless(client)) ghosts.add(client.index * INSATS_COUNT + decision.insats);
  }
  return ghosts;
}

function markGhosts(visits: DayVisits, ghosts: Set<number>): void {
  for (let i = 0; i < visits.count; i++) {
    if (ghosts.has(visits.clients[i]!.index * INSATS_COUNT + visits.decisions[i]!.insats)) visits.ghost[i] = 1;
  }
}

/** R28: a client with many visits, a fortnight, and how far round the staff it has come. */
export interface ManyFaces {
  client: Client;
  from: number;
  to: number;
  turns: [number, number];
  staff: Set<number>;
  visits: string[];
}

const FORTNIGHT = 14;
const MANY = 20;

function chooseManyFaces(visiting: VisitingUnit, month: Month, dice: Random): ManyFaces | undefined {
  // Two whole weeks, as they are counted (Kolada U21401).
  const mondays = Array.from({ length: month.days - FORTNIGHT + 1 }, (_, n) => month.first + n).filter(
    (day) => weekday(day) === 0,
  );
  const start = dice.pick(mondays);
  const visitsOf = (client: Client) =>
    visiting.slots
      .filter((slot) => slot.clients.includes(client))
      .reduce((sum, slot) => sum + slot.wishes.filter((wish) => wish.start >= 435 && !wish.double).length, 0);
  const [client] = visiting.clients
    .filter((one) => isFaultless(one) && coversMonth(one, month) && isHomeAll(one, month))
    .sort((a, b) => visitsOf(b) - visitsOf(a) || a.index - b.index);
  if (client === undefined || visiting.maker.roster.routes * 2 < MANY + 3) return undefined;
  return { client, from: start, to: start + FORTNIGHT - 1, turns: [0, 0], staff: new Set(), visits: [] };
}

function showFaces(state: CareState, visiting: VisitingUnit, many: ManyFaces, day: number): void {
  if (offDuty(visiting, day).length === 0) return;
  for (const i of plantManyFaces(state.visits, visiting, many.client, day, many.turns)) {
    many.staff.add(state.visits.staff[i]!);
    many.visits.push(besokId(state.nextVisit + i));
  }
}

function noteFaces(state: CareState, visiting: VisitingUnit, month: Month, many: ManyFaces): void {
  // Too few on the staff: then it is no more than many.
  if (many.staff.size <= MANY) return;
  state.run.facit.add("fakturafel", {
    regel_id: "R28",
    utforare_id: visiting.unit.company.id,
    enhet_id: visiting.unit.id,
    brukar_id: many.client.id,
    manad: month.text,
    rader: many.visits.join(" "),
    minuter: null,
    belopp_kr: null,
    forklaring: `${many.staff.size} olika ur personalen på ${many.visits.length} besök under fjorton dagar`,
  });
}

/** R26: clients of one slot whose visits are registered alike for a fortnight. */
interface Copies {
  slot: Slot;
  from: number;
  to: number;
}

function chooseCopies(visiting: VisitingUnit, month: Month, count: number, dice: Random): Copies[] {
  const chosen: Copies[] = [];
  for (const slot of dice.shuffled(visiting.slots)) {
    if (chosen.length === count) break;
    const client = slot.clients.find((one) => coversMonth(one, month));
    if (client === undefined || !isFaultless(client) || !isHomeAll(client, month)) continue;
    if (!slot.wishes.some((wish) => wish.weekdays === 0b1111111)) continue;
    const from = dice.int(month.first, month.last - FORTNIGHT + 1);
    if (Array.from({ length: FORTNIGHT }, (_, n) => from + n).some((day) => !mayPlant(day))) continue;
    chosen.push({ slot, from, to: from + FORTNIGHT - 1 });
  }
  return chosen;
}

function setCopies({ maker, stopsOf }: VisitingUnit, { slot, from, to }: Copies, day: number): void {
  if (day !== from && day !== to + 1) return;
  const current = maker.states.get(slot)?.slot.clients.find((client) => client.from <= day && client.to >= day);
  for (const stop of stopsOf.get(slot) ?? []) {
    const factor = current?.decisions.find((one) => one.from <= day && one.to >= day)?.factor ?? 1;
    stop.copied = day === from ? Math.max(3, Math.round(stop.wish.duration * factor * 0.9)) : 0;
  }
}

function coversMonth(client: Client, month: Month): boolean {
  return client.decisions.some((decision) => decision.from <= month.first && decision.to >= month.last);
}

function isHomeAll(client: Client, month: Month): boolean {
  return wholeDaysAway(client, month.first, month.last) === 0;
}

/** Writes the day and adds its minutes to the account of the month. */
function settle(state: CareState, visiting: VisitingUnit, day: number, month: Month, padded: boolean): void {
  const { visits, lines } = state;
  const { account, unit } = visiting;
  const helg = isHelg(day);
  const rounding = unit.contract.rounding;
  const exchanged = isExchanged(day) ? identifiedAt(unit) : undefined;
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
    const right = roundMinutes(elapsed, rounding);
    account.right[key * SLAG_COUNT + slag]! += right;
    account.billed[key * SLAG_COUNT + slag]! += padded ? Math.ceil(elapsed / PADDED_TO) * PADDED_TO : right;
    if (ghost) continue;
    if (exchanged !== undefined) noteIdentified(state, exchanged, unit, day, i);
    account.performed[key]! += elapsed;
    performed += elapsed;
    noteClockChange(state, day, i);
  }
  visiting.performed[month.index]! += performed;
  state.nextVisit += visits.count;
}
