import { likeliestHalfLife, remembered } from "../../src/risk/memory.ts";
import type { Observation } from "../../src/risk/message.ts";
import { type Reference, references } from "../../src/risk/reference.ts";
import { type Care, type CareIndicator, type CareUnit, type CareValue, counts, groupBy } from "./care.ts";
import type { LowReporter } from "./lowReporting.ts";
import { riktvardeOf } from "./signals.ts";
import { declaredSpread, type Thresholds, threshold } from "./thresholds.ts";

/** One indicator's say about one risk, ready for `riskbidrag`. */
export type RiskEvidence = {
  readonly indikator_id: string;
  readonly observation: Observation;
  /** the unit's own value over the remembered quarters, and what its peers or the riktvärde would give */
  readonly varde: number;
  readonly referens: number;
  /** events or hits of so much exposure or so many trials, each counted once however old */
  readonly antal: number;
  readonly underlag: number;
  /** expected events, answers or cases of the unit, old ones discounted: how much there was to learn from */
  readonly information: number;
};

export type GatheredEvidence = {
  /** by `enhet_id|kvalitetsomrade`, sorted by indicator */
  readonly byObject: ReadonlyMap<string, readonly RiskEvidence[]>;
  /** quarters after which a quarter counts half; infinite when old ones predict as well as new ones */
  readonly halfLife: number;
};

/** Shares at the very ends have no odds. */
const SHARE_FLOOR = 0.002;

/**
 * What every indicator with a weight has seen of every unit, over as many quarters as the data say are worth remembering,
 * each against peers of the same quarters or against the riktvärde.
 */
export function gatherEvidence(
  care: Care,
  reporters: ReadonlyMap<string, LowReporter>,
  thresholds: Thresholds,
): GatheredEvidence {
  const indicators = care.indicators.filter(({ vikt, kvalitetsomrade }) => vikt > 0 && kvalitetsomrade !== null);
  const weighted = new Set(indicators.map(({ indikator_id }) => indikator_id));
  const active = new Set(care.units.map(({ enhet_id }) => enhet_id));
  const from = care.ordning - threshold(thresholds, "risk_historik_kvartal");
  const values = care.quarters.filter(
    (value) => value.ordning > from && weighted.has(value.indikator_id) && active.has(value.objekt_id),
  );
  const byIndicator = groupBy(values, ({ indikator_id }) => indikator_id);
  const halfLife = learnHalfLife(care, indicators, byIndicator, thresholds);
  const units = new Map(care.units.map((unit) => [unit.enhet_id, unit]));
  const between = totalSpread(thresholds);
  const evidence = indicators.flatMap((indicator) => {
    const seen = [...groupBy(byIndicator.get(indicator.indikator_id) ?? [], ({ objekt_id }) => objekt_id)]
      .map(([enhet_id, quarters]) => ({
        unit: units.get(enhet_id)!,
        ...summed(indicator, quarters, care.ordning, halfLife),
      }))
      .filter(({ namnare }) => namnare > 0);
    const usual = references(
      seen.map(({ unit, taljare, namnare }) => ({ area: unit.verksamhetsomrade, taljare, namnare })),
      between,
    );
    return seen.flatMap((one, i) => {
      const reference = usual[i];
      if (!reference) return [];
      return [
        {
          object: `${one.unit.enhet_id}|${indicator.kvalitetsomrade}`,
          evidence: evidenceOf(care, indicator, one, reference, reporters.has(one.unit.enhet_id), thresholds),
        },
      ];
    });
  });
  const byObject = groupBy(evidence, ({ object }) => object);
  return {
    byObject: new Map([...byObject].map(([key, list]) => [key, list.map((one) => one.evidence)])),
    halfLife,
  };
}

type Seen = {
  readonly unit: CareUnit;
  /** discounted */
  readonly taljare: number;
  readonly namnare: number;
  readonly antal: number;
  readonly underlag: number;
};

