import { contentId } from "../../src/metadata/id.ts";
import { consequence } from "../../src/risk/consequence.ts";
import { expectedHarm } from "../../src/risk/expectedHarm.ts";
import type { EvidenceSampler } from "../../src/risk/indicatorEvidence.ts";
import { type Level, levelRange, probabilityLevel, riskPoints } from "../../src/risk/levels.ts";
import { overrideRule } from "../../src/risk/override.ts";
import { type Calibration, poolEvidence } from "../../src/risk/pool.ts";
import { priorityClasses } from "../../src/risk/priority.ts";
import { rankWithInterval } from "../../src/risk/rank.ts";
import { type Simulated, simulate } from "../../src/risk/simulate.ts";
import type { Row } from "../../src/warehouse/warehouse.ts";
import { type Care, type CareUnit, groupBy } from "./care.ts";
import { LOW_REPORTING_ID, LOW_REPORTING_METADATA, type LowReporter } from "./lowReporting.ts";
import type { Compared } from "./peers.ts";
import { evidenceOf, lowReportingEvidence, type RiskEvidence, siblingSums } from "./riskEvidence.ts";
import type { BaseRate, RiskInput } from "./riskInput.ts";
import { consequenceConfig, harmWeights, levelCuts, overrideRules, type Thresholds, threshold } from "./thresholds.ts";

export type RiskTables = { readonly risker: Row[]; readonly riskbidrag: Row[] };

export type RiskOptions = {
  readonly thresholds: Thresholds;
  readonly seed: number | string;
  readonly vikter: Readonly<Record<string, number>>;
  readonly kalibrering: Calibration;
};

type RiskObject = {
  readonly risk_id: string;
  readonly unit: CareUnit;
  readonly kvalitetsomrade: string;
  readonly base: BaseRate;
  readonly evidence: readonly RiskEvidence[];
  readonly underlag: "tillrackligt" | "svagt" | "saknas";
};

/**
 * P(a follow-up within four quarters finds a requirement not met) for every enhet × kvalitetsområde (design 4), its
 * contributions, consequence, order and the uncertainty of the order.
 */
