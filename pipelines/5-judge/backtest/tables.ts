import {
  atCapacity,
  beaten,
  beatsAll,
  calibrationLearnt,
  calibrationNotLearnt,
  calibrationText,
  notEnough,
  notSurelyBetter,
  randomSlice,
  type Side,
  selection,
} from "../../../src/messages/outcome.ts";
import { NO_CALIBRATION } from "../../../src/risk/pool.ts";
import { type Interval, type Scorecard, scorecard } from "../../../src/risk/scorecard.ts";
import { wilsonInterval } from "../../../src/statistics/wilsonInterval.ts";
import type { Row } from "../../../src/warehouse/warehouse.ts";
import { type Thresholds, threshold } from "../thresholds.ts";
import type { Backtest, OriginOutcomes } from "./backtest.ts";
import { SCORE } from "./forecasts.ts";

export type BacktestTables = {
  readonly utfallskort: Row[];
  readonly utfallsdeciler: Row[];
  readonly utfallsomdome: Row[];
};

type Outcomes = OriginOutcomes["outcomes"];

/** `resultat.utfallskort` per origin and over all, `utfallsdeciler` over all, and the verdict in plain sentences. */
export function backtestTables(test: Backtest, thresholds: Thresholds, seed: number | string): BacktestTables {
  const least = threshold(thresholds, "utfall_minst_fynd");
  const card = (outcomes: Outcomes) =>
    scorecard(outcomes, {
      score: SCORE,
      shares: [threshold(thresholds, "utfall_andel_liten"), threshold(thresholds, "utfall_andel_stor")],
      seed,
      draws: threshold(thresholds, "utfall_dragningar"),
      confidence: threshold(thresholds, "risk_konfidens"),
    });
  const all = test.origins.flatMap(({ outcomes }) => outcomes);
  const random = all.filter(({ slump }) => slump);
  const enough = (outcomes: Outcomes) => findingsOf(outcomes) >= least && outcomes.length > findingsOf(outcomes);
  const shown = [
    ...test.origins.map(({ origin, outcomes }) => ({ ursprung: origin.kvartal, urval: "alla", outcomes })),
    { ursprung: "alla", urval: "alla", outcomes: all },
    { ursprung: "alla", urval: "slump", outcomes: random },
  ].filter(({ outcomes }) => enough(outcomes));
  const cards = shown.map((one) => ({ ...one, card: card(one.outcomes) }));
  const whole = cards.find(({ ursprung, urval }) => ursprung === "alla" && urval === "alla")?.card;
  return {
    utfallskort: cards.flatMap(({ ursprung, urval, card }) => cardRows(ursprung, urval, card)),
    utfallsdeciler: whole ? decileRows(whole, threshold(thresholds, "risk_konfidens")) : [],
    utfallsomdome: [
      ...(whole
        ? verdictRows(whole, threshold(thresholds, "utfall_andel_liten"))
        : [verdict("huvud", "racker-inte", notEnough(all.length, findingsOf(all), least))]),
      verdict(
        "kalibrering-lart",
        test.calibration === NO_CALIBRATION ? "nej" : "ja",
        test.calibration === NO_CALIBRATION
          ? calibrationNotLearnt(threshold(thresholds, "kalibrering_minst_utfall"))
          : calibrationLearnt(all.length),
      ),
      ...(all.length > 0
        ? [
            verdict("urval", "delvis", selection(all.length, objectsOf(test))),
            verdict("slump", enough(random) ? "ja" : "nej", randomSlice(random.length, enough(random))),
          ]
        : []),
    ],
  };
}

const findingsOf = (outcomes: Outcomes): number => outcomes.reduce((sum, { label }) => sum + label, 0);
const objectsOf = ({ origins }: Backtest): number => origins.reduce((sum, { objects }) => sum + objects, 0);

function cardRows(ursprung: string, urval: string, card: Scorecard): Row[] {
  return card.methods.flatMap(({ method, atCapacity, auc, lead }) =>
    atCapacity.map(({ k, hits, precision, recall, lift }) => ({
      ursprung,
      urval,
      metod: method,
      typ: method === SCORE ? "poang" : "baslinje",
      k,
      traffar: hits,
      precision: precision.value,
      lag: precision.lower,
      hog: precision.upper,
      recall,
      lift: lift.value,
      lift_lag: lift.lower,
      lift_hog: lift.upper,
      auc: auc.value,
      auc_lag: auc.lower,
      auc_hog: auc.upper,
      forsprang: lead?.value ?? null,
      forsprang_lag: lead?.lower ?? null,
      forsprang_hog: lead?.upper ?? null,
      brier: method === SCORE ? card.forecast.brier : null,
      skill: method === SCORE ? card.forecast.skill.value : null,
      skill_lag: method === SCORE ? card.forecast.skill.lower : null,
      skill_hog: method === SCORE ? card.forecast.skill.upper : null,
      kalibrering_lutning: method === SCORE ? card.forecast.calibrationSlope.value : null,
      kalibrering_lag: method === SCORE ? card.forecast.calibrationSlope.lower : null,
      kalibrering_hog: method === SCORE ? card.forecast.calibrationSlope.upper : null,
      n: card.n,
      fynd: card.findings,
    })),
  );
}

function decileRows(card: Scorecard, confidence: number): Row[] {
  return card.forecast.deciles.map(({ decile, n, expected, found }) => {
    const { lower, upper } = wilsonInterval(found, n, confidence);
    return { metod: SCORE, decil: decile, n, vantat: expected, utfall: found / n, lag: lower, hog: upper };
  });
}

function verdictRows(card: Scorecard, share: number): Row[] {
  const score = card.methods.find(({ method }) => method === SCORE)!;
  const { precision, lift } = score.atCapacity[0]!;
  // The hardest rival: the one over which the lead is least sure.
  const rivals = card.methods
    .filter(({ lead }) => lead !== null)
    .sort((a, b) => (a.lead!.lower ?? -1) - (b.lead!.lower ?? -1) || (a.method < b.method ? -1 : 1));
  const rival = rivals[0]!;
  const { lower, upper } = rival.lead!;
  const better = lower !== null && lower > 0;
  const worse = rivals.find(({ lead }) => lead!.upper !== null && lead!.upper < 0);
  return [
    worse
      ? verdict("huvud", "samre", beaten(worse.method))
      : better && upper !== null
        ? verdict("huvud", "bast", beatsAll(rival.method))
        : verdict("huvud", "likvardig", notSurelyBetter(rival.method)),
    verdict("kapacitet", "matt", atCapacity(share, precision.value!, card.findings / card.n, lift.value!)),
    ...calibrationVerdict(card),
  ];
}

/** Both the level and the differences must hold: probabilities that are all too low can still have the right slope. */
function calibrationVerdict({ n, findings, forecast }: Scorecard): Row[] {
  const level = side(forecast.excess, 0);
  const spread = side(forecast.calibrationSlope, 1);
  if (level === null || spread === null) return [];
  const found = findings / n;
  return [
    verdict(
      "kalibrering",
      level === "inte-sakert" && spread === "inte-sakert" ? "haller" : "haller-inte",
      calibrationText(found - forecast.excess.value!, found, level, spread),
    ),
  ];
}

function side({ lower, upper }: Interval, right: number): Side | null {
  if (lower === null || upper === null) return null;
  return lower > right ? "over" : upper < right ? "under" : "inte-sakert";
}

const verdict = (nyckel: string, status: string, mening: string): Row => ({ nyckel, status, mening });
