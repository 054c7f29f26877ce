/**
 * Which enheter get which invoice faults, and when. The plan is made before anything is generated; everything that is
 * not in it comes out clean. A clean municipality has the innocent look-alikes of the same plan and nothing else.
 */
import { MONTHS } from "./calendar.ts";
import type { Unit } from "./organisation.ts";
import { Random } from "./random.ts";

/** How many of each kind to plant at one enhet in one month: first the faults, then what only resembles them. */
export interface MonthFaults {
  r01: number;
  r02: number;
  /** R03: one login used for more than 24 hours in a day, and one that works more than 13. */
  sharedLogin: number;
  endlessDay: number;
  r04: number;
  r05: number;
  r06: number;
  r08: number;
  r18: number;
  /** R19: days worked by somebody whom the register does not know, or who has left. */
  unknownStaff: number;
  leftStaff: number;
  r22: number;
  r26: number;
  r28: number;
  credit: number;
  handover: number;
  household: number;
  relay: number;
  longDay: number;
  correction: number;
  outage: number;
  replanned: number;
}

export type MonthKind = keyof MonthFaults;

/** Faults of single clients, planted in their decisions, their absences or their staff. */
export const clientKinds = ["r09", "r10", "r11", "r12", "r20", "r21", "r29"] as const;
export type ClientKind = (typeof clientKinds)[number];

/** Faults that are a habit of the whole enhet. */
export type Pattern = "R07" | "R13" | "R14" | "R15" | "R16" | "R17" | "R23" | "R24" | "R25" | "R27";

/** First and last month, both included. */
export interface Window {
  from: number;
  to: number;
}

export interface UnitFaults {
  months: Map<number, MonthFaults>;
  clients: Record<ClientKind, number>;
  patterns: Map<Pattern, Window>;
  /** Travel times between its clients are known. */
  travels: boolean;
  /** Relatives who visit a client with permission: innocent. */
  permitted: number;
}

export type FaultPlan = Map<Unit, UnitFaults>;

export const noFaults: MonthFaults = {
  r01: 0,
  r02: 0,
  sharedLogin: 0,
  endlessDay: 0,
  r04: 0,
  r05: 0,
  r06: 0,
  r08: 0,
  r18: 0,
  unknownStaff: 0,
  leftStaff: 0,
  r22: 0,
  r26: 0,
  r28: 0,
  credit: 0,
  handover: 0,
  household: 0,
  relay: 0,
  longDay: 0,
  correction: 0,
  outage: 0,
  replanned: 0,
};

const INNOCENT: ReadonlySet<MonthKind> = new Set([
  "credit",
  "handover",
  "household",
  "relay",
  "longDay",
  "correction",
  "outage",
  "replanned",
]);

/** Enheter, months per enhet and instances per month of `liten`; larger examples have proportionally more enheter. */
const recipe: readonly [MonthKind, units: number, months: number, each: number][] = [
  ["r01", 3, 3, 3],
  ["r02", 2, 4, 3],
  ["sharedLogin", 2, 3, 2],
  ["endlessDay", 3, 4, 2],
  ["r04", 2, 5, 3],
  ["r05", 3, 4, 2],
  ["r06", 3, 4, 2],
  ["r08", 2, 4, 8],
  ["r18", 3, 5, 2],
  ["unknownStaff", 2, 3, 5],
  ["leftStaff", 2, 2, 4],
  ["r22", 3, 4, 3],
  ["r26", 2, 3, 2],
  ["r28", 1, 3, 1],
  ["credit", 4, 3, 2],
  ["handover", 5, 4, 3],
  ["household", 4, 4, 3],
  ["relay", 3, 4, 3],
  ["longDay", 3, 3, 2],
  ["correction", 3, 4, 4],
  ["outage", 4, 3, 1],
  ["replanned", 4, 4, 3],
];

const clientRecipe: readonly [ClientKind, units: number, each: number][] = [
  ["r12", 4, 5],
  ["r21", 4, 5],
  ["r09", 3, 3],
  ["r10", 3, 2],
  ["r11", 3, 2],
  ["r20", 2, 2],
  ["r29", 3, 3],
];

/**
 * One enhet each in `liten`. `uses` says what of the visits the habit changes: no enhet has two that change the same, else
 * one of them could be taken for the other.
 */
const patternRecipe: readonly {
  pattern: Pattern;
  window: Window;
  uses: readonly ("length" | "clock" | "invoice" | "hand")[];
  /** Billed to the minute only. */
  exact?: true;
}[] = [
  { pattern: "R13", window: { from: 18, to: 35 }, uses: ["length", "invoice"], exact: true },
  { pattern: "R27", window: { from: 6, to: 35 }, uses: ["length", "invoice"], exact: true },
  { pattern: "R16", window: { from: 18, to: 35 }, uses: ["length"], exact: true },
  { pattern: "R14", window: { from: 18, to: 35 }, uses: ["length", "clock"] },
  { pattern: "R23", window: { from: 18, to: 35 }, uses: ["length"] },
  // To the end: when a habit of doing little ends, the time jumps (R29).
  { pattern: "R15", window: { from: 22, to: 35 }, uses: ["length"] },
  { pattern: "R17", window: { from: 24, to: 29 }, uses: ["invoice"], exact: true },
  { pattern: "R25", window: { from: 26, to: 29 }, uses: ["clock"] },
  { pattern: "R24", window: { from: 26, to: 31 }, uses: ["clock"] },
  { pattern: "R07", window: { from: 18, to: 35 }, uses: ["hand"] },
];

