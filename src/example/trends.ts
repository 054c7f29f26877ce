/** Developments over time that were planted, and those that only look like one. */
import { quarterText } from "./calendar.ts";
import type { Kategori } from "./kategorier.ts";
import { type Occupancy, quarterDays } from "./occupancy.ts";
import type { Organisation, Unit } from "./organisation.ts";
import type { Run } from "./run.ts";

export interface Trend {
  source: "avvikelser" | "klagomal";
  kategori: Kategori;
  units: Set<Unit>;
  factor(quarter: number): number;
}

/** From 1 before the first quarter to `end` in the last one, equally fast all the way on the log scale. */
function growth(from: number, end: number): Trend["factor"] {
  return (quarter) => (quarter < from ? 1 : end ** ((quarter - from + 1) / (12 - from)));
}

export interface TrendHosts {
  fall: Unit;
  complaints: Unit;
  visits: Unit;
  /** Hemtjänst enheter of different utförare, for the common pattern. */
  pattern: Unit[];
}

/** A trend of one enhet needs counts to be seen in: the largest ones carry them. */
export function chooseHosts(settled: readonly Unit[], occupancy: Occupancy): TrendHosts {
  const largest = (kod: string) =>
    settled
      .filter((unit) => unit.area.kod === kod)
      .sort((a, b) => quarterDays(occupancy, b, 0) - quarterDays(occupancy, a, 0));
  const [fall, complaints] = largest("SB");
  const [visits, ...rest] = largest("HT");
  if (fall === undefined || complaints === undefined || visits === undefined)
    throw new Error("too few enheter to plant trends in");
  const pattern = new Map<string, Unit>();
  for (const unit of rest) if (!pattern.has(unit.company.id) && pattern.size < 5) pattern.set(unit.company.id, unit);
  return { fall, complaints, visits, pattern: [...pattern.values()] };
}

export function planTrends(run: Run, organisation: Organisation, hosts: TrendHosts): Trend[] {
  const { facit } = run;
  const inArea = (kod: string) => organisation.units.filter((unit) => unit.area.kod === kod);
  const { fall: fallUnit, complaints: complaintUnit, visits: visitUnit } = hosts;
  const real = (
    objekt_typ: string,
    objekt_id: string,
    indikator: string,
    riktning: string,
    from: number,
    forklaring: string,
  ) =>
    facit.add("trender", {
      objekt_typ,
      objekt_id,
      indikator,
      riktning,
      akta: "ja",
      fran_kvartal: quarterText(from),
      forklaring,
    });
  const decoy = (objekt_typ: string, objekt_id: string, indikator: string, forklaring: string) =>
    facit.add("trender", {
      objekt_typ,
      objekt_id,
      indikator,
      riktning: "ingen",
      akta: "nej",
      fran_kvartal: null,
      forklaring,
    });

  real("enhet", fallUnit.id, "avvikelser-fall", "okning", 2, "fallen ökar till två och en halv gånger så många");
  real(
    "enhet",
    visitUnit.id,
    "avvikelser-utebliven-insats",
    "okning",
    2,
    "uteblivna insatser ökar till fyra gånger så många",
  );
  real(
    "enhet",
    complaintUnit.id,
    "klagomal-service-och-bemotande",
    "okning",
    1,
    "klagomål på bemötande ökar till åtta gånger så många",
  );
  real(
    "verksamhetsomrade",
    "hemtjanst",
    "avvikelser-lakemedel",
    "okning",
    0,
    "läkemedelsavvikelser ökar med 80 procent på tre år",
  );
  real(
    "verksamhetsomrade",
    "sarskilt-boende",
    "avvikelser-brist-i-dokumentation",
    "minskning",
    0,
    "dokumentationsbristerna mer än halveras",
  );
  decoy("verksamhetsomrade", "sarskilt-boende", "avvikelser-bemanning", "bara säsong: varje sommar är lik den förra");
  decoy("verksamhetsomrade", "hemtjanst", "avvikelser-bemanning", "bara säsong: varje sommar är lik den förra");
  decoy(
    "enhet",
    organisation.merger.into.id,
    "avvikelser-fall",
    "två enheter blev en: antalet hoppar, exponeringen också",
  );
  decoy("enhet", organisation.newcomer.id, "avvikelser", "nystartad: antalet växer med antalet brukare");
  return [
    { source: "avvikelser", kategori: "fall", units: new Set([fallUnit]), factor: growth(2, 2.5) },
    { source: "avvikelser", kategori: "utebliven-insats", units: new Set([visitUnit]), factor: growth(2, 4) },
    { source: "klagomal", kategori: "brist-i-bemotande", units: new Set([complaintUnit]), factor: growth(1, 8) },
    { source: "avvikelser", kategori: "lakemedel", units: new Set(inArea("HT")), factor: growth(0, 1.8) },
    { source: "avvikelser", kategori: "brist-i-dokumentation", units: new Set(inArea("SB")), factor: growth(0, 0.42) },
    plantPattern(run, hosts.pattern),
  ];
}

/** The same kategori grows at several utförare at once: a cause they share, here a new make of safety alarm. */
function plantPattern(run: Run, units: readonly Unit[]): Trend {
  for (const unit of units) {
    run.facit.add("monster", {
      monster: "M1",
      kategori: "trygghetslarm",
      verksamhetsomrade: "hemtjanst",
      utforare_id: unit.company.id,
      enhet_id: unit.id,
      fran_kvartal: quarterText(6),
      forklaring: "larmavvikelser växer hos flera utförare samtidigt sedan nya larm infördes",
    });
  }
  return { source: "avvikelser", kategori: "trygghetslarm", units: new Set(units), factor: growth(6, 5) };
}
