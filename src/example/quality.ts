/**
 * How good each enhet really is, which the product never sees: one latent log rate ratio per enhet × kvalitetsområde. It
 * drives avvikelser, klagomål, lex Sarah, surveys and what follow-ups find. On top lie the planted truths.
 */
import { QUARTERS } from "./calendar.ts";
import { avvikelseRates, type Kategori, type Kvalitetsomrade, kategoriOmrade, kvalitetsomraden } from "./kategorier.ts";
import { type Occupancy, quarterDays } from "./occupancy.ts";
import type { Organisation, Unit } from "./organisation.ts";
import { chooseNeglect, choosePlants, type Neglect, type Plants, type Weakness } from "./plants.ts";
import { remedyTrends } from "./remedies.ts";
import type { Run } from "./run.ts";
import { planTrends, type Trend } from "./trends.ts";

/**
 * How far units lie apart (log rate ratio): what is common to all that an enhet does, and what is special to each
 * kvalitetsområde. Who leads badly does so everywhere, so most of it is common; no published figure says how much.
 */
const COMMON_SPREAD = 0.28;
const SPECIAL_SPREAD = 0.21;
const USUAL = -0.1;

/** Nothing that is not planted is worse than this (rate ratio 1.3); it may well be better. */
const WORST_UNPLANTED = Math.log(1.3);
const RATE_RATIOS = [3, 2.6, 2.4, 2.2, 2, 1.8, 1.6, 1.5] as const;
const LEAST_EXPECTED = 6;
const RISK_AREAS: readonly Kvalitetsomrade[] = [
  "halso-och-sjukvard",
  "verksamhet-och-arbetssatt",
  "service-och-bemotande",
  "dokumentation",
  "medarbetare",
  "fokus-pa-brukare",
  "samverkan",
];

export class Quality {
  private readonly latent = new Map<Unit, Map<Kvalitetsomrade, number>>();
  /** Share of what happens that is reported: 1, but for the silent. */
  readonly reporting = new Map<Unit, number>();
  trends: Trend[] = [];

  constructor(readonly plants: Plants) {}

  /** Chosen last, from those who carry nothing else. */
  neglect: Neglect = { once: [], overdue: undefined, unanswered: [] };

  /** How many times longer things lie undone here than at an ordinary enhet: whose quality work fails closes its cases late. */
  slowness(unit: Unit): number {
    return Math.exp(this.level(unit, "systematiskt-kvalitetsarbete"));
  }

  level(unit: Unit, omrade: Kvalitetsomrade): number {
    return this.latent.get(unit)?.get(omrade) ?? 0;
  }

  set(unit: Unit, omrade: Kvalitetsomrade, level: number): void {
    const levels = this.latent.get(unit) ?? new Map<Kvalitetsomrade, number>();
    this.latent.set(unit, levels.set(omrade, level));
  }

  isSilent(unit: Unit): boolean {
    return this.reporting.has(unit);
  }

  trend(unit: Unit, source: "avvikelser" | "klagomal", kategori: Kategori, quarter: number): number {
    let factor = 1;
    for (const trend of this.trends)
      if (trend.source === source && trend.kategori === kategori && trend.units.has(unit))
        factor *= trend.factor(quarter);
    return factor;
  }
}

export function makeQuality(run: Run, organisation: Organisation, occupancy: Occupancy): Quality {
  const settled = organisation.units.filter(
    (unit) =>
      unit !== organisation.newcomer && unit !== organisation.merger.closed && unit !== organisation.merger.into,
  );
  const plants = choosePlants(run, settled, occupancy);
  const quality = new Quality(plants);
  for (const unit of organisation.units) {
    const random = run.random("kvalitet", unit.id);
    const common = COMMON_SPREAD * random.normal();
    for (const omrade of kvalitetsomraden) {
      const log = USUAL + common + SPECIAL_SPREAD * random.normal();
      quality.set(unit, omrade, Math.max(-1, Math.min(WORST_UNPLANTED, log)));
    }
  }
  const steady = settled.filter((unit) => !plants.hosts.has(unit));
  const silent = plantSilent(run, quality, steady, occupancy);
  const risky = plantRisks(
    run,
    quality,
    steady.filter((unit) => !silent.has(unit)),
    occupancy,
  );
  plantWeaknesses(run, quality, plants);
  quality.neglect = chooseNeglect(
    run,
    steady.filter((unit) => !silent.has(unit) && !risky.has(unit)),
    occupancy,
  );
  quality.trends = [...planTrends(run, organisation, plants.trends), ...remedyTrends(plants.remedies)];
  for (const unit of organisation.units)
    for (const kvalitetsomrade of kvalitetsomraden)
      run.facit.add("kvalitet", {
        enhet_id: unit.id,
        kvalitetsomrade,
        log_rr: Math.round(quality.level(unit, kvalitetsomrade) * 1000) / 1000,
      });
  return quality;
}