/** Where travel times are known, nobody is moved from one client to another but by R04. */
const MOVES_STAFF: ReadonlySet<MonthKind> = new Set([
  "r01",
  "r02",
  "sharedLogin",
  "endlessDay",
  "r28",
  "handover",
  "household",
  "relay",
  "longDay",
]);

const emptyFaults = (): UnitFaults => ({
  months: new Map(),
  clients: { r09: 0, r10: 0, r11: 0, r12: 0, r20: 0, r21: 0, r29: 0 },
  patterns: new Map(),
  travels: false,
  permitted: 0,
});

export function planFaults(seed: number, visiting: readonly Unit[], faults: boolean): FaultPlan {
  const plan: FaultPlan = new Map(visiting.map((unit) => [unit, emptyFaults()]));
  // Rules about performed time have no meaning where granted time is paid, and the newcomer has hardly begun.
  const suitable = visiting.filter(
    (unit) => unit.area.kod === "HT" && unit.contract.basis === "utford" && unit.from < 0,
  );
  const scale = Math.max(1, Math.round(suitable.length / 14));
  // The enheter that know their travel times are the same with and without faults: so is what resembles a fault there.
  // There must be clients enough for some of them to be far from each other; the largest one has other faults.
  const bySize = [...suitable].sort((a, b) => b.places - a.places || a.index - b.index);
  for (const unit of bySize.slice(1, 3)) (plan.get(unit) as UnitFaults).travels = true;
  for (const unit of new Random(seed, "fel", "medgivna").shuffled(suitable).slice(0, 2 * scale))
    (plan.get(unit) as UnitFaults).permitted = 1;
  if (faults) {
    planPatterns(seed, plan, suitable, scale);
    planClients(seed, plan, suitable, scale);
  }
  const overlaps = new Set<Unit>();
  for (const [kind, units, monthsEach, each] of recipe) {
    const random = new Random(seed, "fel", kind);
    let left = units * scale;
    for (const unit of bySuitability(random, kind, suitable)) {
      if (left === 0) break;
      const mine = plan.get(unit) as UnitFaults;
      if (kind === "r04" ? !mine.travels : mine.travels && MOVES_STAFF.has(kind)) continue;
      // Who is planted at two places must not turn out to share a home with the other one.
      if (kind === "r01" || kind === "sharedLogin") overlaps.add(unit);
      if (kind === "household" && overlaps.has(unit)) continue;
      left--;
      if (!faults && !INNOCENT.has(kind)) continue;
      const months = random.shuffled(Array.from({ length: 32 }, (_, i) => i + 2));
      for (const month of months.filter((one) => suits(kind, mine, one)).slice(0, monthsEach)) {
        const current = mine.months.get(month) ?? { ...noFaults };
        current[kind] += each;
        mine.months.set(month, current);
      }
    }
  }
  return plan;
}

/** Some kinds need many clients or many staff on one day. */
function bySuitability(random: Random, kind: MonthKind, units: readonly Unit[]): Unit[] {
  const shuffled = random.shuffled(units);
  const large = kind === "sharedLogin" || kind === "endlessDay" || kind === "longDay" || kind === "r28";
  return large ? shuffled.sort((a, b) => b.places - a.places) : shuffled;
}

/** A month where the enhet as a whole has a habit is no place for a fault that looks like it or hides it. */
function suits(kind: MonthKind, faults: UnitFaults, month: number): boolean {
  const active = new Set([...faults.patterns].filter(([, window]) => within(window, month)).map(([name]) => name));
  const has = (...names: Pattern[]) => names.some((name) => active.has(name));
  if (kind === "r06" || kind === "r05" || kind === "r18" || kind === "credit" || kind === "r22")
    return !has("R13", "R17", "R27");
  if (kind === "outage") return !has("R07");
  if (kind === "r26") return !has("R13", "R14", "R15", "R16", "R23", "R24", "R25", "R27");
  return !has("R24", "R25");
}

export const within = (window: Window, month: number): boolean => month >= window.from && month <= window.to;

function planPatterns(seed: number, plan: FaultPlan, suitable: readonly Unit[], scale: number): void {
  const used = new Map(suitable.map((unit) => [unit, new Set<string>()]));
  const order = new Random(seed, "fel", "vanor").shuffled(suitable);
  for (const { pattern, window, uses, exact } of patternRecipe) {
    for (let n = 0; n < scale; n++) {
      const free = order.filter((unit) => {
        const taken = used.get(unit) as Set<string>;
        return (exact !== true || unit.contract.rounding <= 1) && !uses.some((use) => taken.has(use));
      });
      // Where there are few enheter, whoever has fewest habits gets one more; where there are none left, nobody does.
      const habits = (one: Unit) => used.get(one)?.size ?? 0;
      // New clients are few: there must be many of them for a habit to be seen.
      const size = (one: Unit) => (pattern === "R27" ? -one.places : 0);
      const unit = free.sort((a, b) => habits(a) - habits(b) || size(a) - size(b))[0];
      if (unit === undefined) break;
      for (const use of uses) used.get(unit)?.add(use);
      plan.get(unit)?.patterns.set(pattern, { from: window.from, to: Math.min(window.to, MONTHS - 1) });
    }
  }
}

function planClients(seed: number, plan: FaultPlan, suitable: readonly Unit[], scale: number): void {
  for (const [kind, units, each] of clientRecipe) {
    for (const unit of new Random(seed, "fel", kind).shuffled(suitable).slice(0, units * scale))
      (plan.get(unit) as UnitFaults).clients[kind] = each;
  }
}

export function faultsOf(plan: FaultPlan, unit: Unit, month: number): MonthFaults {
  return plan.get(unit)?.months.get(month) ?? noFaults;
}
