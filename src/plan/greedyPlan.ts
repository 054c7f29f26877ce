import { CapacityBook } from "./capacityBook.ts";
import { monthsFrom } from "./months.ts";
import { planRisks } from "./planRisks.ts";
import { planRules } from "./planRules.ts";
import { riskCases } from "./riskChoice.ts";
import type { NotPlanned, Plan, PlanInput, PlanRow } from "./types.ts";
import { reasonNotPlanned } from "./unplanned.ts";
import { Workbench } from "./workbench.ts";

/**
 * A year's plan, greedily and in this order: what rules require, what they recommend, a drawn slice, and then the
 * enheter in the order of their risks until the hours are used. One follow-up answers all that it can of one enhet.
 *
 * Required follow-ups are planned even where the hours are used up, and the month shows it. Nothing that fell out is
 * silent: every enhet has a row or a reason. The same input in any order gives the same plan.
 */
export function greedyPlan(input: PlanInput): Plan {
  const months = monthsFrom(input.firstMonth);
  const book = new CapacityBook(input.profile, months, input.capacity);
  const cases = new Map(riskCases(input.risks, input.config).map((found) => [found.enhetId, found]));
  const bench = new Workbench(input, book, months, cases);
  planRules(bench);
  planRisks(bench);
  return {
    rows: bench.rows.sort(compareRows),
    ejPlanerade: notPlanned(bench),
    kapacitet: book.loads(),
    anmarkningar: book.remarks(),
  };
}

const compareRows = (a: PlanRow, b: PlanRow): number =>
  compare(a.manad, b.manad) || compare(a.enhet_id, b.enhet_id) || compare(a.planrad_id, b.planrad_id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Enheter without a row, and what fell out beside a row that stands. */
function notPlanned(bench: Workbench): NotPlanned[] {
  const fellOut: NotPlanned[] = [
    ...bench.openDrops().map(({ bundle, skal }) => ({ enhet_id: bundle.enhetId, skal })),
    ...[...bench.crowdedOut].map(([enhet_id, skal]) => ({ enhet_id, skal })),
  ];
  const known = new Set([...bench.rows, ...fellOut].map(({ enhet_id }) => enhet_id));
  const idle = bench.input.enheter
    .filter(({ enhet_id }) => !known.has(enhet_id))
    .map(({ enhet_id }) => ({ enhet_id, skal: reasonNotPlanned(bench, enhet_id) }));
  return [...fellOut, ...idle].sort((a, b) => compare(a.enhet_id, b.enhet_id) || compare(a.skal, b.skal));
}
