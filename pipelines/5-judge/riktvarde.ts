import type { Comparison } from "../../src/trend/comparison.ts";
import type { Care, CareIndicator } from "./care.ts";
import type { Compared } from "./peers.ts";
import type { Candidate } from "./signals.ts";

/** A unit against the kommun's own riktvärde, where a krav or the indicator has one (OR-36, NO-31). */
export function againstRiktvarde(care: Care, item: Compared): Candidate[] {
  const { unit, indicator } = item;
  const riktvarde = riktvardeOf(care, unit.verksamhetsomrade, indicator);
  if (riktvarde === null || riktvarde <= 0) return [];
  return [
    {
      enhet_id: unit.enhet_id,
      indikator_id: indicator.indikator_id,
      metod: "riktvarde",
      jamforelsegrupp: null,
      standardisering: null,
      varde: item.varde,
      referens: riktvarde,
      comparison: withLevel(item, riktvarde / indicator.skala),
    },
  ];
}

/** A riktvärde of all leaves nothing to test: a single case settles it, and the value is shown as it is. */
function withLevel({ indicator, taljare, namnare }: Compared, level: number): Comparison | null {
  if (indicator.typ === "antal") return { kind: "known_count", count: taljare, expected: namnare * level };
  return level >= 1 ? null : { kind: "known_share", hits: taljare, trials: namnare, level };
}

export const riktvardeOf = (care: Care, verksamhetsomrade: string, indicator: CareIndicator): number | null =>
  care.riktvarden.get(`${verksamhetsomrade}|${indicator.indikator_id}`) ?? indicator.riktvarde;
