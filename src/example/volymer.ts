/** Volumes per enhet and month. The file of 2025 ends with a `Summa` row, as reports made for people do. */
import { MONTHS, months } from "./calendar.ts";
import { grantedMinutes } from "./clients.ts";
import type { Occupancy } from "./occupancy.ts";
import type { Unit } from "./organisation.ts";
import type { Quality } from "./quality.ts";
import type { Run } from "./run.ts";
import type { VisitingUnit } from "./visitingUnit.ts";

const HOURS_PER_FULL_TIME = 118;
/** Full-time posts per day of care at a boende: about nine for ten places. */
const POSTS_PER_DAY = 0.03;

const columns = ["enhet_id", "manad", "antal_brukare", "brukardygn", "utforda_timmar", "arsarbetare"] as const;

export async function writeVolymer(
  run: Run,
  occupancy: Occupancy,
  quality: Quality,
  visiting: readonly VisitingUnit[],
): Promise<void> {
  const performed = new Map(visiting.map((one) => [one.unit, one.performed]));
  const posts = postsOf(run, occupancy, quality, visiting);
  for (const year of [2023, 2024, 2025, 2026]) {
    await run.table("volymer", `volymer-${year}.csv`, columns, (table) => {
      let clients = 0;
      let days = 0;
      for (const month of months.filter((one) => one.year === year)) {
        for (const [unit, list] of occupancy) {
          const volume = list[month.index];
          if (volume === undefined) continue;
          // Without visits nothing was counted: then the hours are unknown, not zero.
          const minutes = run.options.only === "care" ? undefined : performed.get(unit)?.[month.index];
          table.row([
            unit.id,
            month.text,
            volume.clients,
            volume.days,
            minutes === undefined ? null : table.fixed(minutes / 60, 2),
            table.fixed(posts.get(unit)?.[month.index] ?? 0, 1),
          ]);
          clients += volume.clients;
          days += volume.days;
        }
      }
      if (year === 2025) table.nonRow(["Summa", null, clients, days, null, null]);
      if (year === 2024) run.broken(table, ["E-HT-001", "2024-13", 10, 300, null, null], "manad", "omöjlig månad");
    });
  }
}

/** Posts follow what is granted, or the days of care; where medarbetare is a weak side there are somewhat fewer of them. */
function postsOf(
  run: Run,
  occupancy: Occupancy,
  quality: Quality,
  visiting: readonly VisitingUnit[],
): Map<Unit, number[]> {
  const granted = new Map(visiting.map((one) => [one.unit, grantedOf(one)]));
  return new Map(
    [...occupancy].map(([unit, list]) => {
      const random = run.random("arsarbetare", unit.id);
      const level = Math.exp(0.06 * random.normal() - 0.15 * quality.level(unit, "medarbetare"));
      const minutes = granted.get(unit);
      return [
        unit,
        list.map((volume, month) => {
          const needed =
            minutes === undefined
              ? (volume?.days ?? 0) * POSTS_PER_DAY
              : (minutes[month] ?? 0) / 60 / HOURS_PER_FULL_TIME;
          return Math.max(0.5, needed * level * Math.exp(0.02 * random.normal()));
        }),
      ];
    }),
  );
}

function grantedOf({ clients }: VisitingUnit): number[] {
  const sums = new Array<number>(MONTHS).fill(0);
  for (const { decisions } of clients) {
    for (const decision of decisions) {
      for (const month of months) {
        if (month.first > decision.to) break;
        if (month.last >= decision.from) sums[month.index]! += grantedMinutes(decision, month);
      }
    }
  }
  return sums;
}
