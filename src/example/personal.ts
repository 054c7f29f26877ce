/** Who works where, and since when. At enheter that make visits they are the ones whom the visits name. */
import { dateText, LAST_DAY } from "./calendar.ts";
import type { Organisation, Unit } from "./organisation.ts";
import type { Quality } from "./quality.ts";
import type { Run } from "./run.ts";
import { employmentsOf } from "./staffing.ts";
import type { VisitingUnit } from "./visitingUnit.ts";
import { personalId } from "./visitLines.ts";

const columns = [
  "personal_id",
  "enhet_id",
  "anstalld_fom",
  "anstalld_tom",
  "anhorig_till_brukar_id",
  "anhorig_tillaten",
] as const;

/** Persons for each place, where the enhet makes no visits. */
const perPlace: Readonly<Record<string, number>> = {
  GB: 1.5,
  SE: 0.9,
  PA: 2.5,
  KV: 1.5,
  HB: 1.4,
  HM: 0.8,
  DV: 0.3,
  DA: 0.25,
  HS: 0.15,
};
const ELSEWHERE = 0.9;

/** Some work where a relative gets help. That is allowed, and worth knowing when time is billed. */
const RELATIVES = 0.006;

export async function writePersonal(
  run: Run,
  organisation: Organisation,
  quality: Quality,
  visiting: readonly VisitingUnit[],
): Promise<void> {
  const visited = new Map(visiting.map((one) => [one.unit, one]));
  await run.table("personal", "personal.csv", columns, async (table) => {
    for (const unit of organisation.units) {
      const one = visited.get(unit);
      const employments =
        one?.maker.staff?.employments ?? employmentsOf(run.options.seed, unit, positionsOf(unit), quality);
      const random = run.random("anhorig", unit.id);
      for (const { number, from, to } of employments) {
        const relative = one !== undefined && random.chance(RELATIVES) ? random.pick(one.clients).id : null;
        const last = to > LAST_DAY ? null : dateText(to);
        table.row([personalId(unit, number), unit.id, dateText(from), last, relative, relative === null ? null : "ja"]);
      }
      await table.drain();
    }
    run.broken(table, ["P-FEL-001", "E-SB-001", "2025-02-30", null, null, null], "anstalld_fom", "omöjligt datum");
    run.broken(
      table,
      ["P-FEL-002", "E-SB-001", "2025-05-01", "2025-03-31", null, null],
      "anstalld_tom",
      "slutar före början",
    );
  });
}

function positionsOf(unit: Unit): number {
  return Math.max(3, Math.round(unit.places * (perPlace[unit.area.kod] ?? ELSEWHERE)));
}
