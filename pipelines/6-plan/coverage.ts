import type { EnhetFact } from "../../src/guidelines/facts.ts";
import type { Profile } from "../../src/guidelines/profile.ts";
import { coverage } from "../../src/plan/coverage.ts";
import type { PlanRow } from "../../src/plan/types.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

/** Writes which verksamhetsområden have a row in the plan and which do not (F-14). */
export async function writeCoverage(
  warehouse: Warehouse,
  {
    profile,
    enheter,
    rows,
    planYear,
  }: { profile: Profile; enheter: readonly EnhetFact[]; rows: readonly PlanRow[]; planYear: number },
): Promise<void> {
  await warehouse.run(`
    create or replace table resultat.plantackning (
      ar integer, verksamhetsomrade varchar, i_omfattning boolean, enheter integer, planrader integer, tackt boolean, skal varchar
    )`);
  await warehouse.append(
    "resultat.plantackning",
    coverage(profile, enheter, rows, planYear).map((area) => ({ ...area })),
  );
}
