/**
 * Which enheter get which invoice faults, and when. The plan is made before anything is generated; everything that is
 * not in it comes out clean.
 */
import { monthAt } from "./calendar.ts";
import type { Unit } from "./organisation.ts";
import { Random } from "./random.ts";

/** How many of each kind to plant at one enhet in one month. */
export interface MonthFaults {
  r01: number;
  r05: number;
  r06: number;
  r18: number;
  credit: number;
  handover: number;
  household: number;
}

export interface UnitFaults {
  months: Map<number, MonthFaults>;
  /** Clients whose decision is lowered while the visits go on as before. */
  r12: number;
  /** Clients whose decision runs out while the visits go on. */
  r21: number;
}

export const noFaults: MonthFaults = { r01: 0, r05: 0, r06: 0, r18: 0, credit: 0, handover: 0, household: 0 };

type Kind = keyof MonthFaults;

/** Enheter, months per enhet and instances per month of `liten`; larger examples have proportionally more enheter. */
const recipe: readonly [Kind, units: number, months: number, each: number][] = [
  ["r01", 3, 3, 3],
  ["r05", 3, 4, 2],
  ["r06", 3, 4, 2],
  ["r18", 3, 4, 2],
  ["credit", 4, 3, 2],
  ["handover", 5, 4, 3],
  ["household", 4, 4, 3],
];

export function planFaults(seed: number, visiting: readonly Unit[]): Map<Unit, UnitFaults> {
  const plan = new Map<Unit, UnitFaults>(visiting.map((unit) => [unit, { months: new Map(), r12: 0, r21: 0 }]));
  // Rules about performed time have no meaning where granted time is paid, and the newcomer has hardly begun.
  const suitable = visiting.filter(
    (unit) => unit.area.kod === "HT" && unit.contract.basis === "utford" && unit.from < 0,
  );
  const scale = Math.max(1, Math.round(suitable.length / 14));
  for (const [kind, units, monthsEach, each] of recipe) {
    const random = new Random(seed, "fel", kind);
    for (const unit of random.shuffled(suitable).slice(0, units * scale)) {
      const faults = plan.get(unit) as UnitFaults;
      for (const month of random.shuffled(Array.from({ length: 32 }, (_, i) => i + 2)).slice(0, monthsEach)) {
        const current = faults.months.get(month) ?? { ...noFaults };
        current[kind] += each;
        faults.months.set(month, current);
      }
    }
  }
  for (const kind of ["r12", "r21"] as const) {
    for (const unit of new Random(seed, "fel", kind).shuffled(suitable).slice(0, 4 * scale)) {
      (plan.get(unit) as UnitFaults)[kind] = 5;
    }
  }
  return plan;
}

export function faultsOf(plan: Map<Unit, UnitFaults>, unit: Unit, month: number): MonthFaults {
  return plan.get(unit)?.months.get(monthAt(month).index) ?? noFaults;
}
