import { Refusal } from "../../src/messages/refusal.ts";
import { unknownId } from "../../src/messages/refusals.ts";
import { openRun } from "../common/openRun.ts";
import { explainFinding } from "./finding.ts";
import { explainPlanRow } from "./planRow.ts";
import { explainReconciliation } from "./reconciliation.ts";
import { explainRisk } from "./risk.ts";
import { explainSign } from "./sign.ts";
import { explainSum } from "./sum.ts";
import type { Explanation } from "./types.ts";

const explainers = [explainRisk, explainPlanRow, explainFinding, explainReconciliation, explainSign];

/** What the run calls its own rows: a risk, a row of the plan, a finding, a cell of the reconciliation, a sign. */
const OF_A_ROW = /^([RPFAT])-([0-9a-f]+)$/i;

/** The chain behind an id of the last run, down to source file and line. */
export async function explain(outFolder: string, id: string, limit: number): Promise<Explanation> {
  const warehouse = await openRun(outFolder);
  try {
    const ofRow = OF_A_ROW.exec(id);
    if (!ofRow) return await explainSum(warehouse, id, limit);
    const rowId = `${ofRow[1]!.toUpperCase()}-${ofRow[2]!.toLowerCase()}`;
    for (const explainer of explainers) {
      const found = await explainer(warehouse, rowId, limit);
      if (found) return found;
    }
    throw new Refusal(unknownId(rowId));
  } finally {
    warehouse.close();
  }
}
