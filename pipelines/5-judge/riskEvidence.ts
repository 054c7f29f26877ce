import { countEvidence, type EvidenceSampler, shareEvidence } from "../../src/risk/indicatorEvidence.ts";
import type { Care } from "./care.ts";
import { LOW_REPORTING_ID, type LowReporter } from "./lowReporting.ts";
import type { Compared } from "./peers.ts";
import { riktvardeOf } from "./signals.ts";
import { type Thresholds, threshold } from "./thresholds.ts";

/** Whose figures the evidence rests on: the unit's own, or what they fell back to where they were too thin. */
export type EvidenceLevel = "rullande4" | "fynd" | "kvalitetsomrade" | "utforare" | "verksamhetsomrade";

/** One indicator's say about one risk, ready for `riskbidrag`. */
export type RiskEvidence = {
  readonly indikator_id: string;
  readonly niva: EvidenceLevel;
  /** null where the indicator speaks through another one of its kvalitetsområde, or not at all */
  readonly sampler: EvidenceSampler | null;
  readonly varde: number;
  readonly referens: number;
  readonly antal: number;
  /** expected events, answers or cases of the unit itself */
  readonly information: number;
};

/** Figures of a utförare's units in one verksamhetsområde, by `utforare_id|verksamhetsomrade|indikator_id`. */
export type Siblings = ReadonlyMap<string, { readonly taljare: number; readonly namnare: number }>;

export type EvidenceContext = {
  readonly care: Care;
  readonly thresholds: Thresholds;
  readonly siblings: Siblings;
  readonly reporters: ReadonlyMap<string, LowReporter>;
};

type Usable = Compared & { readonly reference: NonNullable<Compared["reference"]> };

export function siblingSums(compared: readonly Compared[]): Siblings {
  const sums = new Map<string, { taljare: number; namnare: number }>();
  for (const item of compared) {
    const key = siblingKey(item);
    const sum = sums.get(key) ?? { taljare: 0, namnare: 0 };
    sums.set(key, { taljare: sum.taljare + item.taljare, namnare: sum.namnare + item.namnare });
  }
  return sums;
}

const siblingKey = ({ unit, indicator }: Compared) =>
  `${unit.utforare_id}|${unit.verksamhetsomrade}|${indicator.indikator_id}`;

/** The evidence of one enhet in one kvalitetsområde. Thin figures fall back, and say to what. */
export function evidenceOf(items: readonly Compared[], context: EvidenceContext): RiskEvidence[] {
  const usable = items.filter((item): item is Usable => item.reference !== null && item.indicator.vikt > 0);
  const minExpected = threshold(context.thresholds, "risk_minsta_forvantat");
  const minTrials = threshold(context.thresholds, "risk_minsta_forsok");
  const thin = (item: Usable) =>
    item.indicator.typ === "antal"
      ? item.namnare * item.reference.level < minExpected
      : item.indicator.klass !== "granskning" && item.namnare < minTrials;
  const thick = usable.filter((item) => !thin(item));
  const rest = usable.filter(thin);
  const thinCounts = rest.filter((item) => item.indicator.typ === "antal");
  const found = [
    ...thick.map((item) => ownEvidence(item, context)),
    ...(["hog", "lag"] as const).flatMap((side) =>
      thinCountEvidence(
        thinCounts.filter((item) => item.indicator.riktning === side),
        context,
        minExpected,
      ),
    ),
    ...rest.filter((item) => item.indicator.typ === "andel").map((item) => thinShareEvidence(item, context, minTrials)),
  ];
  return found.map((evidence) => neverRewarded(evidence, usable, context.reporters));
}

/** A unit that reports too little gains nothing by the little that it reports: its own counts may raise the risk, not lower it. */
function neverRewarded(
  evidence: RiskEvidence,
  items: readonly Usable[],
  reporters: ReadonlyMap<string, LowReporter>,
): RiskEvidence {
  const item = items.find(({ indicator }) => indicator.indikator_id === evidence.indikator_id)!;
  const selfReported = item.indicator.klass === "egenrapporterad" && item.indicator.typ === "antal";
  if (!evidence.sampler || !selfReported || !reporters.has(item.unit.enhet_id)) return evidence;
  return { ...evidence, sampler: atLeastPrior(evidence.sampler) };
}

function atLeastPrior(sampler: EvidenceSampler): EvidenceSampler {
  return {
    ...sampler,
    p: Math.max(sampler.p, sampler.pPrior),
    drawP: (random) => Math.max(sampler.drawP(random), sampler.pPrior),
  };
}

function ownEvidence(item: Usable, context: EvidenceContext): RiskEvidence {
  const { indicator, reference, taljare, namnare, varde } = item;
  const riktvarde = riktvardeOf(context.care, item.unit.verksamhetsomrade, indicator);
  return {
    indikator_id: indicator.indikator_id,
    niva: indicator.klass === "granskning" ? "fynd" : "rullande4",
    sampler: sampler(item, taljare, namnare, context),
    varde,
    referens: riktvarde ?? indicator.skala * reference.level,
    antal: taljare,
    information: indicator.typ === "antal" ? namnare * reference.level : namnare,
  };
}

