/** Klagomål, synpunkter and beröm. They come from outside, and speak also of enheter that report nothing themselves. */
import { dateText, LAST_DAY, monthAt, QUARTERS, quarterText } from "./calendar.ts";
import { type Cell, windows } from "./csv.ts";
import { daysOf, known, severity } from "./eventSources.ts";
import { canaryNames, canaryNumbers } from "./identity.ts";
import { kategorier, klagomalRates, season } from "./kategorier.ts";
import { type Occupancy, quarterDays } from "./occupancy.ts";
import type { Organisation, Unit } from "./organisation.ts";
import { omradeOf, type Quality } from "./quality.ts";
import type { Run } from "./run.ts";
import { eventTexts } from "./texts.ts";

const columns = [
  "klagomal_id",
  "enhet_id",
  "inkom_datum",
  "typ",
  "kategori",
  "allvarlighetsgrad",
  "lamnad_av",
  "aterkopplad_datum",
  "utfall",
  "beskrivning",
] as const;

/** Clients of an enhet that hides what happens complain twice as often. */
const SILENT_FACTOR = 2;

/** From this quarter on some enheter answer nobody. */
const UNANSWERED_FROM = 9;

export async function writeKlagomal(
  run: Run,
  organisation: Organisation,
  occupancy: Occupancy,
  quality: Quality,
): Promise<void> {
  const rows = organisation.units.flatMap((unit) => rowsOf(run, unit, occupancy, quality));
  noteUnanswered(run, quality, rows);
  const random = run.random("kanarier", "klagomal");
  for (let n = 0; n < 4; n++)
    random.pick(rows)[9] = `${canaryNames[n % canaryNames.length]} (${canaryNumbers.inText[n % 4]}) vill bli uppringd.`;
  rows.sort((a, b) => (String(a[2]) + a[0] < String(b[2]) + b[0] ? -1 : 1));
  await run.table(
    "klagomal",
    "klagomal.csv",
    columns,
    (table) => {
      for (const row of rows) table.row(row);
      const model = rows[0] as Cell[];
      run.broken(
        table,
        model.map((cell, i) => (i === 0 ? "KLA-FEL-1" : i === 3 ? "reklamation" : cell)),
        "typ",
        "okänd kod",
      );
      run.broken(
        table,
        model.map((cell, i) => (i === 0 ? "KLA-FEL-2" : i === 2 ? "2025-13-01" : cell)),
        "inkom_datum",
        "omöjligt datum",
      );
    },
    windows,
  );
}

function noteUnanswered(run: Run, quality: Quality, rows: readonly Cell[][]): void {
  const from = dateText(monthAt(UNANSWERED_FROM * 3).first);
  for (const unit of quality.neglect.unanswered) {
    const left = rows.filter((row) => row[1] === unit.id && row[3] === "klagomal" && String(row[2]) >= from);
    run.facit.add("obesvarade", {
      enhet_id: unit.id,
      fran_kvartal: quarterText(UNANSWERED_FROM),
      antal: left.length,
      forklaring: "ingen som klagat har fått svar sedan dess",
    });
  }
}

function rowsOf(run: Run, unit: Unit, occupancy: Occupancy, quality: Quality): Cell[][] {
  const rows: Cell[][] = [];
  const neglected = quality.neglect.unanswered.includes(unit);
  for (let quarter = 0; quarter < QUARTERS; quarter++) {
    const random = run.random("klagomal", unit.id, quarter);
    const days = quarterDays(occupancy, unit, quarter);
    const [first, last] = daysOf(unit, quarter);
    const ofYear = Number(quarterText(quarter).slice(-1));
    for (const kategori of kategorier) {
      const happens =
        (days / 1000) *
        (klagomalRates[kategori] ?? 0) *
        Math.exp(quality.level(unit, omradeOf(kategori))) *
        season(kategori, ofYear);
      const factor = quality.trend(unit, "klagomal", kategori, quarter) * (quality.isSilent(unit) ? SILENT_FACTOR : 1);
      for (let left = random.poisson(1.5 * happens * factor); left > 0; left--) {
        const day = random.int(first, last);
        const typ = random.weighted({ klagomal: 72, synpunkt: 20, berom: 8 });
        const answer = known(day + 3 + Math.round(quality.slowness(unit) * random.exponential(16)));
        const answered = neglected && quarter >= UNANSWERED_FROM && typ !== "berom" ? null : answer;
        rows.push([
          "",
          unit.id,
          dateText(day),
          typ,
          kategori,
          typ === "klagomal" ? severity(kategori, random) : null,
          random.weighted({ brukare: 34, anhorig: 48, personal: 6, annan: 12 }),
          answered === null ? null : dateText(answered),
          typ !== "klagomal"
            ? null
            : answered === null
              ? "pagar"
              : random.weighted({ befogat: 48, delvis: 27, obefogat: 25 }),
          random.pick(eventTexts[kategori]),
        ]);
      }
    }
  }
  for (const [n, row] of rows.entries())
    row[0] = `KLA-${unit.id.slice(2).replace("-", "")}-${String(n + 1).padStart(4, "0")}`;
  return rows.filter((row) => String(row[2]) <= dateText(LAST_DAY));
}
