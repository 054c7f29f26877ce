import { existsSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../../src/messages/refusal.ts";
import { noWarehouse } from "../../src/messages/refusals.ts";
import { Warehouse } from "../../src/warehouse/warehouse.ts";
import { setCircumstances } from "../3-model/macros.ts";
import { recoverIfNeeded } from "../7-publish/commit.ts";

/**
 * The warehouse of the last finished run, to read. Macros are kept in the file; the as-of day, sources and thresholds that they look up
 * are not, and are set again.
 */
export async function openRun(outFolder: string): Promise<Warehouse> {
  await recoverIfNeeded(outFolder);
  const path = join(outFolder, "uppsikt.duckdb");
  if (!existsSync(path)) throw new Refusal(noWarehouse(outFolder));
  const warehouse = await Warehouse.open(path, { readOnly: true });
  try {
    const { per_datum: perDatum } = await warehouse.row<{ per_datum: string }>(
      "select per_datum from resultat.korning",
    );
    const sources = await warehouse.rows<{ kalla: string }>(
      "select kalla from resultat.kallor where finns order by kalla",
    );
    const thresholds = await warehouse.rows<{ namn: string; varde: number }>(
      "select namn, varde from resultat.trosklar",
    );
    await setCircumstances(warehouse, {
      perDatum,
      kallor: sources.map((row) => row.kalla),
      trosklar: Object.fromEntries(thresholds.map((row) => [row.namn, row.varde])),
    });
    return warehouse;
  } catch (error) {
    warehouse.close();
    throw error;
  }
}
