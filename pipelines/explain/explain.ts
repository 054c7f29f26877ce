import { existsSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../../src/messages/refusal.ts";
import { noWarehouse, unknownId } from "../../src/messages/refusals.ts";
import { Warehouse } from "../../src/warehouse/warehouse.ts";
import { setCircumstances } from "../3-model/macros.ts";
import { recoverIfNeeded } from "../7-publish/commit.ts";
import { explainFinding } from "./finding.ts";
import { explainPlanRow } from "./planRow.ts";
import { explainRisk } from "./risk.ts";
import type { Explanation } from "./types.ts";

/** The chain behind an id of the last run, down to source file and line. */
export async function explain(outFolder: string, id: string, limit: number): Promise<Explanation> {
  await recoverIfNeeded(outFolder);
  const path = join(outFolder, "uppsikt.duckdb");
  if (!existsSync(path)) throw new Refusal(noWarehouse(outFolder));
  const warehouse = await Warehouse.open(path, { readOnly: true });
  try {
    await restoreCircumstances(warehouse);
    for (const explainer of [explainRisk, explainPlanRow, explainFinding]) {
      const found = await explainer(warehouse, id, limit);
      if (found) return found;
    }
    throw new Refusal(unknownId(id));
  } finally {
    warehouse.close();
  }
}

/** The as-of day, sources and thresholds of the run: macros are kept in the file, what they look up is not. */
async function restoreCircumstances(warehouse: Warehouse): Promise<void> {
  const { per_datum: perDatum } = await warehouse.row<{ per_datum: string }>("select per_datum from resultat.korning");
  const sources = await warehouse.rows<{ kalla: string }>(
    "select kalla from resultat.kallor where finns order by kalla",
  );
  const thresholds = await warehouse.rows<{ namn: string; varde: number }>("select namn, varde from resultat.trosklar");
  await setCircumstances(warehouse, {
    perDatum,
    kallor: sources.map((row) => row.kalla),
    trosklar: Object.fromEntries(thresholds.map((row) => [row.namn, row.varde])),
  });
}
