/** What the plan may use. */
import { pad } from "./calendar.ts";
import { carriage } from "./csv.ts";
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
