/** What handläggare notice when they follow up each person (NA-44). It comes from outside: also of those who report nothing. */
import { dateText, QUARTERS } from "./calendar.ts";
import { type Cell, excel } from "./csv.ts";
import { daysOf } from "./eventSources.ts";
import { canaryNames, canaryNumbers } from "./identity.ts";
import type { Kvalitetsomrade } from "./kategorier.ts";
import { type Occupancy, quarterDays } from "./occupancy.ts";
import type { Organisation, Unit } from "./organisation.ts";
import type { Quality } from "./quality.ts";
import type { Run } from "./run.ts";

const columns = ["erfarenhet_id", "enhet_id", "datum", "kvalitetsomrade", "bedomning", "roll", "motivering"] as const;

/** One in a quarter for some forty clients. */
const PER_DAY = 1 / (40 * 91);
/** At least this many a quarter, however small the enhet is. */
const LEAST = 0.25;

/** What a handläggare gets to see, and how often it comes up. */
const seen = {
  "service-och-bemotande": 24,
  "verksamhet-och-arbetssatt": 24,
  "fokus-pa-brukare": 14,
  dokumentation: 12,
  medarbetare: 12,
  samverkan: 8,
  "halso-och-sjukvard": 6,
} as const satisfies Partial<Record<Kvalitetsomrade, number>>;

const texts: readonly (readonly string[])[] = [
  ["Fungerar väl vid uppföljning.", "Den enskilde är nöjd med insatsen."],
  ["Fungerar i huvudsak.", "Mindre synpunkter som löstes på plats."],
  ["Insatsen följer inte planen.", "Återkommande synpunkter från anhöriga."],
  ["Allvarliga synpunkter; gruppledare informerad.", "Insatsen uteblir upprepade gånger."],
];

/** The impression of one person: half of it is the enhet, half is who looked, when, and at what. */
const SEEN_SLOPE = 1.5;
const SEEN_NOISE = 0.85;
const SILENT_EXTRA = 0.35;
const cuts = [-0.15, 0.85, 1.8];

export async function writeHandlaggarerfarenheter(
  run: Run,
  organisation: Organisation,
  quality: Quality,
  occupancy: Occupancy,
): Promise<void> {
  const rows = organisation.units
    .flatMap((unit) => rowsOf(run, unit, quality, occupancy))
    .sort((a, b) => (String(a[2]) + a[1] < String(b[2]) + b[1] ? -1 : 1));
  for (const [n, row] of rows.entries()) row[0] = `HE-${String(n + 1).padStart(5, "0")}`;
  const canary = rows[Math.floor(rows.length / 2)];
  if (canary !== undefined) canary[6] = `${canaryNames[1]} (${canaryNumbers.inText[1]}) berättade vid hembesök.`;
  const file = "handlaggarerfarenheter-1.csv";
  await run.table(
    "handlaggarerfarenheter",
    file,
    columns,
    (table) => {
      for (const row of rows) table.row(row);
      const model = rows[0] as Cell[];
      run.broken(
        table,
        model.map((cell, i) => (i === 0 ? "HE-FEL-1" : i === 4 ? "5" : cell)),
        "bedomning",
        "värdet ligger utanför 1–4",
      );
      run.broken(
        table,
        model.map((cell, i) => (i === 0 ? "HE-FEL-2" : i === 3 ? "trivsel" : cell)),
        "kvalitetsomrade",
        "okänd kod",
      );
    },
    excel,
  );
  await correct(run, rows);
}

/** A later export where some were assessed anew after talking to the utförare, and some come as they were. */
async function correct(run: Run, rows: readonly Cell[][]): Promise<void> {
  const file = "handlaggarerfarenheter-2-rattade.csv";
  await run.table("handlaggarerfarenheter", file, columns, (table) => {
    for (const [n, row] of rows.slice(-12).entries()) {
      const same = n % 3 === 2;
      const rad = table.row(same ? row : row.map((cell, i) => (i === 4 ? (Number(cell) % 4) + 1 : cell)));
      run.facit.add("ersatta", {
        kalla: "handlaggarerfarenheter",
        fil: file,
        rad,
        typ: same ? "upprepning" : "nyare_leverans",
        forklaring: same
          ? "samma rad som i den äldre filen"
          : "ersätter raden med samma erfarenhet_id i den äldre filen",
      });
    }
  });
}

function rowsOf(run: Run, unit: Unit, quality: Quality, occupancy: Occupancy): Cell[][] {
  const rows: Cell[][] = [];
  if (unit.area.lagrum === "HSL") return rows;
  for (let quarter = 0; quarter < QUARTERS; quarter++) {
    const days = quarterDays(occupancy, unit, quarter);
    if (days === 0) continue;
    const random = run.random("handlaggare", unit.id, quarter);
    const [first, last] = daysOf(unit, quarter);
    for (let left = random.poisson(LEAST + days * PER_DAY); left > 0; left--) {
      const omrade = random.weighted(seen);
      const impression =
        SEEN_SLOPE * quality.level(unit, omrade) +
        SEEN_NOISE * random.normal() +
        (quality.isSilent(unit) ? SILENT_EXTRA : 0);
      const bedomning = 1 + cuts.filter((cut) => impression > cut).length;
      rows.push([
        "",
        unit.id,
        dateText(random.int(first, last)),
        omrade,
        bedomning,
        unit.area.sector === "lss"
          ? "LSS-handläggare"
          : unit.area.sector === "ifo"
            ? "socialsekreterare"
            : "biståndshandläggare",
        random.pick(texts[bedomning - 1] as readonly string[]),
      ]);
    }
  }
  return rows;
}
