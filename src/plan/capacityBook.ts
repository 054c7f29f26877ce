import { keptRole } from "../contracts/language/role.ts";
import type { Profile } from "../guidelines/profile.ts";
import { capacityUnknown, monthOverbooked, roleCapacityUnknown, roleUnused } from "../messages/plan.ts";
import type { Capacity, MonthLoad } from "./types.ts";

/** Sums of hours are compared with room for the last binary digit. */
const EPSILON = 1e-9;

/**
 * What is left of each role's hours, month by month. A role about which the register says nothing has unknown hours:
 * everything fits, and the plan says so. A role with hours in some months has none in the others.
 */
export class CapacityBook {
  private readonly available = new Map<string, number>();
  private readonly booked = new Map<string, number>();
  private readonly known = new Set<string>();
  private readonly unused = new Set<string>();

  constructor(
    private readonly profile: Profile,
    private readonly months: readonly string[],
    private readonly capacity: Capacity,
  ) {
    const roleOf = roleNames(profile);
    for (const { roll, manad, timmar } of capacity ?? []) {
      if (!months.includes(manad)) continue;
      const role = roleOf.get(fold(roll));
      if (!role) {
        // The remark is published, and whatever is no role of the riktlinje may be a person.
        this.unused.add(keptRole(roll));
        continue;
      }
      this.known.add(role);
      const key = `${role}|${manad}`;
      this.available.set(key, (this.available.get(key) ?? 0) + timmar);
    }
  }

  isKnown(role: string): boolean {
    return this.known.has(role);
  }

  /** Hours left; negative where the month is overbooked, Infinity where the capacity is unknown. */
  left(role: string, month: string): number {
    if (!this.isKnown(role)) return Number.POSITIVE_INFINITY;
    const key = `${role}|${month}`;
    return (this.available.get(key) ?? 0) - (this.booked.get(key) ?? 0);
  }

  fits(role: string, month: string, hours: number): boolean {
    return hours <= this.left(role, month) + EPSILON;
  }

  /** Hours left over the year, overbooked months counted as empty. */
  leftInYear(role: string): number {
    return this.months.reduce((sum, month) => sum + Math.max(0, this.left(role, month)), 0);
  }

  book(role: string, month: string, hours: number): void {
    const key = `${role}|${month}`;
    this.booked.set(key, (this.booked.get(key) ?? 0) + hours);
  }

  /** Role × month with hours or rows, in a fixed order. */
  loads(): MonthLoad[] {
    const roles = Object.keys(this.profile.roller).sort();
    return roles
      .flatMap((roll) =>
        this.months.map((manad) => ({
          ar: Number(manad.slice(0, 4)),
          manad,
          roll,
          timmar_finns: this.isKnown(roll) ? (this.available.get(`${roll}|${manad}`) ?? 0) : null,
          timmar_planerade: this.booked.get(`${roll}|${manad}`) ?? 0,
        })),
      )
      .filter((load) => load.timmar_finns !== null || load.timmar_planerade > 0);
  }

  remarks(): string[] {
    if (this.capacity === null) return [capacityUnknown];
    const name = (role: string): string => this.profile.roller[role]?.namn ?? role;
    const loads = this.loads();
    const unknown = [...new Set(loads.filter((load) => load.timmar_finns === null).map((load) => load.roll))];
    return [
      ...unknown.map((role) => roleCapacityUnknown(name(role))),
      ...[...this.unused].sort().map(roleUnused),
      ...loads
        .filter((load) => load.timmar_finns !== null && load.timmar_planerade > load.timmar_finns + EPSILON)
        .map((load) => monthOverbooked(load.manad, name(load.roll), load.timmar_planerade, load.timmar_finns ?? 0)),
    ];
  }
}

/** Registers write roles in their own words; the profile lists which words mean which role. */
const roleNames = (profile: Profile): Map<string, string> =>
  new Map(
    Object.entries(profile.roller).flatMap(([role, { namn, kallas }]) =>
      [role, namn, ...kallas].map((word): [string, string] => [fold(word), role]),
    ),
  );

const fold = (word: string): string =>
  word
    .toLocaleLowerCase("sv-SE")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]/g, "");
