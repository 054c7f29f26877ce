import type { EnhetFact } from "../guidelines/facts.ts";
import { contentId } from "../metadata/id.ts";
import type { Bundle } from "./bundles.ts";
import type { CapacityBook } from "./capacityBook.ts";
import type { RiskCase } from "./riskChoice.ts";
import type { PlanInput, PlanRow } from "./types.ts";

export interface Dropped {
  bundle: Bundle;
  skal: string;
}

/** A plan in the making: what is asked for, what is left of the hours, and what stands so far. */
export class Workbench {
  readonly rows: PlanRow[] = [];
  /** Recommended follow-ups that found no room. */
  readonly dropped: Dropped[] = [];
  /** Enheter with risks that found no room, and why. */
  readonly crowdedOut = new Map<string, string>();
  /** Enheter whose risks a row already tests. */
  readonly tested = new Set<string>();
  private readonly enheter: Map<string, EnhetFact>;

  constructor(
    readonly input: PlanInput,
    readonly book: CapacityBook,
    readonly months: readonly string[],
    readonly cases: ReadonlyMap<string, RiskCase>,
  ) {
    this.enheter = new Map(input.enheter.map((enhet) => [enhet.enhet_id, enhet]));
  }

  get firstMonth(): string {
    return this.months[0]!;
  }

  get lastMonth(): string {
    return this.months.at(-1)!;
  }

  roleName(role: string): string {
    return this.input.profile.roller[role]?.namn ?? role;
  }

  /** Ranked enheter, for "rang 3 av 240": the ranks are those of the whole risk list. */
  get rankedRisks(): number {
    return this.input.risks.reduce((max, risk) => Math.max(max, risk.rang ?? 0), 0);
  }

  hasRow(enhetId: string): boolean {
    return this.rows.some((row) => row.enhet_id === enhetId);
  }

  droppedOf(enhetId: string): Dropped[] {
    return this.dropped.filter(({ bundle }) => bundle.enhetId === enhetId);
  }

  /** Dropped follow-ups that no later row of the enhet took along. */
  openDrops(): Dropped[] {
    return this.dropped.filter(({ bundle }) => {
      const taken = new Set(this.rows.filter((row) => row.enhet_id === bundle.enhetId).flatMap((row) => row.regler));
      return bundle.dues.some((due) => !taken.has(due.regel_id));
    });
  }

  /**
   * Adds a row and takes its hours. `identity` is what makes the row itself, besides year and enhet: never the month, so that
   * a row that moves keeps its id and the decisions that hang on it.
   */
  add(row: Omit<PlanRow, "planrad_id" | "ar" | "verksamhetsomrade">, identity: readonly string[]): void {
    const enhet = this.enheter.get(row.enhet_id);
    if (!enhet) throw new Error(`no enhet ${row.enhet_id} to plan for`);
    this.book.book(row.roll, row.manad, row.timmar);
    this.rows.push({
      planrad_id: contentId("P", this.input.planYear, row.enhet_id, ...identity),
      ar: this.input.planYear,
      verksamhetsomrade: enhet.verksamhetsomrade,
      ...row,
    });
  }
}
