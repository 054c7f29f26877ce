import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { counted } from "./figures.ts";
import type { Explanation } from "./types.ts";

export interface SourceLine {
  readonly fil: string;
  readonly rad: number;
  readonly nar?: string;
}

/** Where every chain ends: file and line of the delivery. Long lists are cut, and say by how much. */
export const sourceLines = (lines: readonly SourceLine[], limit: number): Explanation[] => [
  ...lines.slice(0, limit).map(({ fil, rad, nar }) => ({ text: `${fil}, rad ${rad}${nar ? ` (${nar})` : ""}` })),
  ...cutNote(lines.length, Math.min(limit, lines.length), "rad", "rader"),
];

/** How much of a list is not shown, and how to see it. */
export function cutNote(all: number, shown: number, one: string, many: string): Explanation[] {
  const rest = all - shown;
  return rest > 0 ? [{ text: `… och ${counted(rest, one, many)} till (--rader ${all} visar alla)` }] : [];
}

/** File and line of rows of one source, found by a condition on its typed columns. */
export const linesWhere = (warehouse: Warehouse, source: string, condition: string): Promise<SourceLine[]> =>
  warehouse.rows<SourceLine>(
    `select fil, fil_rad as rad from kalla.${source} join resultat.laddningar using (fil_nr) where ${condition} order by fil, rad`,
  );

export const oneOf = (values: readonly string[]): string =>
  values.length === 0 ? "(null)" : `(${values.map(literal).join(", ")})`;
