import type { BristFact, UppfoljningFact } from "./facts.ts";
import { type Period, shift } from "./period.ts";

export interface RepeatedFault {
  enhetId: string;
  kravId: string;
  antal: number;
  senast: string;
  bristIds: string[];
}

/**
 * Upprepade brister (NO-35): the same krav found wanting at one enhet on several days within a period that ends with the as-of day.
 * A later follow-up that found the krav met ends the repetition. Several brister of one day are one occasion.
 */
export function repeatedFaults(
  brister: readonly BristFact[],
  uppfoljningar: readonly UppfoljningFact[],
  { perDatum, antal, inom }: { perDatum: string; antal: number; inom: Period },
): RepeatedFault[] {
  const from = shift(perDatum, { manader: -(inom.manader ?? 0), dagar: -(inom.dagar ?? 0) });
  const mended = new Map<string, string>();
  for (const u of uppfoljningar) {
    const key = `${u.enhet_id}|${u.krav_id}`;
    if (u.bedomning === "uppfyllt" && u.genomford_datum > (mended.get(key) ?? "")) mended.set(key, u.genomford_datum);
  }
  const groups = new Map<string, BristFact[]>();
  for (const b of brister) {
    const key = `${b.enhet_id}|${b.krav_id}`;
    if (b.upptackt_datum <= from || b.upptackt_datum > perDatum) continue;
    if (b.upptackt_datum <= (mended.get(key) ?? "")) continue;
    groups.set(key, [...(groups.get(key) ?? []), b]);
  }
  return [...groups.values()]
    .map((group) => {
      const days = [...new Set(group.map((b) => b.upptackt_datum))].sort();
      const { enhet_id, krav_id } = group[0]!;
      return {
        enhetId: enhet_id,
        kravId: krav_id,
        antal: days.length,
        senast: days.at(-1)!,
        bristIds: group.map((b) => b.brist_id).sort(),
      };
    })
    .filter((repeated) => repeated.antal >= antal)
    .sort((a, b) => (`${a.enhetId}|${a.kravId}` < `${b.enhetId}|${b.kravId}` ? -1 : 1));
}
