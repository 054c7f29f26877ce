/**
 * The yearly risk analysis by planners and heads of enhet (NA-31, NA-32): sannolikhet and konsekvens per krav and
 * verksamhetsområde, some per enhet, with who, when and why. People know much, and not everything: the latent quality is
 * in it, and so is their own error.
 */
import { dateText, dayOf } from "./calendar.ts";
import type { Cell } from "./csv.ts";
import { kvalitetsomraden } from "./kategorier.ts";
import { allKrav, type Krav } from "./krav.ts";
import type { Organisation, Unit } from "./organisation.ts";
import type { Quality } from "./quality.ts";
import type { Random } from "./random.ts";
import type { Run } from "./run.ts";

const columns = [
  "bedomning_id",
  "verksamhetsomrade",
  "enhet_id",
  "krav_id",
  "kvalitetsomrade",
  "sannolikhet",
  "konsekvens",
  "motivering",
  "roll",
  "datum",
  "galler_till",
] as const;

const BASE = Math.log(0.28 / 0.72);
const SLOPE = 1.6;
const ERROR = 0.7;
/** From which probability of an unmet krav people say 2, 3 and 4. */
const cuts = [0.18, 0.34, 0.55];
const roles = ["planerare", "utvecklare", "enhetschef myndighet"] as const;

const reasons: readonly (readonly string[])[] = [
  ["Har fungerat väl flera år i rad.", "Rutinen är känd och följs upp av verksamheterna själva."],
  ["Enstaka brister som åtgärdats.", "Inga tecken på försämring, men många nya medarbetare."],
  ["Återkommande brister vid förra årets uppföljning.", "Signaler från handläggare om att kravet inte följs."],
  ["Brister hos flera utförare och klagomål om samma sak.", "Tidigare åtgärder har inte gett resultat."],
];

export async function writeBedomningar(run: Run, organisation: Organisation, quality: Quality): Promise<void> {
  await run.table("bedomningar", "bedomningar.csv", columns, (table) => {
    let n = 0;
    const add = (cells: readonly Cell[]) => table.row([`BED-${String(++n).padStart(4, "0")}`, ...cells]);
    for (const year of [2024, 2025, 2026]) {
      for (const cells of ofAreas(run, organisation, quality, year)) add(cells);
      for (const cells of ofUnits(run, organisation, quality, year)) add(cells);
    }
    const cells = (sannolikhet: Cell, motivering: Cell) =>
      ["hemtjanst", null, "K-06", null, sannolikhet, 3, motivering, "planerare", "2026-09-08", "2027-12-31"] as const;
    run.broken(table, ["BED-FEL-1", ...cells(0, "Osäkert.")], "sannolikhet", "värdet ligger utanför 1–4");
    run.broken(table, ["BED-FEL-2", ...cells(2, null)], "motivering", "obligatoriskt värde saknas");
  });
}

/** Those with several enheter, and the krav whose konsekvens is large (NA-31, first step). */
function ofAreas(run: Run, { units }: Organisation, quality: Quality, year: number): Cell[][] {
  const rows: Cell[][] = [];
  const areas = [...new Set(units.map((unit) => unit.area))];
  for (const area of areas) {
    const inArea = units.filter((unit) => unit.area === area);
    if (inArea.length < 3) continue;
    for (const krav of allKrav) {
      if (krav.konsekvens < 3 || (krav.verksamhetsomrade ?? area.verksamhetsomrade) !== area.verksamhetsomrade)
        continue;
      if (krav.omrade === "halso-och-sjukvard" && area.sector === "ifo") continue;
      const random = run.random("riskanalys", area.kod, krav.id, year);
      const level = inArea.reduce((sum, unit) => sum + quality.level(unit, krav.omrade), 0) / inArea.length;
      const s = guess(random, level);
      rows.push([
        area.verksamhetsomrade,
        null,
        krav.id,
        null,
        s,
        consequence(random, krav),
        random.pick(reasons[s - 1] as readonly string[]),
        random.pick(roles),
        ...days(random, year),
      ]);
    }
  }
  return rows;
}

/** NA-33: now and then somebody writes down what they think of one enhet, oftener where there is something to say. */
function ofUnits(run: Run, { units }: Organisation, quality: Quality, year: number): Cell[][] {
  const rows: Cell[][] = [];
  for (const unit of units) {
    if (!running(unit, year)) continue;
    for (const omrade of kvalitetsomraden) {
      const random = run.random("riskanalys", unit.id, omrade, year);
      const level = quality.level(unit, omrade);
      if (!random.chance(0.012 * Math.exp(2.2 * level))) continue;
      const s = guess(random, level);
      rows.push([
        null,
        unit.id,
        null,
        omrade,
        s,
        random.int(2, 4),
        random.pick(reasons[s - 1] as readonly string[]),
        random.pick(roles),
        ...days(random, year),
      ]);
    }
  }
  return rows;
}

function running(unit: Unit, year: number): boolean {
  return unit.from <= dayOf(year, 8, 1) && unit.to >= dayOf(year, 9, 30);
}

function guess(random: Random, level: number): number {
  const probability = 1 / (1 + Math.exp(-BASE - SLOPE * level - ERROR * random.normal()));
  return 1 + cuts.filter((cut) => probability > cut).length;
}

function consequence(random: Random, krav: Krav): number {
  return Math.max(1, Math.min(4, krav.konsekvens + (random.chance(0.15) ? (random.chance(0.5) ? 1 : -1) : 0)));
}

/** Made in August and September for the year to come. */
function days(random: Random, year: number): [string, string] {
  return [dateText(dayOf(year, 8, 20) + random.int(0, 38)), `${year + 1}-12-31`];
}
