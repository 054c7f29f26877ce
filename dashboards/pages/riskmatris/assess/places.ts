import type { Register } from "../../common/register.ts";
import type { Risk } from "../../common/rows.ts";
import type { RequirementRisk } from "../requirements.ts";
import type { Draft } from "./assessment.ts";

/** What an assessment may be of, as the municipality's own data has it. */
export interface Places {
  services: { id: string; name: string }[];
  units: { id: string; name: string; service: string }[];
  areas: { id: string; name: string }[];
  requirements: { id: string; name: string; services: Set<string> }[];
}

export function placesOf(risks: readonly Risk[], requirements: readonly RequirementRisk[], names: Register): Places {
  const units = [...names.enheter.values()];
  const sorted = <Item extends { name: string }>(items: Item[]) =>
    items.sort((a, b) => a.name.localeCompare(b.name, "sv", { numeric: true }));
  const byId = new Map<string, { id: string; name: string; services: Set<string> }>();
  for (const { krav_id, rubrik, verksamhetsomrade } of requirements) {
    const found = byId.get(krav_id) ?? { id: krav_id, name: rubrik ?? krav_id, services: new Set<string>() };
    found.services.add(verksamhetsomrade);
    byId.set(krav_id, found);
  }
  return {
    services: sorted(
      [...new Map(units.map((unit) => [unit.verksamhetsomrade, unit.verksamhet]))].map(([id, name]) => ({ id, name })),
    ),
    units: sorted(units.map((unit) => ({ id: unit.enhet_id, name: unit.namn, service: unit.verksamhetsomrade }))),
    areas: [...new Set(risks.map(({ kvalitetsomrade }) => kvalitetsomrade))].map((id) => ({
      id,
      name: names.areaName(id),
    })),
    requirements: sorted([...byId.values()]),
  };
}

export interface Computed {
  sannolikhet: number | null;
  konsekvens: number | null;
}

/** What the computation says of the same: a unit's kvalitetsområde, or a krav in a verksamhetsområde. */
export function computedOf(
  draft: Pick<Draft, "verksamhetsomrade" | "enhet_id" | "krav_id" | "kvalitetsomrade">,
  risks: readonly Risk[],
  requirements: readonly RequirementRisk[],
): Computed | null {
  const risk = risks.find(
    (row) => draft.enhet_id && row.enhet_id === draft.enhet_id && row.kvalitetsomrade === draft.kvalitetsomrade,
  );
  if (risk) return { sannolikhet: risk.sannolikhet_niva, konsekvens: risk.konsekvens_niva };
  const requirement = requirements.find(
    (row) => row.krav_id === draft.krav_id && row.verksamhetsomrade === draft.verksamhetsomrade,
  );
  return requirement ? { sannolikhet: requirement.sannolikhet_niva, konsekvens: requirement.konsekvens_niva } : null;
}
