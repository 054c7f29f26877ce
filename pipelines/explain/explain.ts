import { Refusal } from "../../src/messages/refusal.ts";
import { unknownId } from "../../src/messages/refusals.ts";
import { openRun } from "../common/openRun.ts";
import { explainFinding } from "./finding.ts";
import { explainFindingsSum } from "./findingsSum.ts";
import { explainLedgerSum } from "./ledgerSum.ts";
import { explainPlanRow } from "./planRow.ts";
import { explainReconciliation } from "./reconciliation.ts";
import { explainRisk } from "./risk.ts";
import { explainSign } from "./sign.ts";
import type { Explanation } from "./types.ts";

const explainers = [
  explainRisk,
  explainPlanRow,
  explainFinding,
  explainReconciliation,
  explainSign,
  explainLedgerSum,
  explainFindingsSum,
];

/** The chain behind an id of the last run, down to source file and line. */
export async function explain(outFolder: string, id: string, limit: number): Promise<Explanation> {
  const warehouse = await openRun(outFolder);
  try {
    for (const explainer of explainers) {
      const found = await explainer(warehouse, id, limit);
      if (found) return found;
    }
    throw new Refusal(unknownId(id));
  } finally {
    warehouse.close();
  }
}