function sampler(item: Usable, taljare: number, namnare: number, context: EvidenceContext): EvidenceSampler {
  const { indicator, reference } = item;
  const riktvarde = riktvardeOf(context.care, item.unit.verksamhetsomrade, indicator);
  const common = { indikatorId: indicator.indikator_id, weight: indicator.vikt, worse: indicator.riktning };
  const ratio = threshold(context.thresholds, "risk_samre_an_lika");
  const worse = indicator.riktning === "hog" ? ratio : 1 / ratio;
  if (indicator.typ === "antal")
    return countEvidence({
      ...common,
      threshold: riktvarde === null ? worse : riktvarde / indicator.skala / reference.level,
      count: taljare,
      expected: namnare * reference.level,
      typicalExpected: item.typicalNamnare * reference.level,
      prior: reference,
    });
  // A share of 90 % cannot be a quarter worse upwards: the ratio is taken of the odds.
  const odds = (reference.level / (1 - reference.level)) * worse;
  return shareEvidence({
    ...common,
    threshold: riktvarde ?? odds / (1 + odds),
    successes: taljare,
    trials: namnare,
    typicalTrials: item.typicalNamnare,
    prior: reference,
  });
}

/**
 * Counts too few to speak alone speak together, through the one of them with the largest weight: first all of the
 * kvalitetsområde, then the utförare's units. What is still too thin leaves the unit at the level of its peers.
 */
function thinCountEvidence(items: readonly Usable[], context: EvidenceContext, minExpected: number): RiskEvidence[] {
  if (items.length === 0) return [];
  const [speaker] = [...items].sort(
    (a, b) => b.indicator.vikt - a.indicator.vikt || (a.indicator.indikator_id < b.indicator.indikator_id ? -1 : 1),
  ) as [Usable, ...Usable[]];
  const own = sumOf(items, (item) => [item.taljare, item.namnare * item.reference.level]);
  const shared = sumOf(items, (item) => {
    const { taljare, namnare } = withSiblings(item, context);
    return [taljare, namnare * item.reference.level];
  });
  const [niva, figures] =
    own.expected >= minExpected
      ? (["kvalitetsomrade", own] as const)
      : shared.expected >= minExpected
        ? (["utforare", shared] as const)
        : (["verksamhetsomrade", null] as const);
  const ratio = threshold(context.thresholds, "risk_samre_an_lika");
  return items.map((item) => ({
    indikator_id: item.indicator.indikator_id,
    niva,
    sampler:
      figures && item === speaker
        ? countEvidence({
            indikatorId: item.indicator.indikator_id,
            weight: item.indicator.vikt,
            worse: item.indicator.riktning,
            threshold: item.indicator.riktning === "hog" ? ratio : 1 / ratio,
            count: figures.count,
            expected: figures.expected,
            typicalExpected: figures.expected,
            prior: item.reference,
          })
        : null,
    varde: item.varde,
    referens: item.indicator.skala * item.reference.level,
    antal: item.taljare,
    information: item.namnare * item.reference.level,
  }));
}

function thinShareEvidence(item: Usable, context: EvidenceContext, minTrials: number): RiskEvidence {
  const { indicator, reference } = item;
  const shared = withSiblings(item, context);
  const enough = shared.namnare >= minTrials;
  return {
    indikator_id: indicator.indikator_id,
    niva: enough ? "utforare" : "verksamhetsomrade",
    sampler: enough ? sampler(item, shared.taljare, shared.namnare, context) : null,
    varde: item.varde,
    referens: indicator.skala * reference.level,
    antal: item.taljare,
    information: item.namnare,
  };
}

/** The unit's figures with a declared part of those of the utförare's other units. */
function withSiblings(item: Usable, { siblings, thresholds }: EvidenceContext) {
  const all = siblings.get(siblingKey(item)) ?? item;
  const part = threshold(thresholds, "risk_syskon_vikt");
  return {
    taljare: item.taljare + part * Math.max(0, all.taljare - item.taljare),
    namnare: item.namnare + part * Math.max(0, all.namnare - item.namnare),
  };
}

function sumOf(items: readonly Usable[], figures: (item: Usable) => readonly [number, number]) {
  return items
    .map(figures)
    .reduce((sum, [count, expected]) => ({ count: sum.count + count, expected: sum.expected + expected }), {
      count: 0,
      expected: 0,
    });
}

/** Low reporting as evidence of its own (kvalitetsområde systematiskt kvalitetsarbete): only who is flagged has it. */
export function lowReportingEvidence(reporter: LowReporter, weight: number, thresholds: Thresholds): RiskEvidence {
  const { compared, expected } = reporter;
  const reference = compared.reference!;
  return {
    indikator_id: LOW_REPORTING_ID,
    niva: "rullande4",
    sampler: atLeastPrior(
      countEvidence({
        indikatorId: LOW_REPORTING_ID,
        weight,
        worse: "lag",
        threshold: threshold(thresholds, "lag_rapportering_kvot"),
        count: compared.taljare,
        expected,
        typicalExpected: compared.typicalNamnare * reference.level,
        prior: reference,
      }),
    ),
    varde: compared.taljare,
    referens: expected,
    antal: compared.taljare,
    information: expected,
  };
}
