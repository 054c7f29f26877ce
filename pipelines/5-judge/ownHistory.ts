import type { Comparison } from "../../src/trend/comparison.ts";
import { type Care, type CareIndicator, type CareValue, counts, seriesOf } from "./care.ts";
import type { Candidate } from "./signals.ts";

/** The latest quarter against the unit's own `span` quarters before it. */
export function againstOwnHistory(care: Care, span: number): Candidate[] {
  const indicators = new Map(care.indicators.map((indicator) => [indicator.indikator_id, indicator]));
  const active = new Set(care.units.map((unit) => unit.enhet_id));
  const window = care.quarters.filter(
    (value) =>
      value.ordning > care.ordning - 1 - span && indicators.has(value.indikator_id) && active.has(value.objekt_id),
  );
  return seriesOf(window).flatMap((series) => {
    const now = series.find((value) => value.ordning === care.ordning);
    const earlier = series.filter((value) => value.ordning < care.ordning);
    if (!now || earlier.length === 0) return [];
    const indicator = indicators.get(now.indikator_id)!;
    const past = { taljare: 0, namnare: 0 };
    for (const value of earlier) {
      past.taljare += value.taljare;
      past.namnare += value.namnare;
    }
    return [
      {
        enhet_id: now.objekt_id,
        indikator_id: now.indikator_id,
        metod: "egen_historik" as const,
        jamforelsegrupp: null,
        standardisering: null,
        varde: (indicator.skala * now.taljare) / now.namnare,
        referens: (indicator.skala * past.taljare) / past.namnare,
        comparison: earlier.length < span ? null : withPast(indicator, counts(indicator, now), counts(indicator, past)),
      },
    ];
  });
}

type Figures = Pick<CareValue, "taljare" | "namnare">;

function withPast(indicator: CareIndicator, now: Figures, past: Figures): Comparison | null {
  const events = now.taljare + past.taljare;
  const trials = now.namnare + past.namnare;
  if (events === 0) return null;
  if (indicator.typ === "antal" || 2 * events <= trials)
    return {
      kind: "two_rates",
      count: now.taljare,
      exposure: now.namnare,
      pastCount: past.taljare,
      pastExposure: past.namnare,
    };
  if (events === trials) return null;
  return {
    kind: "two_common_shares",
    hits: now.taljare,
    trials: now.namnare,
    pastHits: past.taljare,
    pastTrials: past.namnare,
  };
}
