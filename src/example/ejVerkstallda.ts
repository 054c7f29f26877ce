/** Decisions that wait to be carried out, as reported to IVO each quarter (SoL 34 kap.). */
import { QUARTERS, quarterText } from "./calendar.ts";
import { type Occupancy, quarterDays } from "./occupancy.ts";
import type { Organisation } from "./organisation.ts";
import type { Run } from "./run.ts";

const columns = ["verksamhetsomrade", "kvartal", "antal", "over_tre_manader"] as const;

/** Waiting for each hundred who have a place, and the share of them who have waited for more than three months. */
const waiting: Readonly<Record<string, readonly [perHundred: number, long: number]>> = {
  "sarskilt-boende": [3.2, 0.3],
  "gruppbostad-lss": [9, 0.62],
  "servicebostad-lss": [5, 0.5],
  "daglig-verksamhet": [1.2, 0.25],
  boendestod: [2.5, 0.25],
  "ledsagning-avlosning": [4, 0.45],
  hemtjanst: [0.4, 0.1],
};

const GROWING = "sarskilt-boende";
const GROWING_FROM = 5;
const END = 3;
/** Many wait here, as they always have: not a change. */
const STEADY = "gruppbostad-lss";

export async function writeEjVerkstallda(run: Run, organisation: Organisation, occupancy: Occupancy): Promise<void> {
  const note = (verksamhetsomrade: string, akta: string, from: number | null, forklaring: string) =>
    run.facit.add("ej_verkstallda", {
      verksamhetsomrade,
      akta,
      fran_kvartal: from === null ? null : quarterText(from),
      forklaring,
    });
  note(GROWING, "ja", GROWING_FROM, "väntande beslut blir tre gånger så många på sju kvartal");
  note(STEADY, "nej", null, "många väntar, men inte fler än tidigare");
  await run.table("ej_verkstallda", "ej_verkstallda.csv", columns, (table) => {
    for (let quarter = 0; quarter < QUARTERS; quarter++) {
      for (const [verksamhetsomrade, [perHundred, long]] of Object.entries(waiting)) {
        const units = organisation.units.filter((unit) => unit.area.verksamhetsomrade === verksamhetsomrade);
        const clients = units.reduce((sum, unit) => sum + quarterDays(occupancy, unit, quarter), 0) / 91;
        const random = run.random("ej_verkstallda", verksamhetsomrade, quarter);
        const growth =
          verksamhetsomrade === GROWING && quarter >= GROWING_FROM
            ? END ** ((quarter - GROWING_FROM + 1) / (QUARTERS - GROWING_FROM))
            : 1;
        const count = random.poisson((clients * perHundred * growth) / 100);
        table.row([verksamhetsomrade, quarterText(quarter), count, random.binomial(count, long)]);
      }
    }
    run.broken(table, ["hemtjanst", "2026-Q5", 1, 0], "kvartal", "omöjligt kvartal");
    run.broken(table, ["boendestod", "2023-Q3", 2, 7], "over_tre_manader", "fler över tre månader än beslut");
  });
}
