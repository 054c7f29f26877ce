import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dueFollowUps } from "../../src/guidelines/dueDates.ts";
import { monthOf } from "../../src/guidelines/period.ts";
import type { Profile } from "../../src/guidelines/profile.ts";
import { planYearOver } from "../../src/messages/plan.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { greedyPlan } from "../../src/plan/greedyPlan.ts";
import type { Plan, PlanConfig } from "../../src/plan/types.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { root } from "../common/repository.ts";
import { writeCoverage } from "./coverage.ts";
import { describeProfile } from "./describeProfile.ts";
import { readCapacity, readFacts, readRisks } from "./facts.ts";
import { ruleTable } from "./rules.ts";

export interface PlanOrder {
  profile: Profile;
  config: PlanConfig;
  /** The as-of day, ISO. */
  perDatum: string;
  planYear?: number;
}

/** In January the plan is for the year that has begun, else for the next. */
export const defaultPlanYear = (perDatum: string): number =>
  Number(perDatum.slice(0, 4)) + (perDatum.slice(5, 7) === "01" ? 0 : 1);

/** Makes the year's plan out of rules, risks and hours, and writes it with all that it left out. */
export async function makePlan(warehouse: Warehouse, order: PlanOrder): Promise<Plan> {
  const { profile, config, perDatum } = order;
  const planYear = order.planYear ?? defaultPlanYear(perDatum);
  if (planYear < Number(perDatum.slice(0, 4))) throw new Refusal(planYearOver(planYear, perDatum));
  const firstMonth = monthOf(perDatum) > `${planYear}-01` ? monthOf(perDatum) : `${planYear}-01`;
  const facts = await readFacts(warehouse);
  const due = dueFollowUps(profile, facts, { perDatum, planYear });
  const plan = greedyPlan({
    profile,
    enheter: facts.enheter,
    due,
    risks: await readRisks(warehouse),
    capacity: await readCapacity(warehouse, planYear),
    planYear,
    firstMonth,
    config,
  });
  await warehouse.run(readFileSync(join(root, "pipelines", "6-plan", "tables.sql"), "utf8"));
  await warehouse.append(
    "resultat.planrader",
    plan.rows.map((row) => ({ ...row })),
  );
  await warehouse.append(
    "resultat.ej_planerade",
    plan.ejPlanerade.map((row) => ({ ar: planYear, ...row })),
  );
  await warehouse.append(
    "resultat.plankapacitet",
    plan.kapacitet.map((load) => ({ ...load })),
  );
  await warehouse.append("resultat.planregler", ruleTable(profile, facts, due, planYear));
  await warehouse.append(
    "resultat.plananmarkningar",
    plan.anmarkningar.map((anmarkning, i) => ({ ar: planYear, nr: i + 1, anmarkning })),
  );
  await describeProfile(warehouse, profile);
  await writeCoverage(warehouse, { profile, enheter: facts.enheter, rows: plan.rows, planYear });
  return plan;
}
