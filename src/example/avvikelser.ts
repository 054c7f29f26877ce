/** Avvikelser: counts per enhet, quarter and kategori are Poisson around exposure × rate × quality × season × trend. */
import { dateText, LAST_DAY, QUARTERS, quarterText } from "./calendar.ts";
import type { Cell } from "./csv.ts";
import { type Clientele, daysOf, known, registrationDelay, severity } from "./eventSources.ts";
import { canaryNames, canaryNumbers } from "./identity.ts";
import { avvikelseRates, type Kategori, kategorier, season } from "./kategorier.ts";
import { type Occupancy, quarterDays } from "./occupancy.ts";
import type { Organisation, Unit } from "./organisation.ts";
import { expectedPerYear, omradeOf, type Quality } from "./quality.ts";
import type { Run } from "./run.ts";
import { eventTexts } from "./texts.ts";

const columns = [
  "avvikelse_id",
  "enhet_id",
  "brukar_id",
  "handelsedatum",
  "registrerad_datum",
  "kategori",
  "allvarlighetsgrad",
  "sannolikhet_upprepning",
  "lagrum",
  "status",
  "atgardad_datum",
  "beskrivning",
] as const;

const STATUS = 9;
const SEVERITY = 6;

export async function writeAvvikelser(
  run: Run,
  organisation: Organisation,
  occupancy: Occupancy,
  quality: Quality,
  people: Clientele,
): Promise<void> {
  const years = new Map<number, Cell[][]>([
    [2023, []],
    [2024, []],
    [2025, []],
    [2026, []],
  ]);
  for (const unit of organisation.units) {
    const rows = rowsOf(run, unit, occupancy, quality, people);
    for (const row of rows) years.get(Number(String(row[3]).slice(0, 4)))?.push(row);
    const share = quality.reporting.get(unit);
    if (share === undefined) continue;
    run.facit.add("tysta", {
      enhet_id: unit.id,
      rapporteringsgrad: Math.round(share * 1000) / 1000,
      forvantade_per_ar: Math.round(expectedPerYear(unit, occupancy)),
      rapporterade_per_ar: Math.round((rows.length / 3) * 10) / 10,
    });
  }
  for (const [year, rows] of years) {
    rows.sort((a, b) =>
      String(a[4]) < String(b[4]) ? -1 : String(a[4]) > String(b[4]) ? 1 : String(a[0]) < String(b[0]) ? -1 : 1,
    );
    addCanaries(run, year, rows);
    const file = year === 2026 ? "avvikelser-2026-1.csv" : `avvikelser-${year}.csv`;
    await run.table("avvikelser", file, columns, async (table) => {
      for (const row of rows) {
        table.row(row);
        await table.drain();
      }
      for (const [cells, column, reason] of brokenRows(rows[0] as Cell[], year))
        run.broken(table, cells, column, reason);
    });
  }
  await complete(run, years.get(2026) ?? []);
}

