import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

/** Files that hold rows dated after the as-of day: the future of the run, or a year mistyped. */
export const laterThan = async (warehouse: Warehouse, perDatum: string): Promise<string[]> =>
  (
    await warehouse.rows<{ fil: string }>(
      `select fil from resultat.laddningar where senaste_datum > date ${literal(perDatum)} order by fil`,
    )
  ).map(({ fil }) => fil);
