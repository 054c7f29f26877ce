/** Follow-ups and what they found. The latent quality decides how likely each requirement is to be unmet. */
import { type Brist, Brister } from "./brister.ts";
import { dateText, dayOf, LAST_DAY, monthAt, QUARTERS } from "./calendar.ts";
import { known } from "./eventSources.ts";
import { type Krav, kravFor } from "./krav.ts";
import type { Organisation, Unit } from "./organisation.ts";
import { extraLogOdds, type PlannedFinding, type PlannedFindings, planFindings } from "./plannedFindings.ts";
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
  /** What it finds because it was planted. */
  planned: PlannedFinding[];
}

export async function writeUppfoljningar(run: Run, organisation: Organisation, quality: Quality): Promise<Brist[]> {
  const planned = planFindings(run, quality);
  const visits = [
    ...organisation.units.flatMap((unit) => visitsOf(run, unit)),
    ...themeVisits(run, organisation),
    ...plannedVisits(planned),
  ].sort(
    (a, b) =>
      a.day - b.day || (a.unit.id < b.unit.id ? -1 : a.unit.id > b.unit.id ? 1 : a.planned.length - b.planned.length),
  );
  const brister = new Brister();
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
      const { unit, day } = visit;
      const uppfoljning = `UPF-${String(n + 1).padStart(5, "0")}`;
      const random = run.random(visit.planned.length > 0 ? "planerad_uppfoljning" : "uppfoljning", unit.id, day);
      const reported = known(day + random.int(14, 45));
      for (const krav of visit.krav) {
        const finding = visit.planned.find((one) => one.krav === krav);
        const natural = assess(random, quality, unit, krav, day);
        const bedomning =
          finding !== undefined ? "ej_uppfyllt" : planned.isClean(unit, krav, day) ? "uppfyllt" : natural;
        table.row([
          uppfoljning,
          krav.id,
          unit.id,
          visit.metod,
          visit.form,
          visit.random ? "ja" : "nej",
          dateText(day),
          bedomning.replace("_brist", ""),
          reported === null ? null : dateText(reported),
        ]);
        if (bedomning === "ej_uppfyllt" || bedomning === "delvis_brist")
          brister.add(random, { unit, krav, day, uppfoljning, whole: bedomning === "ej_uppfyllt" }, finding);
      }
    }
  });
  await brister.write(run);
  return brister.all;
}

/** In the autumn of 2025 a theme at more than half of hemtjänsten: the krav that is hard to meet there was on the table. */
function themeVisits(run: Run, organisation: Organisation): Visit[] {
  return organisation.units.flatMap((unit) => {
    const random = run.random("tema", unit.id);
    const day = dayOf(2025, 10, 1) + random.int(0, 50);
    if (unit.area.kod !== "HT" || unit.from > day || !random.chance(0.6)) return [];
    const krav = kravFor(unit).filter((one) => one.omrade === "samverkan");
    return [{ unit, day, metod: "tema", form: "skrivbord", random: false, krav, planned: [] }];
  });
}

/** One follow-up for what is planted at an enhet on a day. */
function plannedVisits({ all }: PlannedFindings): Visit[] {
  const visits = new Map<string, Visit>();
  for (const finding of all) {
    const { unit, day, metod, krav } = finding;
    const key = `${unit.id}|${day}`;
    const visit = visits.get(key) ?? { unit, day, metod, form: "anmald", random: false, krav: [], planned: [] };
    visit.krav.push(krav);
    visit.planned.push(finding);
    visits.set(key, visit);
  }
  return [...visits.values()];
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
        visits.push({ unit, day, metod, form, random: slump, krav: random.shuffled(all).slice(0, count), planned: [] });
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
  day: number,
): "uppfyllt" | "delvis" | "delvis_brist" | "ej_uppfyllt" {
  const logit =
    BASE_LOGIT +
    SLOPE * quality.level(unit, krav.omrade) +
    (quality.isSilent(unit) ? SILENT_EXTRA : 0) +
    extraLogOdds(unit, krav, day);
  if (random.chance(1 / (1 + Math.exp(-logit)))) return random.chance(0.7) ? "ej_uppfyllt" : "delvis_brist";
  return random.chance(0.12) ? "delvis" : "uppfyllt";
}