function rowsOf(run: Run, unit: Unit, occupancy: Occupancy, quality: Quality, people: Clientele): Cell[][] {
  const rows: Cell[][] = [];
  const rates = avvikelseRates[unit.area.kod] ?? {};
  for (let quarter = 0; quarter < QUARTERS; quarter++) {
    const random = run.random("avvikelser", unit.id, quarter);
    const days = quarterDays(occupancy, unit, quarter);
    const [first, last] = daysOf(unit, quarter);
    const ofYear = Number(quarterText(quarter).slice(-1));
    for (const kategori of kategorier) {
      const happens =
        (days / 1000) *
        (rates[kategori] ?? 0) *
        Math.exp(quality.level(unit, omradeOf(kategori))) *
        season(kategori, ofYear);
      const count = random.poisson(
        happens * quality.trend(unit, "avvikelser", kategori, quarter) * (quality.reporting.get(unit) ?? 1),
      );
      for (let n = 0; n < count; n++) {
        const day = random.int(first, last);
        const registered = day + registrationDelay(random);
        const second = random.chance(0.05) ? random.pick(kategorier) : kategori;
        const grade = severity(kategori, random);
        const handled = known(registered + 2 + Math.round(quality.slowness(unit) * random.exponential(18)));
        const brukar = random.chance(0.93) ? (people.pick(unit, day, random) ?? null) : null;
        const row: Cell[] = [
          "",
          unit.id,
          brukar,
          dateText(day),
          dateText(registered),
          second === kategori ? kategori : `${kategori}, ${second}`,
          grade,
          Number(random.weighted({ 1: 25, 2: 40, 3: 27, 4: 8 })),
          lagrumOf(unit, kategori),
          handled === null ? "utreds" : "avslutad",
          handled === null ? null : dateText(handled),
          random.pick(eventTexts[kategori]),
        ];
        // An export made on the last day holds nothing that is registered later.
        if (registered <= LAST_DAY) rows.push(row);
      }
    }
  }
  for (const [n, row] of rows.entries())
    row[0] = `AVV-${unit.id.slice(2).replace("-", "")}-${String(n + 1).padStart(5, "0")}`;
  return rows;
}

function lagrumOf(unit: Unit, kategori: Kategori): string {
  return omradeOf(kategori) === "halso-och-sjukvard" &&
    kategori !== "produkt-eller-teknik" &&
    unit.area.sector !== "ifo"
    ? "HSL"
    : unit.area.lagrum;
}

function addCanaries(run: Run, year: number, rows: Cell[][]): void {
  const random = run.random("kanarier", year);
  for (let n = 0; n < 3 && rows.length > 10; n++) {
    const row = random.pick(rows);
    row[11] = `${canaryNames[(year + n) % canaryNames.length]}, ${canaryNumbers.inText[(year + n) % canaryNumbers.inText.length]}, ringde och berättade.`;
  }
  // A quoted line break: the physical line of what follows is no longer the number of the record.
  const long = random.pick(rows);
  long[11] = `${String(long[11])}\nÅtgärd: teamet informerat.`;
}

function brokenRows(model: readonly Cell[], year: number): [Cell[], string, string][] {
  const changed = (id: string, column: number, value: Cell): Cell[] =>
    model.map((cell, i) => (i === column ? value : i === 0 ? `AVV-FEL-${year}-${id}` : cell));
  return [
    [changed("1", 5, "fallolycka"), "kategori", "okänd kod"],
    [changed("2", 3, `${year}-02-30`), "handelsedatum", "omöjligt datum"],
    [changed("3", 1, null), "enhet_id", "obligatoriskt värde saknas"],
    [changed("4", 0, null), "avvikelse_id", "nyckel saknas"],
    [changed("5", 6, 7), "allvarlighetsgrad", "värdet ligger utanför 1–4"],
  ];
}

/** A newer delivery: some rows come with a new assessment, some word for word as before. */
async function complete(run: Run, rows: readonly Cell[][]): Promise<void> {
  const random = run.random("komplettering");
  const chosen = random
    .shuffled(rows)
    .slice(0, 30)
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
  await run.table("avvikelser", "avvikelser-2026-2-komplettering.csv", columns, (table) => {
    for (const [n, row] of chosen.entries()) {
      const same = n % 5 === 4;
      const rad = table.row(
        same
          ? row
          : row.map((cell, i) => (i === STATUS ? "avslutad" : i === SEVERITY ? Math.min(4, Number(cell) + 1) : cell)),
      );
      run.facit.add("ersatta", {
        kalla: "avvikelser",
        fil: "avvikelser-2026-2-komplettering.csv",
        rad,
        typ: same ? "upprepning" : "nyare_leverans",
        forklaring: same
          ? "samma rad som i den äldre filen"
          : "ersätter raden med samma avvikelse_id i den äldre filen",
      });
    }
  });
}
