import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import { contentId } from "../../src/metadata/id.ts";
import type { BaseRate } from "../../src/risk/baseRates.ts";
import { consequence } from "../../src/risk/consequence.ts";
import { type EstimatedLevels, estimateLevels } from "../../src/risk/estimateLevels.ts";
import { expectedHarm } from "../../src/risk/expectedHarm.ts";
import { type Level, levelRange, probabilityLevel, riskPoints } from "../../src/risk/levels.ts";
import type { Message } from "../../src/risk/message.ts";
import type { NestedLevel } from "../../src/risk/nested.ts";
import { afterFollowUp } from "../../src/risk/nextFollowUp.ts";
import { overrideRule } from "../../src/risk/override.ts";
import { type Calibration, FROM_PROVIDER, type Pooled, poolEvidence } from "../../src/risk/pool.ts";
import { priorityClasses } from "../../src/risk/priority.ts";
import { rankWithInterval } from "../../src/risk/rank.ts";
import { type Simulated, simulate } from "../../src/risk/simulate.ts";
import type { Row } from "../../src/warehouse/warehouse.ts";
import type { Care, CareUnit } from "./care.ts";
import { LOW_REPORTING_ID, type LowReporter } from "./lowReporting.ts";
import { gatherEvidence, type RiskEvidence } from "./riskEvidence.ts";
import type { RiskInput } from "./riskInput.ts";
import {
  consequenceConfig,
  declaredSpread,
  harmWeights,
  levelCuts,
  overrideRules,
  type Thresholds,
  threshold,
} from "./thresholds.ts";

export type RiskOptions = {
  readonly thresholds: Thresholds;
  readonly seed: number | string;
  readonly kalibrering: Calibration;
};

/** A risk whose probability is known, before its uncertainty and its place in the order are. */
export type JudgedRisk = RiskObject & {
  readonly level: NestedLevel;
  readonly messages: readonly Message[];
  readonly pooled: Pooled;
};

type RiskObject = {
  readonly risk_id: string;
  readonly unit: CareUnit;
  readonly kvalitetsomrade: string;
  readonly base: BaseRate;
  readonly evidence: readonly RiskEvidence[];
  readonly lowReporting: boolean;
  readonly underlag: "tillrackligt" | "svagt" | "saknas";
};

export type Probabilities = {
  readonly objects: readonly RiskObject[];
  /** those with evidence of their own */
  readonly judged: readonly JudgedRisk[];
  readonly estimated: EstimatedLevels;
  readonly halfLife: number;
};

/**
 * P(a follow-up within four quarters finds a requirement not met) for every enhet × kvalitetsområde (design 4): the level
 * of every object from all that its indicators, the unit's other areas and the utförare's other units say, in log-odds
 * around the base rate of findings.
 */
export function judgeProbabilities(
  care: Care,
  input: RiskInput,
  reporters: ReadonlyMap<string, LowReporter>,
  { thresholds, kalibrering }: Pick<RiskOptions, "thresholds" | "kalibrering">,
): Probabilities {
  const { byObject, halfLife } = gatherEvidence(care, reporters, thresholds);
  const least = threshold(thresholds, "risk_minsta_underlag");
  const enough = threshold(thresholds, "risk_tillrackligt_underlag");
  const objects = care.units.flatMap((unit) =>
    input.kvalitetsomraden.map((kvalitetsomrade): RiskObject => {
      const evidence = byObject.get(`${unit.enhet_id}|${kvalitetsomrade}`) ?? [];
      return {
        risk_id: contentId("R", unit.enhet_id, kvalitetsomrade),
        unit,
        kvalitetsomrade,
        base: input.baseRate(unit.verksamhetsomrade, kvalitetsomrade),
        evidence,
        lowReporting: reporters.has(unit.enhet_id),
        underlag: basis(evidence, least, enough),
      };
    }),
  );
  const known = objects.filter((object) => object.underlag !== "saknas");
  const estimated = estimateLevels(
    known.map(({ risk_id, unit, evidence }) => ({
      id: risk_id,
      // An utförare is known for one kind of care at a time: its homes say nothing of its home care.
      provider: `${unit.utforare_id}|${unit.verksamhetsomrade}`,
      unit: unit.enhet_id,
      observations: evidence.map(({ observation }) => observation),
    })),
    { declared: declaredSpread(thresholds) },
  );
  const slope = threshold(thresholds, "risk_lutning");
  const addition = threshold(thresholds, "risk_lag_rapportering_paslag");
  const judged = known.map((object, i): JudgedRisk => {
    const level = estimated.levels[i]!;
    const messages = estimated.messages[i]!;
    const pooled = poolEvidence(
      {
        baseRate: object.base.rate,
        level,
        slope,
        evidence: object.evidence.map(({ indikator_id }, j) => ({ indikatorId: indikator_id, message: messages[j]! })),
        additions: object.lowReporting ? [{ indikatorId: LOW_REPORTING_ID, logOdds: addition }] : [],
      },
      kalibrering,
    );
    return { ...object, level, messages, pooled };
  });
  return { objects, judged, estimated, halfLife };
}

