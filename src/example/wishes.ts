/** The weekly round of a slot: what a client with a small or a large need is visited for. */
import type { Wish } from "./clients.ts";
import { INSATS } from "./insatser.ts";
import type { Random } from "./random.ts";

const EVERY_DAY = 0b1111111;

/** Night visits are spread so that every night round has one across 02:00 and one after it: what the clock changes try. */
const nightStarts = [105, 160, 45, 220, 1360, 270, 1405, 315] as const;

export function wishesOf(area: string, random: Random, serial: number): Wish[] {
  if (area === "BS") return boendestod(random);
  if (area === "LA") return ledsagning(random);
  return hemtjanst(random, serial);
}

function hemtjanst(random: Random, serial: number): Wish[] {
  const level = Number(random.weighted({ 1: 34, 2: 25, 3: 20, 4: 21 }));
  const cleaning = visit(
    INSATS.service,
    1 << random.int(0, 4),
    random.chance(0.5) ? random.int(114, 126) : random.int(156, 168),
    random.int(9, 18),
  );
  if (level === 1)
    return random.chance(0.6) ? [cleaning, visit(INSATS.tillsyn, EVERY_DAY, random.int(108, 126), 3)] : [cleaning];
  const double = level === 4 && random.chance(0.25);
  const morning = visit(
    INSATS.personligOmvardnad,
    EVERY_DAY,
    random.int(84, 108),
    4 + level + random.int(0, 2),
    double,
  );
  const lunch = visit(INSATS.service, EVERY_DAY, random.int(133, 153), random.int(4, 6));
  if (level === 2) return random.chance(0.6) ? [cleaning, morning, lunch] : [cleaning, morning];
  const evening = visit(INSATS.personligOmvardnad, EVERY_DAY, random.int(224, 252), level + random.int(2, 4), double);
  if (level === 3) return [cleaning, morning, lunch, evening];
  const afternoon = visit(INSATS.tillsyn, EVERY_DAY, random.int(190, 206), random.int(3, 4));
  const wishes = [cleaning, morning, lunch, afternoon, evening];
  if (serial < 2 || random.chance(0.5)) {
    const start = nightStarts[serial % nightStarts.length] ?? 45;
    wishes.push({
      insats: INSATS.natt,
      weekdays: EVERY_DAY,
      start,
      duration: 20 + 5 * random.int(0, 2),
      double: false,
    });
  }
  return wishes;
}

function boendestod(random: Random): Wish[] {
  const days = random.pick([0b00101, 0b01010, 0b10101, 0b01101, 0b11011]);
  return [visit(INSATS.boendestod, days, random.int(108, 180), random.int(9, 18))];
}

function ledsagning(random: Random): Wish[] {
  const day = 1 << random.int(0, 6);
  if (random.chance(0.5)) return [visit(INSATS.ledsagning, day, random.int(120, 156), random.int(24, 36))];
  return [visit(INSATS.avlosning, day | (1 << random.int(0, 6)), random.int(120, 168), random.int(24, 40))];
}

/** Start and duration in units of five minutes. */
function visit(insats: number, weekdays: number, start: number, duration: number, double = false): Wish {
  return { insats, weekdays, start: start * 5, duration: duration * 5, double };
}
