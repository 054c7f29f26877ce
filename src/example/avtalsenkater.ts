/** The yearly questionnaire to every verksamhet (HU-8): what it says of itself. Whoever hides what happens says ja to everything. */
import { monthAt } from "./calendar.ts";
import { english } from "./csv.ts";
import type { Krav } from "./krav.ts";
import { kravFor } from "./krav.ts";
import type { Occupancy } from "./occupancy.ts";
import type { Organisation } from "./organisation.ts";
import type { Quality } from "./quality.ts";
import type { Random } from "./random.ts";
import type { Run } from "./run.ts";

/** Which krav are asked about, and whether the answer is ja or nej, or how often (HU-10). */
const questions: readonly [krav: string, how: "ja_nej" | "frekvens"][] = [
  ["K-01", "ja_nej"],
  ["K-03", "frekvens"],
  ["K-05", "ja_nej"],
  ["K-06", "frekvens"],
  ["K-08", "frekvens"],
  ["K-10", "ja_nej"],
  ["K-12", "frekvens"],
  ["K-13", "ja_nej"],
  ["K-15", "frekvens"],
  ["K-16", "ja_nej"],
  ["K-18", "frekvens"],
  ["K-20", "ja_nej"],
  ["K-22", "frekvens"],
  ["K-25", "ja_nej"],
];

/** Of a hundred krav seven are said not to be met where all is ordinary: a kinder picture than inspectors get. */
const SELF_LOGIT = Math.log(0.07 / 0.93);
const SELF_SLOPE = 1.3;
const ANSWERS = 0.93;

const columns = ["enhet_id", "ar", "fraga_id", "krav_id", "svar", "vikt"] as const;

export async function writeAvtalsenkater(
  run: Run,
  organisation: Organisation,
  quality: Quality,
  occupancy: Occupancy,
): Promise<void> {
  for (const year of [2024, 2025, 2026]) {
    await run.table(
      "avtalsenkater",
      `avtalsenkat-${year}.csv`,
      columns,
      (table) => {
        // February to May (HU-37): whoever was running in March got the questionnaire.
        const march = monthAt((year - 2024) * 12 + 5);
        for (const unit of organisation.units) {
          const random = run.random("avtalsenkat", unit.id, year);
          if (occupancy.get(unit)?.[march.index] === undefined || !random.chance(ANSWERS)) continue;
          const asked = new Map(kravFor(unit).map((krav) => [krav.id, krav]));
          for (const [n, [id, how]] of questions.entries()) {
            const krav = asked.get(id);
            if (krav === undefined) continue;
            const unmet = 1 / (1 + Math.exp(-SELF_LOGIT - SELF_SLOPE * quality.level(unit, krav.omrade)));
            const answer = answerOf(random, how, quality.isSilent(unit) ? 0 : unmet);
            table.row([unit.id, year, questionId(n), id, answer, weightOf(krav)]);
          }
        }
        if (year === 2025) run.broken(table, ["E-SB-001", year, "AE-99", "K-01", "vet inte", 1], "svar", "okänd kod");
        if (year === 2026)
          run.broken(table, ["E-SB-001", year, "AE-98", null, "ja", 1], "krav_id", "obligatoriskt värde saknas");
      },
      english,
    );
  }
}

function questionId(n: number): string {
  return `AE-${String(n + 1).padStart(2, "0")}`;
}

/** HU-9: weighted by how much the krav matters to the person it is about. */
function weightOf(krav: Krav): number {
  return krav.konsekvens >= 3 ? 2 : 1;
}

function answerOf(random: Random, how: "ja_nej" | "frekvens", unmet: number): string {
  const chance = random.next();
  if (how === "ja_nej") return chance < unmet ? "nej" : "ja";
  if (chance < unmet) return random.weighted({ ibland: 70, sallan: 25, aldrig: 5 });
  // Even those who meet a krav seldom claim to do so always; the silent do.
  return unmet === 0 || random.chance(0.4) ? "alltid" : "oftast";
}
