import { join } from "node:path";
import { setCircumstances } from "../../pipelines/3-model/macros.ts";
import { Warehouse } from "../../src/warehouse/warehouse.ts";

/** The warehouse of a finished run, to read, with what its macros look up. */
export async function openRun(out: string): Promise<Warehouse> {
  const warehouse = await Warehouse.open(join(out, "uppsikt.duckdb"), { readOnly: true });
  const { dag } = await warehouse.row<{ dag: string }>("select per_datum as dag from resultat.korning");
  const sources = await warehouse.rows<{ kalla: string }>(
    "select kalla from resultat.kallor where finns order by kalla",
  );
  const thresholds = await warehouse.rows<{ namn: string; varde: number }>("select namn, varde from resultat.trosklar");
  await setCircumstances(warehouse, {
    perDatum: dag,
    kallor: sources.map((row) => row.kalla),
    trosklar: Object.fromEntries(thresholds.map((row) => [row.namn, row.varde])),
  });
  return warehouse;
}
