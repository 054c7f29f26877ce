/** Follow-ups and what they found. The latent quality decides how likely each requirement is to be unmet. */
import { dateText, LAST_DAY, monthAt, QUARTERS } from "./calendar.ts";
import type { Cell } from "./csv.ts";
import { known } from "./eventSources.ts";
import { type Krav, kravFor } from "./krav.ts";
import type { Organisation, Unit } from "./organisation.ts";
import type { Quality } from "./quality.ts";
import type { Random } from "./random.ts";
import type { Run } from "./run.ts";

/** Tuned so that about three in ten enhet × kvalitetsområde that are followed up show a brist. */
const BASE_LOGIT = Math.log(0.275 / 0.725);
const SLOPE = 1.9;
const SILENT_EXTRA = 0.7;

interface Visit {
  unit: Unit;
  day: number;
  metod: string;
  form: string;
  random: boolean;
  krav: Krav[];
}

export async function writeUppfoljningar(run: Run, organisation: Organisation, quality: Quality): Promise<void> {
  const visits = organisation.units
    .flatMap((unit) => visitsOf(run, unit))
    .sort((a, b) => a.day - b.day || (a.unit.id < b.unit.id ? -1 : 1));
  const found: Cell[][] = [];
  const actions: Cell[][] = [];
  const columns = [
    "uppfoljning_id",
    "krav_id",
    "enhet_id",
    "metod",
    "form",
    "slumpurval",
    "genomford_datum",
    "bedomning",
    "rapport_datum",
  ];
  await run.table("uppfoljningar", "uppfoljningar.csv", columns, (table) => {
    for (const [n, visit] of visits.entries()) {
      const id = `UPF-${String(n + 1).padStart(5, "0")}`;
      const random = run.random("uppfoljning", visit.unit.id, visit.day);
      const reported = known(visit.day + random.int(14, 45));
      for (const krav of visit.krav) {
        const bedomning = assess(random, quality, visit.unit, krav);
        table.row([
          id,
          krav.id,
          visit.unit.id,
          visit.metod,
          visit.form,
          visit.random ? "ja" : "nej",
          dateText(visit.day),
          bedomning.replace("_brist", ""),
          reported === null ? null : dateText(reported),
        ]);
        if (bedomning === "ej_uppfyllt" || bedomning === "delvis_brist")
          addBrist(found, actions, random, visit, krav, id, bedomning);
      }
    }
  });
  await run.table(
    "brister",
    "brister.csv",
    ["brist_id", "enhet_id", "krav_id", "uppfoljning_id", "upptackt_datum", "allvarlighetsgrad", "systemorsak"],
    (table) => {
      for (const row of found) table.row(row);
    },
  );
  const actionColumns = [
    "atgard_id",
    "brist_id",
    "atgard",
    "ansvarig_roll",
    "klar_senast",
    "uppfoljning_datum",
    "godkand_datum",
    "avrapporterad_datum",
    "verifierad_datum",
  ];
  await run.table("atgarder", "atgarder.csv", actionColumns, (table) => {
    for (const row of actions) table.row(row);
  });
}

/** An ordinary follow-up most years, and now and then one more on a given occasion. */
function visitsOf(run: Run, unit: Unit): Visit[] {
  const visits: Visit[] = [];
  const all = kravFor(unit);
  for (let year = 0; year < QUARTERS / 4; year++) {
    const random = run.random("uppfoljningsplan", unit.id, year);
    const add = (count: number, metod: string, form: string, slump: boolean) => {
      const month = monthAt(year * 12 + random.int(0, 11));
      const day = random.int(month.first, month.last);
      if (day > unit.from + 60 && day <= unit.to && day <= LAST_DAY)
        visits.push({ unit, day, metod, form, random: slump, krav: random.shuffled(all).slice(0, count) });
    };
    if (random.chance(0.85)) add(random.int(8, 11), random.pick(["arlig", "kvalitetskrav"]), "anmald", false);
    if (random.chance(0.12)) add(random.int(4, 6), "oanmald", "oanmald", true);
    if (random.chance(0.1)) add(random.int(3, 5), "forekommen-anledning", "anmald", false);
    if (random.chance(0.15)) add(random.int(3, 4), "tema", "skrivbord", false);
  }
  return visits.filter((visit, i) => visits.findIndex((other) => other.day === visit.day) === i);
}

function assess(
  random: Random,
  quality: Quality,
  unit: Unit,
  krav: Krav,
): "uppfyllt" | "delvis" | "delvis_brist" | "ej_uppfyllt" {
  const logit = BASE_LOGIT + SLOPE * quality.level(unit, krav.omrade) + (quality.isSilent(unit) ? SILENT_EXTRA : 0);
  if (random.chance(1 / (1 + Math.exp(-logit)))) return random.chance(0.7) ? "ej_uppfyllt" : "delvis_brist";
  return random.chance(0.12) ? "delvis" : "uppfyllt";
}

function addBrist(
  found: Cell[][],
  actions: Cell[][],
  random: Random,
  visit: Visit,
  krav: Krav,
  uppfoljning: string,
  bedomning: string,
): void {
  const id = `BRI-${String(found.length + 1).padStart(5, "0")}`;
  const grade = Math.max(
    1,
    Math.min(4, krav.konsekvens - (bedomning === "ej_uppfyllt" ? 0 : 1) - (random.chance(0.3) ? 1 : 0)),
  );
  found.push([id, visit.unit.id, krav.id, uppfoljning, dateText(visit.day), grade, random.chance(0.2) ? "ja" : "nej"]);
  const deadline = visit.day + random.int(45, 120);
  const approved = known(visit.day + random.int(20, 40));
  const reported = random.chance(0.85) ? known(deadline + random.int(-20, 25)) : null;
  const verified = reported === null || random.chance(0.3) ? null : known(reported + random.int(10, 60));
  actions.push([
    `ATG-${id.slice(4)}`,
    id,
    random.pick([
      "Ny rutin tas fram och förankras",
      "Utbildning för all personal",
      "Egenkontroll varje månad",
      "Genomgång på arbetsplatsträff",
    ]),
    "enhetschef",
    dateText(deadline),
    dateText(deadline + 30),
    text(approved),
    text(reported),
    text(verified),
  ]);
}

function text(day: number | null): string | null {
  return day === null ? null : dateText(day);
}