export type RiskTables = { readonly risker: Row[]; readonly riskbidrag: Row[] };

/** The risks with contributions, consequence, order and the uncertainty of the order. */
export function judgeRisks(
  care: Care,
  input: RiskInput,
  { objects, judged, estimated }: Probabilities,
  options: RiskOptions,
): RiskTables {
  const { thresholds } = options;
  const simulated = simulate(
    judged.map((risk) => ({
      id: risk.risk_id,
      provider: `${risk.unit.utforare_id}|${risk.unit.verksamhetsomrade}`,
      unit: risk.unit.enhet_id,
      sannolikhet: risk.pooled.sannolikhet,
      baseRatePosterior: risk.base,
      indicators: risk.evidence.map(({ indikator_id }) => indikator_id),
    })),
    estimated,
    {
      seed: options.seed,
      slope: threshold(thresholds, "risk_lutning"),
      draws: threshold(thresholds, "risk_simuleringar"),
      weightSpread: threshold(thresholds, "risk_vikt_spridning"),
      confidence: threshold(thresholds, "risk_konfidens"),
      calibration: options.kalibrering,
    },
  );
  const figured = new Map(
    judged.map((risk, i) => [risk.risk_id, figures(risk, simulated[i]!, input, options)] as const),
  );
  const places = ordered(judged, simulated, figured, thresholds);
  return {
    risker: objects.map((object) => ({
      risk_id: object.risk_id,
      enhet_id: object.unit.enhet_id,
      kvalitetsomrade: object.kvalitetsomrade,
      kvartal: care.kvartal,
      underlag: object.underlag,
      lag_rapportering: object.lowReporting,
      ...(figured.get(object.risk_id)?.row ?? NO_FIGURES),
      ...(places.get(object.risk_id) ?? NO_PLACE),
    })),
    riskbidrag: judged.flatMap(contributions),
  };
}

const NO_FIGURES = {
  sannolikhet: null,
  sannolikhet_lag: null,
  sannolikhet_hog: null,
  sannolikhet_niva: null,
  niva_lag: null,
  niva_hog: null,
  konsekvens_niva: null,
  konsekvens_grund: null,
  riskpoang: null,
  forvantad_skada: null,
  atgardsregel: null,
  sannolikhet_samre: null,
  sannolikhet_om_utan_fynd: null,
  sannolikhet_om_fynd: null,
};
const NO_PLACE = { rang: null, rang_lag: null, rang_hog: null, rang_inom_omrade: null, prioritetsklass: null };

/** Where next to nothing was to be seen it is "saknas", also where the unit's other areas could say something: a guess is no basis. */
function basis(evidence: readonly RiskEvidence[], least: number, enough: number): RiskObject["underlag"] {
  const information = evidence.reduce((sum, item) => sum + item.information, 0);
  if (information < least) return "saknas";
  return evidence.length >= 2 && information >= enough ? "tillrackligt" : "svagt";
}