function evidenceOf(
  care: Care,
  indicator: CareIndicator,
  { unit, taljare, namnare, antal, underlag }: Seen,
  reference: Reference,
  reportsTooLittle: boolean,
  thresholds: Thresholds,
): RiskEvidence {
  const riktvarde = riktvardeOf(care, unit.verksamhetsomrade, indicator);
  const level = riktvarde === null ? reference.level : riktvarde / indicator.skala;
  const counted = indicator.typ === "antal";
  // What a follow-up found is what the risk is about: it answers to the level as the risk itself does.
  const slope = indicator.klass === "granskning" ? threshold(thresholds, "risk_lutning") : 1;
  return {
    indikator_id: indicator.indikator_id,
    observation: {
      indikatorId: indicator.indikator_id,
      data: counted
        ? { kind: "count", events: taljare, expected: namnare * level }
        : {
            kind: "share",
            hits: taljare,
            trials: namnare,
            share: Math.min(1 - SHARE_FLOOR, Math.max(SHARE_FLOOR, level)),
          },
      slope: indicator.riktning === "hog" ? slope : -slope,
      // A riktvärde is what it is; what is usual has to be learnt.
      referenceVariance: riktvarde === null ? reference.variance : 0,
      reliability: Math.min(1, indicator.vikt),
      onlyUpwards: indicator.klass === "egenrapporterad" && reportsTooLittle,
    },
    varde: (indicator.skala * taljare) / namnare,
    referens: indicator.skala * level,
    antal,
    underlag,
    information: counted ? namnare * level : namnare,
  };
}

/** The quarters of one unit and indicator together, older quarters counting less; `antal` counts everything once. */
function summed(indicator: CareIndicator, quarters: readonly CareValue[], now: number, halfLife: number) {
  let taljare = 0;
  let namnare = 0;
  let antal = 0;
  let underlag = 0;
  for (const quarter of quarters) {
    const weight = remembered(now - quarter.ordning, halfLife);
    taljare += weight * quarter.taljare;
    namnare += weight * quarter.namnare;
    antal += quarter.taljare;
    underlag += quarter.namnare;
  }
  // Trials that depend on each other are worth fewer independent ones.
  const { beroende } = indicator;
  return { taljare: taljare / beroende, namnare: namnare / beroende, antal, underlag };
}

/** Variance of the level before the kommun's data have said anything. */
const totalSpread = (t: Thresholds): number =>
  Object.values(declaredSpread(t)).reduce((sum, variance) => sum + variance, 0);

/** From the indicators of events; each quarter is expected at the level of its verksamhetsområde. */
function learnHalfLife(
  care: Care,
  indicators: readonly CareIndicator[],
  byIndicator: ReadonlyMap<string, readonly CareValue[]>,
  thresholds: Thresholds,
): number {
  const areas = new Map(care.units.map((unit) => [unit.enhet_id, unit.verksamhetsomrade]));
  const quarters = threshold(thresholds, "risk_historik_kvartal");
  const first = care.ordning - quarters + 1;
  const empty = () => ({ events: new Float64Array(quarters), exposure: new Float64Array(quarters) });
  const series = indicators
    .filter(({ typ }) => typ === "antal")
    .flatMap((indicator) => {
      const units = new Map<string, ReturnType<typeof empty>>();
      const sums = new Map<string, ReturnType<typeof empty>>();
      for (const value of byIndicator.get(indicator.indikator_id) ?? []) {
        const { taljare, namnare } = counts(indicator, value);
        for (const [map, key] of [
          [units, value.objekt_id],
          [sums, areas.get(value.objekt_id)!],
        ] as const) {
          const sum = map.get(key) ?? empty();
          map.set(key, sum);
          sum.events[value.ordning - first]! += taljare;
          sum.exposure[value.ordning - first]! += namnare;
        }
      }
      return [...units].map(([enhet_id, { events, exposure }]) => {
        const area = sums.get(areas.get(enhet_id)!)!;
        return {
          events,
          expected: exposure.map((amount, i) => (amount > 0 ? (amount * area.events[i]!) / area.exposure[i]! : 0)),
        };
      });
    });
  return likeliestHalfLife(series, 1 / totalSpread(thresholds));
}
