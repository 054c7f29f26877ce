import type { ByHand, Contract } from "../../src/contracts/language/types.ts";
import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

/** A file that people filled in, of which some rows were rejected: somebody thinks that they count. */
export interface UnreadByHand extends ByHand {
  readonly fil: string;
  /** Rows filled in, whatever became of them. */
  readonly rader: number;
  /** The lines that were rejected. */
  readonly avvisade: readonly number[];
}

/** Among thousands of rejected rows of exports the two answers that somebody wrote would drown. */
export async function unreadByHand(warehouse: Warehouse, contracts: readonly Contract[]): Promise<UnreadByHand[]> {
  const words = new Map(contracts.flatMap(({ source, byHand }) => (byHand ? [[source, byHand] as const] : [])));
  if (words.size === 0) return [];
  const files = await warehouse.rows<{ kalla: string; fil: string; rader: number; avvisade: number[] }>(
    `select l.kalla, l.fil, any_value(l.godkanda + l.avvisade + l.dubbletter) as rader, list_sort(list(distinct a.rad)) as avvisade
     from resultat.laddningar l join resultat.avvisade_rader a using (kalla, fil)
     where l.kalla in (${[...words.keys()].map(literal).join(", ")}) group by l.kalla, l.fil order by l.fil`,
  );
  return files.map(({ kalla, ...file }) => ({ ...file, ...words.get(kalla)! }));
}
