import { noRisksComputed, riskBelowLine, riskUnknown, sentence } from "../messages/plan.ts";
import type { Workbench } from "./workbench.ts";

/** Why an enhet that nothing was dropped for has no row. */
export function reasonNotPlanned(bench: Workbench, enhetId: string): string {
  const found = bench.cases.get(enhetId);
  if (found) return sentence(riskBelowLine(found.rank, bench.rankedRisks));
  return sentence(bench.input.risks.length === 0 ? noRisksComputed : riskUnknown);
}
