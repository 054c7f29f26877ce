/** Lex Sarah (a report is not a notification to IVO: AC-9) and lex Maria. */
import { dateText, LAST_DAY, QUARTERS } from "./calendar.ts";
import type { Cell } from "./csv.ts";
import { daysOf, known } from "./eventSources.ts";
import { canaryNames, canaryNumbers } from "./identity.ts";
import { kategorier, lexMariaRates, lexSarahRates } from "./kategorier.ts";
import { type Occupancy, quarterDays } from "./occupancy.ts";
import type { Organisation, Unit } from "./organisation.ts";
import { omradeOf, type Quality } from "./quality.ts";
import type { Random } from "./random.ts";
import type { Run } from "./run.ts";
import { eventTexts } from "./texts.ts";

const sarahColumns = [
  "rapport_id",
  "enhet_id",
  "handelsedatum",
  "rapport_datum",
  "typ",
  "bedomning",
  "allvarlighetsgrad",
  "sannolikhet_upprepning",
  "bedomning_datum",
  "anmald_ivo_datum",
  "ivo_beslut",
  "avslutad_datum",
  "avvikelse_id",
  "beskrivning",
] as const;

const mariaColumns = [
  "anmalan_id",
  "enhet_id",
  "handelsedatum",
  "anmald_datum",
  "typ",
  "allvarlighetsgrad",
  "ivo_beslut",
  "avslutad_datum",
  "avvikelse_id",
  "beskrivning",
] as const;

export async function writeLex(
  run: Run,
  organisation: Organisation,
  occupancy: Occupancy,
  quality: Quality,
): Promise<void> {
  const sarah = organisation.units.flatMap((unit) => sarahRows(run, unit, occupancy, quality));
  const canary = sarah[3];
  if (canary !== undefined) canary[13] = `Berör ${canaryNames[0]}, ${canaryNumbers.inText[0]}.`;
  await run.table("lex_sarah", "lex_sarah.csv", sarahColumns, (table) => {
    for (const row of sarah) table.row(row);
    const model = sarah[0] as Cell[];
    run.broken(
      table,
      model.map((cell, i) => (i === 0 ? "LS-FEL-1" : i === 5 ? "allvarlig" : cell)),
      "bedomning",
      "okänd kod",
    );
  });
  const maria = organisation.units.flatMap((unit) => mariaRows(run, unit, occupancy, quality));
  await run.table("lex_maria", "lex_maria.csv", mariaColumns, (table) => {
    for (const row of maria) table.row(row);
  });
}

function sarahRows(run: Run, unit: Unit, occupancy: Occupancy, quality: Quality): Cell[][] {
  const rows: Cell[][] = [];
  if (unit.area.lagrum === "HSL") return rows;
  forEvents(run, "lex_sarah", unit, occupancy, quality, lexSarahRates, (kategori, day, random) => {
    const reported = day + Math.floor(random.exponential(4));
    if (reported > LAST_DAY) return;
    const assessed = known(reported + 10 + Math.round(random.exponential(25)));
    const bedomning = random.weighted({
      inte_missforhallande: 34,
      missforhallande: 40,
      pataglig_risk: 12,
      allvarligt_missforhallande: 9,
      pataglig_risk_allvarligt: 5,
    });
    const serious = bedomning === "allvarligt_missforhallande" || bedomning === "pataglig_risk_allvarligt";
    const notified = serious && assessed !== null ? known(assessed + random.int(0, 9)) : null;
    const closed =
      assessed === null ? null : known(Math.max(assessed, notified ?? 0) + random.int(5, notified === null ? 30 : 120));
    const decision =
      notified !== null && closed !== null ? random.pick(["avslutas utan åtgärd", "avslutas med kritik"]) : null;
    const grade = serious ? random.int(3, 4) : bedomning === "inte_missforhallande" ? 1 : random.int(1, 2);
    rows.push([
      "",
      unit.id,
      dateText(day),
      dateText(reported),
      kategori,
      assessed === null ? "pagar" : bedomning,
      assessed === null || random.chance(0.25) ? null : grade,
      random.int(1, 4),
      text(assessed),
      text(notified),
      decision,
      text(closed),
      null,
      random.pick(eventTexts[kategori]),
    ]);
  });
  return numbered(rows, "LS", unit);
}

function mariaRows(run: Run, unit: Unit, occupancy: Occupancy, quality: Quality): Cell[][] {
  const rows: Cell[][] = [];
  forEvents(run, "lex_maria", unit, occupancy, quality, lexMariaRates[unit.area.kod] ?? {}, (kategori, day, random) => {
    const notified = day + 20 + Math.round(random.exponential(30));
    if (notified > LAST_DAY) return;
    const closed = known(notified + random.int(60, 200));
    rows.push([
      "",
      unit.id,
      dateText(day),
      dateText(notified),
      kategori,
      random.int(3, 4),
      closed === null ? null : "utredningen godtas",
      text(closed),
      null,
      random.pick(eventTexts[kategori]),
    ]);
  });
  return numbered(rows, "LM", unit);
}

function forEvents(
  run: Run,
  name: string,
  unit: Unit,
  occupancy: Occupancy,
  quality: Quality,
  rates: typeof lexSarahRates,
  visit: (kategori: (typeof kategorier)[number], day: number, random: Random) => void,
): void {
  for (let quarter = 0; quarter < QUARTERS; quarter++) {
    const random = run.random(name, unit.id, quarter);
    const days = quarterDays(occupancy, unit, quarter);
    const [first, last] = daysOf(unit, quarter);
    for (const kategori of kategorier) {
      const mean = (days / 1000) * (rates[kategori] ?? 0) * Math.exp(quality.level(unit, omradeOf(kategori)));
      for (let left = random.poisson(mean); left > 0; left--) visit(kategori, random.int(first, last), random);
    }
  }
}

function numbered(rows: Cell[][], letters: string, unit: Unit): Cell[][] {
  for (const [n, row] of rows.entries())
    row[0] = `${letters}-${unit.id.slice(2).replace("-", "")}-${String(n + 1).padStart(3, "0")}`;
  return rows;
}

function text(day: number | null): string | null {
  return day === null ? null : dateText(day);
}
