import { counted, kronor } from "./figures.ts";
import { cutNote, type SourceLine, sourceLines } from "./sourceLines.ts";
import type { Explanation } from "./types.ts";

/** A line with its amount, the number of all lines that belong with it, and what they sum to. */
export interface AmountLine extends SourceLine {
  readonly kr: number;
  readonly alla: number;
  readonly summa: number;
}

/** Columns of an `AmountLine` for a query whose amount is `kr`: counted and summed before it is cut. */
export const COUNT_AND_SUM = "count(*) over ()::bigint as alla, sum(kr) over ()::decimal(18, 2) as summa";

/** How many and how much is said also where no line is to be shown: a query for them must yield at least one. */
export function amountLines(
  one: string,
  many: string,
  lines: readonly AmountLine[],
  limit: number,
  note?: string,
): Explanation[] {
  const [first] = lines;
  if (!first) return [];
  const shown = lines.slice(0, limit).map(({ fil, rad, kr }) => ({ fil, rad, nar: kronor(kr) }));
  return [
    {
      text: `${counted(first.alla, one, many)} på tillsammans ${kronor(first.summa)}${note ? `; ${note}` : ""}`,
      because: [...sourceLines(shown, shown.length), ...cutNote(first.alla, shown.length, "rad", "rader")],
    },
  ];
}
