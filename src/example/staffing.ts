/** Who holds each position of an enhet, day by day. More leave where medarbetare is a weak side. */
import { LAST_DAY } from "./calendar.ts";
import type { Unit } from "./organisation.ts";
import type { Quality } from "./quality.ts";
import { Random } from "./random.ts";
import { STAFF_PER_ROUTE } from "./routes.ts";
import type { VisitingUnit } from "./visitingUnit.ts";

/** One person in one position; first and last day included. */
export interface Employment {
  position: number;
  /** The number in personal_id: the first holders have those of their positions. */
  number: number;
  from: number;
  to: number;
}

/** How long somebody stays on average, where all is ordinary: one in six or seven leaves each year. */
const DAYS_STAYED = 6.5 * 365;
const LEAVE_SLOPE = 0.7;
const LEAST_STAY = 30;
const DAYS_NEW = 45;

/** Everybody who has worked at the enhet during the history, position by position. */
export function employmentsOf(seed: number, unit: Unit, positions: number, quality: Quality): Employment[] {
  const employments: Employment[] = [];
  const mean = DAYS_STAYED / Math.exp(LEAVE_SLOPE * quality.level(unit, "medarbetare"));
  const start = Math.max(0, unit.from);
  const last = Math.min(LAST_DAY, unit.to);
  let number = positions;
  for (let position = 1; position <= positions; position++) {
    const random = new Random(seed, "anstallning", unit.id, position);
    const stay = () => LEAST_STAY + Math.round(random.exponential(mean));
    // Stays are without memory: from the first day of history as long is left as for anybody, however long it has been.
    let from = unit.from < 0 ? start - stay() : unit.from - random.int(0, 20);
    let to = start + stay();
    employments.push({ position, number: position, from, to: Math.min(to, unit.to) });
    for (from = to + 1; from <= last; from = to + 1) {
      to = from + stay();
      employments.push({ position, number: ++number, from, to: Math.min(to, unit.to) });
    }
  }
  return employments;
}

/** The staff of an enhet that makes visits, in step with the days that are made. */
export class Staffing {
  /** The number of whoever holds each position now; position 0 is nobody. */
  readonly now: Int32Array;
  private readonly changes: readonly Employment[];
  private readonly hired: ReadonlyMap<number, number>;
  private next = 0;

  constructor(
    positions: number,
    readonly employments: readonly Employment[],
  ) {
    this.now = new Int32Array(positions + 1);
    this.changes = [...employments].sort((a, b) => a.from - b.from);
    this.hired = new Map(employments.map((one) => [one.number, one.from]));
  }

  /** Days come in order. */
  moveTo(day: number): void {
    for (
      let change = this.changes[this.next];
      change !== undefined && change.from <= day;
      change = this.changes[++this.next]
    )
      this.now[change.position] = change.number;
  }

  /** Whether somebody came so lately that it explains much: a late register, or walking beside another one. */
  isNew(number: number, day: number): boolean {
    return (this.hired.get(number) ?? Number.NEGATIVE_INFINITY) > day - DAYS_NEW;
  }

  holder(position: number, day: number): number {
    const found = this.employments.find((one) => one.position === position && one.from <= day && one.to >= day);
    if (found === undefined) throw new Error(`nobody holds position ${position} on day ${day}`);
    return found.number;
  }
}

/** Gives the enheter that make visits their staff; whom the visits name depends on it. */
export function employ(seed: number, visiting: readonly VisitingUnit[], quality: Quality): void {
  for (const { unit, maker } of visiting) {
    const positions = maker.roster.routes * STAFF_PER_ROUTE;
    maker.staff = new Staffing(positions, employmentsOf(seed, unit, positions, quality));
  }
}
