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
      return caseOf(enhetId, sorted);
    })
    .sort(compareCases);
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

/**
 * The follow-ups that a case needs: one, or several where the method for the highest risk cannot test the others.
 * An ekonomisk uppföljning says nothing of how people are met.
 */
export function casesByMethod(profile: Profile, found: RiskCase): RiskCase[] {
  const { provar } = methodFor(profile, found);
  const rest = provar ? found.risks.filter((risk) => !provar.includes(risk.kvalitetsomrade)) : [];
  if (rest.length === 0) return [found];
  const within = found.risks.filter((risk) => !rest.includes(risk));
  return [caseOf(found.enhetId, within), ...casesByMethod(profile, caseOf(found.enhetId, rest))];
}

const caseOf = (enhetId: string, risks: PlanRisk[]): RiskCase => ({
  enhetId,
  rank: risks[0]!.rang!,
  harm: risks.reduce((sum, risk) => sum + (risk.forvantad_skada ?? 0), 0),
  riskpoang: risks[0]!.riskpoang ?? 0,
  risks,
});

const compareCases = (a: RiskCase, b: RiskCase): number =>
  a.rank - b.rank || b.harm - a.harm || (a.enhetId < b.enhetId ? -1 : 1);

/** In the order of the risk list. */
export const inRiskOrder = (cases: readonly RiskCase[]): RiskCase[] => [...cases].sort(compareCases);

export const areaNames = (profile: Profile, risks: readonly PlanRisk[]): string[] => [
  ...new Set(risks.map((risk) => kvalitetsomradeName(profile, risk.kvalitetsomrade))),
];