export function judgeRisks(
  care: Care,
  input: RiskInput,
  compared: readonly Compared[],
  reporters: ReadonlyMap<string, LowReporter>,
  options: RiskOptions,
): RiskTables {
  const objects = riskObjects(care, input, compared, reporters, options);
  const known = objects.filter((object) => object.underlag !== "saknas");
  const simulated = simulate(
    known.map((object) => ({
      id: object.risk_id,
      baseRate: object.base.rate,
      baseRatePosterior: object.base,
      evidence: samplers(object),
    })),
    {
      seed: options.seed,
      draws: threshold(options.thresholds, "risk_simuleringar"),
      weightSpread: threshold(options.thresholds, "risk_vikt_spridning"),
      confidence: threshold(options.thresholds, "risk_konfidens"),
      calibration: options.kalibrering,
    },
  );
  const judged = new Map(
    simulated.map((result, index) => [result.id, figures(known[index]!, result, input, options.thresholds)]),
  );
  const places = ordered(known, simulated, judged, options.thresholds);
  return {
    risker: objects.map((object) => ({
      risk_id: object.risk_id,
      enhet_id: object.unit.enhet_id,
      kvalitetsomrade: object.kvalitetsomrade,
      kvartal: care.kvartal,
      underlag: object.underlag,
      ...(judged.get(object.risk_id)?.row ?? NO_FIGURES),
      ...(places.get(object.risk_id) ?? NO_PLACE),
    })),
    riskbidrag: known.flatMap((object) => contributions(object, options.kalibrering)),
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
};
const NO_PLACE = { rang: null, rang_lag: null, rang_hog: null, rang_inom_omrade: null, prioritetsklass: null };

const samplers = (object: RiskObject): EvidenceSampler[] =>
  object.evidence.flatMap(({ sampler }) => (sampler ? [sampler] : []));

function riskObjects(
  care: Care,
  input: RiskInput,
  compared: readonly Compared[],
  reporters: ReadonlyMap<string, LowReporter>,
  { thresholds, vikter }: RiskOptions,
): RiskObject[] {
  const byObject = groupBy(compared, ({ unit, indicator }) => `${unit.enhet_id}|${indicator.kvalitetsomrade}`);
  const context = { care, thresholds, siblings: siblingSums(compared), reporters };
  const lowWeight = vikter[LOW_REPORTING_ID] ?? Number(LOW_REPORTING_METADATA.vikt);
  return care.units.flatMap((unit) =>
    input.kvalitetsomraden.map((kvalitetsomrade) => {
      const evidence = evidenceOf(byObject.get(`${unit.enhet_id}|${kvalitetsomrade}`) ?? [], context);
      const reporter = reporters.get(unit.enhet_id);
      if (reporter && kvalitetsomrade === LOW_REPORTING_METADATA.kvalitetsomrade)
        evidence.push(lowReportingEvidence(reporter, lowWeight, thresholds));
      return {
        risk_id: contentId("R", unit.enhet_id, kvalitetsomrade),
        unit,
        kvalitetsomrade,
        base: input.baseRate(unit.verksamhetsomrade, kvalitetsomrade),
        evidence,
        underlag: basis(evidence, threshold(thresholds, "risk_tillrackligt_underlag")),
      };
    }),
  );
}

/** Nothing that says anything about this unit or its utförare is "saknas", also where indicators were computed. */
function basis(evidence: readonly RiskEvidence[], enough: number): RiskObject["underlag"] {
  if (!evidence.some(({ sampler }) => sampler)) return "saknas";
  const own = evidence.filter(({ niva }) => niva === "rullande4" || niva === "fynd");
  const information = own.reduce((sum, item) => sum + item.information, 0);
  return own.length >= 2 && information >= enough ? "tillrackligt" : "svagt";
}

function figures(object: RiskObject, result: Simulated, input: RiskInput, thresholds: Thresholds) {
  const { unit, kvalitetsomrade } = object;
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
  const sannolikhet_niva = probabilityLevel(result.sannolikhet, cuts);
  const riskpoang = riskPoints(sannolikhet_niva, konsekvens_niva);
  const weights = harmWeights(thresholds);
  return {
    konsekvens_niva,
    row: {
      sannolikhet: result.sannolikhet,
      sannolikhet_lag: result.sannolikhet_lag,
      sannolikhet_hog: result.sannolikhet_hog,
      sannolikhet_niva,
      ...levelRange({ lag: result.sannolikhet_lag, hog: result.sannolikhet_hog }, cuts),
      konsekvens_niva,
      konsekvens_grund: grund,
      riskpoang,
      forvantad_skada: expectedHarm(result.sannolikhet, konsekvens_niva, weights),
      atgardsregel: overrideRule(
        riskpoang,
        severity > 1 ? severity : null,
        kvalitetsomrade === "halso-och-sjukvard" ? "HSL" : unit.lagrum,
        overrideRules(thresholds),
      ),
    },
  };
}

/** Places by expected harm, over all enheter and within each verksamhetsområde. */
function ordered(
  known: readonly RiskObject[],
  simulated: readonly Simulated[],
  judged: ReadonlyMap<string, ReturnType<typeof figures>>,
  thresholds: Thresholds,
) {
  const weights = harmWeights(thresholds);
  const ranked = rankWithInterval(
    simulated.map((result) => {
      const { konsekvens_niva, row } = judged.get(result.id)!;
      const harm = weights[konsekvens_niva - 1]!;
      return { id: result.id, point: row.forvantad_skada, draws: result.draws.map((p) => p * harm) };
    }),
    threshold(thresholds, "risk_konfidens"),
  );
  const classes = priorityClasses(ranked);
  const areaOf = new Map(known.map((object) => [object.risk_id, object.unit.verksamhetsomrade]));
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

/** `grundniva` and one row per indicator; they sum to the log-odds of `sannolikhet`. */
function contributions(object: RiskObject, calibration: Calibration): Row[] {
  const pooled = poolEvidence(object.base.rate, samplers(object), calibration);
  const added = new Map(pooled.bidrag.map(({ indikatorId, bidrag }) => [indikatorId, bidrag]));
  return [
    {
      risk_id: object.risk_id,
      indikator_id: "grundniva",
      bidrag: pooled.grundniva,
      varde: object.base.rate,
      referens: object.base.kommun,
      antal: object.base.uppfoljningar,
      niva: "verksamhetsomrade",
    },
    ...object.evidence.map((item) => ({
      risk_id: object.risk_id,
      indikator_id: item.indikator_id,
      bidrag: item.sampler ? (added.get(item.indikator_id) ?? 0) : 0,
      varde: item.varde,
      referens: item.referens,
      antal: item.antal,
      niva: item.niva,
    })),
  ];
}
