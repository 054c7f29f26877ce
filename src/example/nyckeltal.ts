/**
 * Key figures of Exempelbo, five fictitious kommuner that it compares itself with, and Riket (0000). Levels and spreads are
 * of the size that one sees in Sweden; none of the values is anybody's.
 */
import { english } from "./csv.ts";
import type { Run } from "./run.ts";

export const OWN = "9999";
export const SIMILAR: readonly string[] = ["9991", "9992", "9993", "9994", "9995"];
const COUNTRY = "0000";
const YEARS = [2021, 2022, 2023, 2024, 2025] as const;

interface Figure {
  id: string;
  level: number;
  /** Between kommuner, and from year to year in one kommun. */
  between: number;
  within: number;
  /** For shares of those who answered: how many did. */
  answers?: number;
  /** How far Exempelbo lies from the others in the last two years, where that is planted. */
  own?: number;
}

const figures: readonly Figure[] = [
  { id: "EX-U-001", level: 48, between: 6, within: 3, own: 27 },
  { id: "EX-U-002", level: 15, between: 1.2, within: 0.5 },
  { id: "EX-U-003", level: 86, between: 2, within: 1.2, answers: 210 },
  { id: "EX-U-004", level: 78, between: 2.5, within: 2, answers: 64 },
  { id: "EX-U-005", level: 41, between: 4, within: 1.5 },
  { id: "EX-U-006", level: 71, between: 3, within: 3.5, answers: 18 },
];

export async function writeNyckeltal(run: Run): Promise<void> {
  for (const figure of figures) {
    run.facit.add("nyckeltal", {
      indikator_id: figure.id,
      akta: figure.own === undefined ? "nej" : "ja",
      forklaring:
        figure.own === undefined
          ? "Exempelbo ligger som de andra; skillnaderna är slump"
          : "väntetiden i Exempelbo är sedan 2024 långt över de andra kommunernas",
    });
  }
  await run.table(
    "nyckeltal",
    "nyckeltal.csv",
    ["kalla", "indikator_id", "period", "enhet_id", "kommunkod", "varde", "taljare", "namnare", "osakerhetstal"],
    (table) => {
      for (const figure of figures) {
        for (const kommun of [OWN, ...SIMILAR, COUNTRY]) {
          const place = kommun === COUNTRY ? 0 : figure.between * run.random("nyckeltal", figure.id, kommun).normal();
          for (const year of YEARS) {
            const random = run.random("nyckeltal", figure.id, kommun, year);
            const planted = kommun === OWN && year >= 2024 ? (figure.own ?? 0) : 0;
            const noise = (kommun === COUNTRY ? 0.2 : 1) * figure.within * random.normal();
            const value = figure.level + place + planted + noise;
            // Not every kommun takes part every year.
            if (kommun !== OWN && kommun !== COUNTRY && random.chance(0.06)) continue;
            const answers = figure.answers === undefined || kommun === COUNTRY ? null : figure.answers;
            table.row([
              "Exempel",
              figure.id,
              year,
              null,
              kommun,
              table.fixed(answers === null ? value : Math.min(99, value), 1),
              null,
              answers,
              answers === null ? null : table.fixed(margin(Math.min(99, value), answers), 1),
            ]);
          }
        }
      }
      run.broken(
        table,
        ["Exempel", "EX-U-002", 2025, null, "99", "14.8", null, null, null],
        "kommunkod",
        "kommunkoden har inte fyra siffror",
      );
    },
    english,
  );
}

/** Half the 95 per cent interval of a share in per cent, in percentage points. */
function margin(percent: number, answers: number): number {
  return 1.96 * Math.sqrt((percent * (100 - percent)) / answers);
}
