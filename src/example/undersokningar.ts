/**
 * Surveys: six questions a year and enhet. Better enheter get more positive answers; small ones get few answers, and the
 * källa then states how uncertain the share is. One question is put in other words one year: the step that follows is not a
 * change of quality.
 */
import type { Kvalitetsomrade } from "./kategorier.ts";
import type { Occupancy } from "./occupancy.ts";
import type { Organisation } from "./organisation.ts";
import type { Quality } from "./quality.ts";
import type { Run } from "./run.ts";

const columns = [
  "undersokning",
  "ar",
  "fraga",
  "enhet_id",
  "kommunkod",
  "kvalitetsomrade",
  "antal_svar",
  "antal_positiva",
  "andel_positiva",
  "svarsfrekvens",
  "andel_sjalv_svarat",
  "osakerhetstal",
] as const;

const questions: readonly [string, Kvalitetsomrade, number][] = [
  ["Bemöter personalen dig på ett bra sätt?", "service-och-bemotande", 0.92],
  ["Får du den hjälp du ska ha?", "verksamhet-och-arbetssatt", 0.84],
  ["Brukar personalen komma på avtalad tid?", "medarbetare", 0.78],
  ["Kan du påverka hur hjälpen ges?", "fokus-pa-brukare", 0.7],
  ["Får du den vård du behöver?", "halso-och-sjukvard", 0.83],
  ["Vet du vem du vänder dig till med synpunkter?", "systematiskt-kvalitetsarbete", 0.64],
];

/** Put more strictly from this year on, and answered less kindly by everybody. */
const reworded = {
  year: 2026,
  before: "Brukar personalen komma på avtalad tid?",
  after: "Kommer personalen alltid på den tid ni har kommit överens om?",
  base: 0.68,
} as const;

/** Below this many answers the margin of error is stated, as Kolada and Socialstyrelsen mark few answers. */
const FEW = 30;

/** Half the 95 per cent interval of a share, in percentage points, when `answers` of `asked` have answered. */
function margin(positive: number, answers: number, asked: number): number {
  // Where all say the same the share would seem certain: the interval is then that of one answer more either way.
  const share = (positive + 1) / (answers + 2);
  return 196 * Math.sqrt(((share * (1 - share)) / answers) * Math.max(0, 1 - answers / Math.max(asked, answers + 1)));
}

export async function writeUndersokningar(
  run: Run,
  organisation: Organisation,
  quality: Quality,
  occupancy: Occupancy,
): Promise<void> {
  run.facit.add("seriebrott", {
    ar: reworded.year,
    fraga_fore: reworded.before,
    fraga_efter: reworded.after,
    kvalitetsomrade: "medarbetare",
    forklaring: "frågan ställdes med andra ord: svaren blev sämre hos alla, inte kvaliteten",
  });
  for (const year of [2024, 2025, 2026]) {
    await run.table("brukarundersokningar", `brukarundersokningar-${year}.csv`, columns, (table) => {
      for (const unit of organisation.units) {
        const clients = occupancy.get(unit)?.[(year - 2024) * 12 + 7]?.clients ?? 0;
        if (clients === 0) continue;
        const random = run.random("undersokning", unit.id, year);
        const survey = unit.area.sector === "aldre" ? "socialstyrelsen" : unit.area.sector === "lss" ? "skr" : "egen";
        const rate = random.between(0.42, 0.74);
        const answers = Math.max(1, Math.round(clients * rate));
        for (const [usual, omrade, usualBase] of questions) {
          const changed = usual === reworded.before && year >= reworded.year;
          const fraga = changed ? reworded.after : usual;
          const base = changed ? reworded.base : usualBase;
          const logit =
            Math.log(base / (1 - base)) - 0.9 * quality.level(unit, omrade) - (quality.isSilent(unit) ? 0.3 : 0);
          const positive = random.binomial(answers, 1 / (1 + Math.exp(-logit)));
          const share = `${table.fixed((100 * positive) / answers, 1)} %`;
          const self = `${random.int(35, 80)} %`;
          table.row([
            survey,
            year,
            fraga,
            unit.id,
            null,
            omrade,
            answers,
            positive,
            share,
            `${Math.round((100 * answers) / clients)} %`,
            self,
            answers < FEW ? table.fixed(margin(positive, answers, clients), 1) : null,
          ]);
        }
      }
    });
  }
}
