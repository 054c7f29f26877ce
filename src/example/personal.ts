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

/** Of those who are employed during the history, how many the register hears of some days late. */
const LATE_NOTICES = 0.12;
const DAYS_LATE = 3;
const LOOK_ALIKES = 25;

export async function writePersonal(
  run: Run,
  organisation: Organisation,
  quality: Quality,
  visiting: readonly VisitingUnit[],
): Promise<void> {
  const visited = new Map(visiting.map((one) => [one.unit, one]));
  let noted = 0;
  await run.table("personal", "personal.csv", columns, async (table) => {
    for (const unit of organisation.units) {
      const one = visited.get(unit);
      const employments =
        one?.maker.staff?.employments ?? employmentsOf(run.options.seed, unit, positionsOf(unit), quality);
      const random = run.random("anmald", unit.id);
      for (const { number, from, to } of employments) {
        const late = one !== undefined && from > 0 && from + DAYS_LATE < to && random.chance(LATE_NOTICES);
        const relative = one?.kin.get(number)?.id ?? null;
        table.row([
          personalId(unit, number),
          unit.id,
          dateText(late ? from + DAYS_LATE : from),
          to > LAST_DAY ? null : dateText(to),
          relative,
          relative === null ? null : one?.permitted.has(number) ? "ja" : "nej",
        ]);
        if (late && noted++ < LOOK_ALIKES) noteLate(run, unit, number, from);
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

function noteLate(run: Run, unit: Unit, number: number, from: number): void {
  run.facit.add("oskyldiga", {
    typ: "nyanstalld",
    liknar_regel: "R19",
    utforare_id: unit.company.id,
    enhet_id: unit.id,
    brukar_id: null,
    period: dateText(from),
    rader: personalId(unit, number),
    forklaring: `registret säger att anställningen började ${DAYS_LATE} dagar senare än den gjorde`,
  });
}

function positionsOf(unit: Unit): number {
  return Math.max(3, Math.round(unit.places * (perPlace[unit.area.kod] ?? ELSEWHERE)));
}
