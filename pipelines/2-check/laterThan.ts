import type { ByHand, Contract } from "../../src/contracts/language/types.ts";
import { identifier, literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { knownDay } from "./views.ts";

/** A file with rows dated after the as-of day: the future of the run, an answer given since, or a year mistyped. */
export interface LaterFile {
  readonly fil: string;
  readonly senare: number;
  /** Rows of the file, whatever became of them. */
  readonly rader: number;
  /** What the rows are called, where people fill them in. */
  readonly ifyllda?: ByHand;
}

export async function laterThan(
  warehouse: Warehouse,
  contracts: readonly Contract[],
  perDatum: string,
): Promise<LaterFile[]> {
  const sources = await warehouse.rows<{ kalla: string }>(
    `select distinct kalla from resultat.laddningar where senaste_datum > date ${literal(perDatum)} order by kalla`,
  );
  const files: LaterFile[] = [];
  for (const { kalla } of sources) {
    const contract = contracts.find(({ source }) => source === kalla)!;
    const { byHand } = contract;
    const found = await warehouse.rows<{ fil: string; senare: number; rader: number }>(
      `select fil, count(*) as senare, any_value(godkanda + avvisade + dubbletter) as rader
       from kalla.${identifier(kalla)} join resultat.laddningar using (fil_nr)
       where ${knownDay(contract)} > date ${literal(perDatum)} group by fil order by fil`,
    );
    files.push(...found.map((file) => (byHand ? { ...file, ifyllda: byHand } : file)));
  }
  return files;
}