/** Expected avvikelser a year, were everything ordinary and everything reported. */
export function expectedPerYear(unit: Unit, occupancy: Occupancy): number {
  const perDay = Object.values(avvikelseRates[unit.area.kod] ?? {}).reduce((sum, rate) => sum + rate, 0) / 1000;
  return (perDay * totalDays(unit, occupancy)) / 3;
}

function totalDays(unit: Unit, occupancy: Occupancy): number {
  let days = 0;
  for (let quarter = 0; quarter < QUARTERS; quarter++) days += quarterDays(occupancy, unit, quarter);
  return days;
}

/** Enheter that report a tenth of what happens, while clients and inspectors see more than elsewhere. */
function plantSilent(run: Run, quality: Quality, units: readonly Unit[], occupancy: Occupancy): Set<Unit> {
  const random = run.random("tysta");
  const eligible = random.shuffled(
    units.filter(
      (unit) => (unit.area.kod === "SB" || unit.area.kod === "HT") && expectedPerYear(unit, occupancy) >= 30,
    ),
  );
  const count = Math.max(3, Math.round(units.length / 27));
  const chosen = new Set(eligible.slice(0, count));
  for (const unit of chosen) {
    const share = random.between(0.1, 0.15);
    quality.reporting.set(unit, share);
    for (const omrade of kvalitetsomraden) quality.set(unit, omrade, random.between(0.1, 0.26));
  }
  return chosen;
}

/** Events of a kvalitetsområde over the three years, were everything ordinary. */
function expectedIn(unit: Unit, omrade: Kvalitetsomrade, occupancy: Occupancy): number {
  let perDay = 0;
  for (const [kategori, rate] of Object.entries(avvikelseRates[unit.area.kod] ?? {})) {
    if (omradeOf(kategori as Kategori) === omrade) perDay += rate / 1000;
  }
  return perDay * totalDays(unit, occupancy);
}

/** Takes enheter along the whole scale of sizes, so that size does not give them away, among areas with enough peers. */
function plantRisks(run: Run, quality: Quality, units: readonly Unit[], occupancy: Occupancy): Set<Unit> {
  const random = run.random("hog_risk");
  const count = RATE_RATIOS.length * Math.max(1, Math.round(units.length / 80));
  const bySize = units
    .filter((unit) => ["SB", "HT", "GB", "SE"].includes(unit.area.kod))
    .sort((a, b) => expectedPerYear(b, occupancy) - expectedPerYear(a, occupancy));
  const chosen = new Set<Unit>();
  const used = new Map<Kvalitetsomrade, number>();
  for (let n = 0; n < count; n++) {
    const ratio = RATE_RATIOS[(n * 3) % RATE_RATIOS.length] ?? 2;
    const band = bySize.slice(
      Math.floor((n * bySize.length) / count),
      Math.max(1, Math.floor(((n + 1) * bySize.length) / count)),
    );
    // Where next to nothing happens not even three times as much of it can be seen.
    const places = random
      .shuffled(band.filter((unit) => !chosen.has(unit)))
      .flatMap((unit) => random.shuffled(RISK_AREAS).map((omrade) => ({ unit, omrade })))
      .filter(({ unit, omrade }) => expectedIn(unit, omrade, occupancy) >= LEAST_EXPECTED);
    const place = places.sort((a, b) => (used.get(a.omrade) ?? 0) - (used.get(b.omrade) ?? 0))[0];
    if (place === undefined) continue;
    chosen.add(place.unit);
    used.set(place.omrade, (used.get(place.omrade) ?? 0) + 1);
    quality.set(place.unit, place.omrade, Math.log(ratio));
    run.facit.add("hog_risk", { enhet_id: place.unit.id, kvalitetsomrade: place.omrade, rate_ratio: ratio });
  }
  return chosen;
}

/** The weak enheter of one utförare, and the one at which every source points: high risks as well. */
function plantWeaknesses(run: Run, quality: Quality, plants: Plants): void {
  const plant = ({ unit, omrade, ratio }: Weakness) => {
    quality.set(unit, omrade, Math.log(ratio));
    run.facit.add("hog_risk", { enhet_id: unit.id, kvalitetsomrade: omrade, rate_ratio: ratio });
  };
  for (const weakness of plants.weakProvider) {
    plant(weakness);
    run.facit.add("svag_utforare", {
      utforare_id: weakness.unit.company.id,
      enhet_id: weakness.unit.id,
      kvalitetsomrade: weakness.omrade,
      rate_ratio: weakness.ratio,
      forklaring: "flera enheter hos samma utförare är svaga på samma område",
    });
  }
  for (const weakness of plants.unison) {
    plant(weakness);
    run.facit.add("samstammiga", {
      enhet_id: weakness.unit.id,
      kvalitetsomrade: weakness.omrade,
      rate_ratio: weakness.ratio,
      forklaring: "alla källor pekar åt samma håll",
    });
  }
}

export function omradeOf(kategori: Kategori): Kvalitetsomrade {
  return kategoriOmrade[kategori];
}