function figures(risk: JudgedRisk, result: Simulated, input: RiskInput, { thresholds, kalibrering }: RiskOptions) {
  const { unit, kvalitetsomrade } = risk;
  const { sannolikhet } = risk.pooled;
  const nyckel = `${unit.enhet_id}|${kvalitetsomrade}`;
  const recorded = {
    perAllvarlighetsgrad: input.grader.get(nyckel) ?? ([0, 0, 0, 0] as const),
    allvarligtEnskiltFall: input.allvarligaFall.get(nyckel) ?? null,
  };
  const kravKonsekvens =
    input.kravKonsekvens.get(`${unit.verksamhetsomrade}|${kvalitetsomrade}`) ??
    (threshold(thresholds, "risk_konsekvens_utan_krav") as Level);
  const config = consequenceConfig(thresholds);
  const { konsekvens_niva, grund } = consequence({ kravKonsekvens, ...recorded }, config);
  // The rule speaks of what has been recorded and assessed, not of what a krav could at worst lead to.
  const severity = consequence({ kravKonsekvens: 1, ...recorded }, config).konsekvens_niva;
  const cuts = levelCuts(thresholds);
  const sannolikhet_niva = probabilityLevel(sannolikhet, cuts);
  const riskpoang = riskPoints(sannolikhet_niva, konsekvens_niva);
  const weights = harmWeights(thresholds);
  const next = afterFollowUp({
    sannolikhet,
    level: risk.level,
    baseRate: risk.base.rate,
    slope: threshold(thresholds, "risk_lutning"),
    calibration: kalibrering,
  });
  return {
    konsekvens_niva,
    row: {
      sannolikhet,
      sannolikhet_lag: result.sannolikhet_lag,
      sannolikhet_hog: result.sannolikhet_hog,
      sannolikhet_niva,
      ...levelRange({ lag: result.sannolikhet_lag, hog: result.sannolikhet_hog }, cuts),
      konsekvens_niva,
      konsekvens_grund: grund,
      riskpoang,
      forvantad_skada: expectedHarm(sannolikhet, konsekvens_niva, weights),
      atgardsregel: overrideRule(
        riskpoang,
        severity > 1 ? severity : null,
        kvalitetsomrade === "halso-och-sjukvard" ? "HSL" : unit.lagrum,
        overrideRules(thresholds),
      ),
      sannolikhet_samre: probabilityAbove(risk.level, Math.log(threshold(thresholds, "risk_samre_an_lika"))),
      ...next,
    },
  };
}

/** Places by expected harm, over all enheter and within each verksamhetsområde. */
function ordered(
  judged: readonly JudgedRisk[],
  simulated: readonly Simulated[],
  figured: ReadonlyMap<string, ReturnType<typeof figures>>,
  thresholds: Thresholds,
) {
  const weights = harmWeights(thresholds);
  const ranked = rankWithInterval(
    simulated.map((result) => {
      const { konsekvens_niva, row } = figured.get(result.id)!;
      const harm = weights[konsekvens_niva - 1]!;
      return { id: result.id, point: row.forvantad_skada, draws: result.draws.map((p) => p * harm) };
    }),
    threshold(thresholds, "risk_konfidens"),
  );
  const classes = priorityClasses(ranked);
  const areaOf = new Map(judged.map((risk) => [risk.risk_id, risk.unit.verksamhetsomrade]));
  const taken = new Map<string, number>();
  return new Map(
    ranked.map(({ id, rang, rang_lag, rang_hog }) => {
      const area = areaOf.get(id)!;
      const rang_inom_omrade = (taken.get(area) ?? 0) + 1;
      taken.set(area, rang_inom_omrade);
      return [id, { rang, rang_lag, rang_hog, rang_inom_omrade, prioritetsklass: classes.get(id)! }];
    }),
  );
}

const probabilityAbove = ({ mean, variance }: NestedLevel, limit: number): number =>
  variance > 0 ? 1 - normalCdf(limit, mean, Math.sqrt(variance)) : Number(mean > limit);

/** `grundniva` and one row per source; they sum to the log-odds of `sannolikhet`. */
function contributions({ risk_id, base, evidence, pooled }: JudgedRisk): Row[] {
  const own = new Map(evidence.map((item) => [item.indikator_id, item]));
  return [
    {
      risk_id,
      indikator_id: "grundniva",
      bidrag: pooled.grundniva,
      varde: base.rate,
      referens: base.kommun,
      antal: base.uppfoljningar,
      niva: "verksamhetsomrade",
    },
    ...pooled.bidrag.map(({ indikatorId, bidrag }) => {
      const item = own.get(indikatorId);
      return {
        risk_id,
        indikator_id: indikatorId,
        bidrag,
        varde: item?.varde ?? null,
        referens: item?.referens ?? null,
        antal: item?.antal ?? null,
        underlag: item?.underlag ?? null,
        niva: indikatorId === FROM_PROVIDER ? "utforare" : "enhet",
      };
    }),
  ];
}
