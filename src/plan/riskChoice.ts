import { kvalitetsomradeName, type Profile } from "../guidelines/profile.ts";
import type { PlanConfig, PlanRisk } from "./types.ts";

/** The risks of one enhet that a follow-up would test, highest first. */
export interface RiskCase {
  enhetId: string;
  /** Best rank of the enhet. */
  rank: number;
  /** Expected harm summed over the risks taken along. */
  harm: number;
  riskpoang: number;
  risks: PlanRisk[];
}

/** One case per enhet whose risks can be judged, in order of best rank. The plan's order is the risk list's order. */
export function riskCases(
  risks: readonly PlanRisk[],
  { hogstRiskerPerRad }: Pick<PlanConfig, "hogstRiskerPerRad">,
): RiskCase[] {
  const byEnhet = new Map<string, PlanRisk[]>();
  for (const risk of risks) {
    if (risk.underlag === "saknas" || risk.rang === null) continue;
    byEnhet.set(risk.enhet_id, [...(byEnhet.get(risk.enhet_id) ?? []), risk]);
  }
  return [...byEnhet.entries()]
    .map(([enhetId, own]): RiskCase => {
      const sorted = own
        .sort((a, b) => a.rang! - b.rang! || (a.risk_id < b.risk_id ? -1 : 1))
        .slice(0, hogstRiskerPerRad);
      return {
        enhetId,
        rank: sorted[0]!.rang!,
        harm: sorted.reduce((sum, risk) => sum + (risk.forvantad_skada ?? 0), 0),
        riskpoang: sorted[0]!.riskpoang ?? 0,
        risks: sorted,
      };
    })
    .sort((a, b) => a.rank - b.rank || b.harm - a.harm || (a.enhetId < b.enhetId ? -1 : 1));
}

/** How to follow up: the profile's first choice that fits the highest risk. The last choice fits all. */
export function methodFor(
  profile: Profile,
  { risks, riskpoang }: RiskCase,
): Profile["riskstyrning"]["metodval"][number] {
  const area = risks[0]!.kvalitetsomrade;
  const found = profile.riskstyrning.metodval.find(
    ({ nar }) =>
      (!nar.kvalitetsomraden || nar.kvalitetsomraden.includes(area)) &&
      (nar.minst_riskpoang === undefined || riskpoang >= nar.minst_riskpoang),
  );
  if (!found) throw new Error(`profile ${profile.id}: no metodval fits a risk within ${area}`);
  return found;
}

export const areaNames = (profile: Profile, risks: readonly PlanRisk[]): string[] => [
  ...new Set(risks.map((risk) => kvalitetsomradeName(profile, risk.kvalitetsomrade))),
];
