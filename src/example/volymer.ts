/** Volumes per enhet and month. The file of 2025 ends with a `Summa` row, as reports made for people do. */
import { months } from "./calendar.ts";
import type { Occupancy } from "./occupancy.ts";
import type { Run } from "./run.ts";
import type { VisitingUnit } from "./visitingUnit.ts";

const HOURS_PER_FULL_TIME = 118;

export async function writeVolymer(run: Run, occupancy: Occupancy, visiting: readonly VisitingUnit[]): Promise<void> {
  const performed = new Map(visiting.map((one) => [one.unit, one.performed]));
  for (const year of [2023, 2024, 2025, 2026]) {
    await run.table(
      "volymer",
      `volymer-${year}.csv`,
      ["enhet_id", "manad", "antal_brukare", "brukardygn", "utforda_timmar", "arsarbetare"],
      (table) => {
        let clients = 0;
        let days = 0;
        for (const month of months.filter((one) => one.year === year)) {
          for (const [unit, list] of occupancy) {
            const volume = list[month.index];
            if (volume === undefined) continue;
            const minutes = performed.get(unit)?.[month.index];
            const staff = minutes === undefined ? volume.days * 0.03 : minutes / 60 / HOURS_PER_FULL_TIME;
            table.row([
              unit.id,
              month.text,
              volume.clients,
              volume.days,
              minutes === undefined ? null : table.fixed(minutes / 60, 2),
              table.fixed(Math.max(0.5, staff), 1),
            ]);
            clients += volume.clients;
            days += volume.days;
          }
        }
        if (year === 2025) table.nonRow(["Summa", null, clients, days, null, null]);
        if (year === 2024) run.broken(table, ["E-HT-001", "2024-13", 10, 300, null, null], "manad", "omöjlig månad");
      },
    );
  }
}
