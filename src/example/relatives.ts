/**
 * Who on the staff is related to a client of the enhet. That is allowed, and worth knowing when time is billed: nobody visits
 * the relative, but where R20 is planted.
 */
import { dateText, LAST_DAY } from "./calendar.ts";
import type { Client, Slot } from "./clients.ts";
import type { Random } from "./random.ts";
import { STAFF_PER_ROUTE } from "./routes.ts";
import type { Run } from "./run.ts";
import type { Employment } from "./staffing.ts";
import type { VisitingUnit } from "./visitingUnit.ts";
import { personalId } from "./visitLines.ts";

/** The relative of a member of staff, by the number of the staff. */
export type Kin = ReadonlyMap<number, Client>;

export const mayVisit = (kin: Kin, staff: number, client: Client): boolean =>
  kin.size === 0 || kin.get(staff) !== client;

const RELATIVES = 0.006;
/** So long must both have been there, for the visits to be many. */
const DAYS_TOGETHER = 150;

export function relate(run: Run, visiting: readonly VisitingUnit[]): void {
  for (const one of visiting) {
    const random = run.random("anhorig", one.unit.id);
    const employments = one.maker.staff?.employments ?? [];
    const rounds = roundsOf(one);
    for (const employment of employments) {
      if (!random.chance(RELATIVES)) continue;
      const strangers = one.slots
        .filter((slot) => rounds.get(slot)?.has(routeOf(employment)) !== true)
        .flatMap((slot) => slot.clients);
      if (strangers.length === 0) continue;
      const relative = random.pick(strangers);
      one.kin.set(employment.number, relative);
      run.facit.add("oskyldiga", {
        typ: "anhorig_utan_besok",
        liknar_regel: "R20",
        utforare_id: one.unit.company.id,
        enhet_id: one.unit.id,
        brukar_id: relative.id,
        period: dateText(Math.max(0, employment.from)),
        rader: personalId(one.unit, employment.number),
        forklaring: "en anhörig arbetar på enheten, men går inte hem till brukaren",
      });
    }
    // Those with permission first: they are the same with and without faults.
    for (const { number, client } of visitRelatives(
      one,
      one.faults.permitted,
      rounds,
      run.random("medgiven", one.unit.id),
    )) {
      client.fault = "medgiven";
      one.permitted.add(number);
      run.facit.add("oskyldiga", {
        typ: "anhorig_medgiven",
        liknar_regel: "R20",
        utforare_id: one.unit.company.id,
        enhet_id: one.unit.id,
        brukar_id: client.id,
        period: null,
        rader: personalId(one.unit, number),
        forklaring: "en anhörig går hem till brukaren, och kommunen har medgett det",
      });
    }
    for (const { client } of visitRelatives(one, one.faults.clients.r20, rounds, run.random("R20", one.unit.id)))
      client.fault = "R20";
  }
}

/** Gives some of the staff a relative among those whom they visit. */
function visitRelatives(
  one: VisitingUnit,
  count: number,
  rounds: ReadonlyMap<Slot, ReadonlySet<number>>,
  random: Random,
): { number: number; client: Client }[] {
  const chosen: { number: number; client: Client }[] = [];
  if (count === 0) return chosen;
  for (const employment of random.shuffled(one.maker.staff?.employments ?? [])) {
    if (chosen.length === count) break;
    if (one.kin.has(employment.number)) continue;
    const clients = one.slots
      .filter((slot) => rounds.get(slot)?.has(routeOf(employment)))
      .flatMap((slot) => slot.clients)
      .filter((client) => isFaultless(client) && together(client, employment) >= DAYS_TOGETHER);
    const client = random.shuffled(clients)[0];
    if (client === undefined) continue;
    one.kin.set(employment.number, client);
    chosen.push({ number: employment.number, client });
  }
  return chosen;
}

/** Nobody has two faults: they could be taken for each other. */
export function isFaultless(client: Client): boolean {
  return client.fault === "" && client.decisions.every((decision) => decision.fault === "");
}

function together(client: Client, employment: Employment): number {
  return Math.min(client.to, employment.to, LAST_DAY) - Math.max(client.from, employment.from, 0);
}

const routeOf = (employment: Employment) => Math.floor((employment.position - 1) / STAFF_PER_ROUTE);

/** The routes that come by each slot. */
export function roundsOf(one: VisitingUnit): Map<Slot, Set<number>> {
  const rounds = new Map<Slot, Set<number>>();
  for (const { slot, route } of one.maker.roster.stops) {
    const mine = rounds.get(slot) ?? new Set();
    rounds.set(slot, mine.add(route));
  }
  return rounds;
}
