import type { Register } from "../common/register.ts";
import type { Risk } from "../common/rows.ts";

/** What the reader has chosen to look at; an empty string is everything. */
export interface Choice {
  verksamhetsomrade: string;
  kvalitetsomrade: string;
  driftsform: string;
}

export const everything: Choice = { verksamhetsomrade: "", kvalitetsomrade: "", driftsform: "" };

export function chosen(risks: readonly Risk[], choice: Choice, names: Register): Risk[] {
  return risks.filter((risk) => {
    const unit = names.enheter.get(risk.enhet_id);
    return (
      (!choice.kvalitetsomrade || risk.kvalitetsomrade === choice.kvalitetsomrade) &&
      (!choice.verksamhetsomrade || unit?.verksamhetsomrade === choice.verksamhetsomrade) &&
      (!choice.driftsform || unit?.driftsform === choice.driftsform)
    );
  });
}

export interface Option {
  value: string;
  label: string;
}

/** The choices that the data itself offers, in the alphabet's order. */
export function options(values: Iterable<readonly [value: string, label: string]>): Option[] {
  return [...new Map(values)]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label, "sv"));
}
