import type { EnhetFact } from "../guidelines/facts.ts";
import type { Profile } from "../guidelines/profile.ts";
import { areaCovered, areaUncovered, areaWithoutUnits, sentence } from "../messages/plan.ts";
import type { PlanRow } from "./types.ts";

export interface AreaCoverage {
  ar: number;
  verksamhetsomrade: string;
  i_omfattning: boolean;
  enheter: number;
  planrader: number;
  tackt: boolean;
  skal: string;
}

/** Every verksamhetsområde in the guideline's scope or in the register, with its rows in the plan: a gap cannot hide (F-14, AC-12). */
export function coverage(
  profile: Profile,
  enheter: readonly EnhetFact[],
  rows: readonly PlanRow[],
  planYear: number,
): AreaCoverage[] {
  const scope = new Set(profile.omfattning.verksamhetsomraden);
  const areas = [...new Set([...scope, ...enheter.map((enhet) => enhet.verksamhetsomrade)])].sort();
  return areas.map((verksamhetsomrade) => {
    const units = enheter.filter((enhet) => enhet.verksamhetsomrade === verksamhetsomrade).length;
    const planned = rows.filter((row) => row.verksamhetsomrade === verksamhetsomrade).length;
    return {
      ar: planYear,
      verksamhetsomrade,
      i_omfattning: scope.has(verksamhetsomrade),
      enheter: units,
      planrader: planned,
      tackt: planned > 0,
      skal: sentence(planned > 0 ? areaCovered(planned) : units === 0 ? areaWithoutUnits : areaUncovered(units)),
    };
  });
}
