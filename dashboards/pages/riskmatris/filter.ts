import type { FilterField, FilterOption } from "../../components/index.ts";
import type { Register } from "../common/register.ts";
import type { Risk } from "../common/rows.ts";

/** What the reader may narrow the page to; a unit that the register does not know is in no choice. */
export function fieldsOf({ enheter, utforare, areaName }: Register): FilterField<Risk>[] {
  const unitOf = ({ enhet_id }: Risk) => enheter.get(enhet_id);
  const providerOf = (risk: Risk) => utforare.get(unitOf(risk)?.utforare_id ?? "");
  const one = (value: string | undefined, label: string | undefined): FilterOption[] =>
    value ? [{ value, label: label ?? value }] : [];
  return [
    {
      key: "verksamhet",
      label: "Verksamhet",
      all: "Alla verksamheter",
      of: (risk) => one(unitOf(risk)?.verksamhetsomrade, unitOf(risk)?.verksamhet),
    },
    {
      key: "omrade",
      label: "Kvalitetsområde",
      all: "Alla kvalitetsområden",
      of: ({ kvalitetsomrade }) => one(kvalitetsomrade, areaName(kvalitetsomrade)),
    },
    {
      key: "driftsform",
      label: "Driftsform",
      all: "Egen och privat regi",
      of: (risk) => one(unitOf(risk)?.driftsform, providerOf(risk)?.driftsform_namn),
    },
    {
      key: "utforare",
      label: "Utförare",
      all: "Alla utförare",
      of: (risk) => one(providerOf(risk)?.utforare, providerOf(risk)?.namn),
    },
  ];
}
