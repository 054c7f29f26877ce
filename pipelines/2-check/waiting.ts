import type { ByHand, Contract } from "../../src/contracts/language/types.ts";
import { identifier } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { status } from "./landing.ts";

/** A form that has come back, with rows that somebody began and nobody has assessed: they count as unanswered until somebody does. */
export interface WaitingByHand extends ByHand {
  readonly fil: string;
  readonly vantar: readonly number[];
  /** Columns of which one or more are filled in, and those that are not. */
  readonly ifyllda: readonly string[];
  readonly tomma: readonly string[];
}

/** Only lines: what stands in them is nobody's business before it is assessed. */
export async function waitingByHand(warehouse: Warehouse, contracts: readonly Contract[]): Promise<WaitingByHand[]> {
  const files: WaitingByHand[] = [];
  for (const { source, key, formOf = [], awaits, byHand } of contracts) {
    if (!awaits || !byHand) continue;
    const table = `inlast.${identifier(source)}`;
    const same = key
      .filter((name) => !formOf.includes(name))
      .map((name) => `s.${identifier(name)} = i.${identifier(name)}`);
    const found = await warehouse.rows<{ fil: string; vantar: number[] }>(
      `select fil, list_sort(list(coalesce(_rad, i.rowid + _forskjutning))) as vantar
       from ${table} i join inlast.filer using (fil_nr)
       where _status = ${status.waiting}
         and not exists (from kalla.${identifier(source)} s where ${["true", ...same].join(" and ")} and ${awaits.until})
       group by fil order by fil`,
    );
    files.push(...found.map((file) => ({ ...file, ...byHand, ifyllda: awaits.filledIn, tomma: formOf })));
  }
  return files;
}
