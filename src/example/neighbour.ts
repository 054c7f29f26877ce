/**
 * What the fictitious neighbour sends under the agreement: when its personnel were at work. Three of them are registered in both
 * kommuner at once (R30); the same and others also work there when nobody can object: on other days, back to back, with another clock.
 */
import { exchangeUnder } from "../identity/exchange.ts";
import { dateText, isHelg, LAST_DAY, monthOfDay, timeText, weekday } from "./calendar.ts";
import { canaryNumbers } from "./identity.ts";
import { SLAG } from "./insatser.ts";
import type { Unit } from "./organisation.ts";
import { hourPrice } from "./prices.ts";
import type { Random } from "./random.ts";
import type { Run } from "./run.ts";

export const EXCHANGE = "exempelbo-grannby";
/** Fixed like the example's own key, and like it protects nothing. */
export const EXCHANGE_KEY = "5eed0facade0f7e57da7a00000000000c0ffee00000000000000000000000030";
const NEIGHBOUR = "Grannby kommun (påhittad)";
/** Days before the end of the history that the file is about: July to September. */
const DAYS = 92;
const ALTOGETHER = 30;
const STRANGERS = 25;

/** A visit of somebody who can be compared. */
export interface IdentifiedVisit {
  number: string;
  besok: string;
  unit: Unit;
  client: string;
  insats: number;
  day: number;
  start: number;
  end: number;
}

/** Whether a visit of this day is of interest here. */
export const isExchanged = (day: number): boolean => day > LAST_DAY - DAYS;

interface Work {
  person: string;
  day: number;
  start: number;
  end: number;
}

export async function writeNeighbour(run: Run, visits: readonly IdentifiedVisit[]): Promise<void> {
  const exchange = exchangeUnder(EXCHANGE, Buffer.from(EXCHANGE_KEY, "hex"));
  const random = run.random("grannkommun");
  const work: Work[] = [];
  for (const number of canaryNumbers.personal) {
    const person = exchange.person(number);
    if (person === null) throw new Error("a published test number is no identity number");
    const own = visits.filter((visit) => visit.number === number);
    if (own.length > 0) work.push(...atBothPlaces(run, own, person, random));
  }
  for (let n = 0; n < STRANGERS; n++) {
    const person = strangersKey(random);
    for (let k = 0; k < 12; k++) work.push(shift(person, LAST_DAY - random.int(0, DAYS - 1), random));
  }
  work.sort((a, b) => (a.person < b.person ? -1 : a.person > b.person ? 1 : a.day - b.day || a.start - b.start));
  const columns = ["utbyte", "nyckelkontroll", "kommun", "person", "start", "slut"];
  await run.table("utbytesbesok", "grannby-kommun-2026-07-2026-09.csv", columns, (table) => {
    const seen = new Set<string>();
    for (const { person, day, start, end } of work) {
      // One shift a day and person, as far as two fell together.
      const key = `${person} ${day} ${start}`;
      if (seen.has(key)) continue;
      seen.add(key);
      table.row([EXCHANGE, exchange.kontroll, NEIGHBOUR, person, timeText(day, start), timeText(day, end)]);
    }
    const [first] = work;
    if (first === undefined) return;
    const day = dateText(first.day);
    run.broken(
      table,
      [EXCHANGE, exchange.kontroll, NEIGHBOUR, "inte-en-nyckel", `${day} 10:00`, `${day} 11:00`],
      "person",
      "ingen utbytesnyckel",
    );
  });
}

/** What somebody who works in both kommuner does in the other one: days apart, sometimes close, and twice what cannot be. */
function atBothPlaces(run: Run, own: readonly IdentifiedVisit[], person: string, random: Random): Work[] {
  const byDay = new Map<number, IdentifiedVisit[]>();
  for (const visit of own) byDay.set(visit.day, [...(byDay.get(visit.day) ?? []), visit]);
  const busy = [...byDay.keys()].sort((a, b) => a - b);
  const free = Array.from({ length: DAYS }, (_, n) => LAST_DAY - n).filter(
    (day) => !byDay.has(day) && !byDay.has(day - 1),
  );
  const work = random
    .shuffled(free)
    .slice(0, ALTOGETHER)
    .map((day) => shift(person, day, random));
  const plain = busy.filter((day) => !isHelg(day) && weekday(day) < 5);
  const [first, second, third, fourth] = random.shuffled(plain);
  // In a municipality without faults nobody is in two places; the rest is innocent.
  for (const day of run.options.faults === false ? [] : [first, second]) {
    const visit = day === undefined ? undefined : middayOf(byDay.get(day) ?? []);
    if (visit !== undefined) work.push(overlapping(run, visit, person));
  }
  const before = third === undefined ? undefined : byDay.get(third)?.[0];
  if (before !== undefined) work.push(near(run, before, person, "rygg_mot_rygg", before.start - 45, before.start));
  const after = fourth === undefined ? undefined : byDay.get(fourth)?.at(-1);
  if (after !== undefined) work.push(near(run, after, person, "klockor_i_tva_system", after.end - 3, after.end + 40));
  return work;
}

/** By day, long enough to be overlapped in the middle; the price is then that of dag. */
const middayOf = (visits: readonly IdentifiedVisit[]): IdentifiedVisit | undefined =>
  visits.find(({ start, end }) => start >= 420 && end <= 1020 && end - start >= 12);

function overlapping(run: Run, visit: IdentifiedVisit, person: string): Work {
  // Ends with the own visit, so that it touches no other.
  const start = visit.start + 2;
  const minutes = visit.end - start;
  const { unit, day } = visit;
  const month = monthOfDay(day);
  const price = hourPrice(visit.insats, unit.company.regi, unit.rural, SLAG.dag, month.year);
  run.facit.add("fakturafel", {
    regel_id: "R30",
    utforare_id: unit.company.id,
    enhet_id: unit.id,
    brukar_id: visit.client,
    manad: month.text,
    rader: visit.besok,
    minuter: minutes,
    belopp_kr: Math.round((minutes * price) / 60) / 100,
    forklaring: "samma personal i grannkommunen samtidigt",
  });
  return { person, day, start, end: visit.end };
}

function near(run: Run, visit: IdentifiedVisit, person: string, typ: string, start: number, end: number): Work {
  run.facit.add("oskyldiga", {
    typ,
    liknar_regel: "R30",
    utforare_id: visit.unit.company.id,
    enhet_id: visit.unit.id,
    brukar_id: visit.client,
    period: dateText(visit.day),
    rader: visit.besok,
    forklaring:
      typ === "rygg_mot_rygg"
        ? "arbetet i grannkommunen slutar när besöket här börjar"
        : "tre minuters överlappning mellan två tidssystem",
  });
  return { person, day: visit.day, start, end };
}

function shift(person: string, day: number, random: Random): Work {
  const start = 420 + random.int(0, 40);
  return { person, day, start, end: start + 300 + random.int(0, 120) };
}

/** Somebody who never worked in Exempelbo: nobody here can say who. */
function strangersKey(random: Random): string {
  const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  return Array.from({ length: 24 }, () => alphabet[random.int(0, 31)] ?? "0").join("");
}
