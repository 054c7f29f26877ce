/** What the plan may use, and a few fictitious key figures. */
import { pad } from "./calendar.ts";
import { carriage, english } from "./csv.ts";
import type { Run } from "./run.ts";

/** Hours a month in an ordinary month; July has holidays. */
const roles: readonly [string, number][] = [
  ["kvalitetsutvecklare", 110],
  ["avtalscontroller", 50],
  ["ekonom", 120],
  ["mas", 90],
];

export async function writeResurser(run: Run): Promise<void> {
  await run.table(
    "resurser",
    "resurser.csv",
    ["roll", "manad", "timmar"],
    (table) => {
      for (const year of [2026, 2027]) {
        for (let month = 1; month <= 12; month++) {
          const factor = month === 7 ? 0.25 : month === 12 ? 0.7 : 1;
          for (const [roll, hours] of roles) table.row([roll, `${year}-${pad(month)}`, Math.round(hours * factor)]);
        }
      }
    },
    carriage,
  );
}

const figures: readonly [string, string, number, number][] = [
  ["EX-U-001", "Väntetid till särskilt boende, dagar", 48, 4],
  ["EX-U-002", "Personalkontinuitet i hemtjänsten, antal under 14 dagar", 15, 1],
  ["EX-U-003", "Brukarbedömning hemtjänst totalt, andel nöjda", 86, 2],
];

export async function writeNyckeltal(run: Run): Promise<void> {
  await run.table(
    "nyckeltal",
    "nyckeltal.csv",
    ["kalla", "indikator_id", "period", "enhet_id", "kommunkod", "varde", "taljare", "namnare", "osakerhetstal"],
    (table) => {
      for (const [id, , level, spread] of figures) {
        for (const year of [2021, 2022, 2023, 2024, 2025]) {
          const random = run.random("nyckeltal", id, year);
          table.row([
            "Exempel",
            id,
            year,
            null,
            "9999",
            table.fixed(level + spread * random.normal(), 1),
            null,
            null,
            null,
          ]);
          table.row([
            "Exempel",
            id,
            year,
            null,
            "0000",
            table.fixed(level + 0.3 * spread * random.normal(), 1),
            null,
            null,
            null,
          ]);
        }
      }
    },
    english,
  );
}
