import { contentId } from "../../src/metadata/id.ts";
import { benjaminiHochberg } from "../../src/statistics/benjaminiHochberg.ts";
import { betaBinomialPosterior } from "../../src/statistics/betaBinomialPosterior.ts";
import { gammaPoissonPosterior } from "../../src/statistics/gammaPoissonPosterior.ts";
import { poissonInterval } from "../../src/statistics/poissonInterval.ts";
import { poissonPower } from "../../src/statistics/poissonPower.ts";
import { poissonTailTest } from "../../src/statistics/poissonTailTest.ts";
import { rateRatioTest } from "../../src/statistics/rateRatioTest.ts";
import { signalVerdict } from "../../src/trend/verdict.ts";
import type { Row } from "../../src/warehouse/warehouse.ts";
import { type Care, type CareIndicator, counts, groupBy } from "./care.ts";
import type { Compared } from "./peers.ts";
import { type Thresholds, threshold, verdictThresholds } from "./thresholds.ts";

/** A signal before the screen as a whole has set its q. */
type Candidate = {
  readonly enhet_id: string;
  readonly indikator_id: string;
  readonly metod: "jamforelse" | "egen_historik" | "riktvarde";
  readonly jamforelsegrupp: string | null;
  readonly varde: number;
  readonly referens: number | null;
  readonly rr: number | null;
  readonly rr_lag: number | null;
  readonly rr_hog: number | null;
  readonly p: number | null;
  readonly styrka: number | null;
};

/** Every unit and indicator against peers, riktvärde and its own past; q is over all of them together. */
export function screenSignals(care: Care, compared: readonly Compared[], thresholds: Thresholds): Row[] {
  const confidence = threshold(thresholds, "jamforelse_konfidens");
  const candidates = [
    ...compared.map((item) => againstPeers(item, confidence)),
    ...compared.flatMap((item) => againstRiktvarde(care, item, confidence)),
    ...againstOwnHistory(care, threshold(thresholds, "historik_kvartal"), confidence),
  ];
  // Who could hardly have shown a doubling is not tested: it could only make the others' limit stricter. The power rests on
  // exposure and level and not on the difference, so that leaving it out favours nobody (Bourgon et al. 2010, PNAS 107:9546).
  const least = threshold(thresholds, "signal_provas_styrka");
  const q = benjaminiHochberg(candidates.map(({ p, styrka }) => (styrka !== null && styrka >= least ? p : null)));
  const limits = verdictThresholds(thresholds);
  return candidates.map(({ styrka, ...signal }, index) => ({
    signal_id: contentId("S", signal.enhet_id, signal.indikator_id, care.kvartal, signal.metod),
    objekt_typ: "enhet",
    objekt_id: signal.enhet_id,
    kvartal: care.kvartal,
    ...signal,
    rr: finite(signal.rr),
    rr_hog: finite(signal.rr_hog),
    q: q[index] ?? null,
    utfall: signalVerdict(
      { q: q[index] ?? null, rr: signal.rr, rrLag: signal.rr_lag, rrHog: signal.rr_hog, styrkaRr2: styrka },
      limits,
    ),
  }));
}

function againstPeers(item: Compared, confidence: number): Candidate {
  const { unit, indicator, taljare, namnare, reference } = item;
  const base = {
    enhet_id: unit.enhet_id,
    indikator_id: indicator.indikator_id,
    metod: "jamforelse" as const,
    jamforelsegrupp: item.jamforelsegrupp,
    varde: item.varde,
  };
  if (!reference) return { ...base, referens: null, rr: null, rr_lag: null, rr_hog: null, p: null, styrka: null };
  const tail = (1 - confidence) / 2;
  const expected = namnare * reference.level;
  const [posterior, unitOfRatio] =
    indicator.typ === "antal"
      ? ([gammaPoissonPosterior(taljare, expected, reference), 1] as const)
      : ([betaBinomialPosterior(taljare, namnare, reference), reference.level] as const);
  const above = posterior.probabilityAbove(unitOfRatio);
  return {
    ...base,
    referens: indicator.skala * reference.level,
    rr: posterior.mean / unitOfRatio,
    rr_lag: posterior.quantile(tail) / unitOfRatio,
    rr_hog: posterior.quantile(1 - tail) / unitOfRatio,
    // Twice the chance that the difference has the other sign. From the same posterior as the interval, so that the two
    // never disagree, and shrunk: peers that differ little pull a single odd figure back, peers that differ much do not.
    p: Math.min(1, 2 * Math.min(above, 1 - above)),
    styrka: power(expected),
  };
}

/** The kommun's own riktvärde, where a krav or the indicator has one (OR-36, NO-31). */
function againstRiktvarde(care: Care, item: Compared, confidence: number): Candidate[] {
  const { unit, indicator, taljare, namnare } = item;
  const riktvarde = riktvardeOf(care, unit.verksamhetsomrade, indicator);
  if (riktvarde === null || riktvarde <= 0) return [];
  const expected = (namnare * riktvarde) / indicator.skala;
  const interval = poissonInterval(taljare, confidence);
  return [
    {
      enhet_id: unit.enhet_id,
      indikator_id: indicator.indikator_id,
      metod: "riktvarde",
      jamforelsegrupp: null,
      varde: item.varde,
      referens: riktvarde,
      rr: taljare / expected,
      rr_lag: interval.lower / expected,
      rr_hog: interval.upper / expected,
      p: poissonTailTest(taljare, expected).pMidP,
      styrka: power(expected),
    },
  ];
}

export const riktvardeOf = (care: Care, verksamhetsomrade: string, indicator: CareIndicator): number | null =>
  care.riktvarden.get(`${verksamhetsomrade}|${indicator.indikator_id}`) ?? indicator.riktvarde;

/** The latest quarter against the unit's own earlier quarters, exact; shares as rare events, which is on the careful side. */
function againstOwnHistory(care: Care, span: number, confidence: number): Candidate[] {
  const indicators = new Map(care.indicators.map((indicator) => [indicator.indikator_id, indicator]));
  const active = new Set(care.units.map((unit) => unit.enhet_id));
  const window = care.quarters.filter(
    (value) =>
      value.ordning > care.ordning - 1 - span && indicators.has(value.indikator_id) && active.has(value.objekt_id),
  );
  return [...groupBy(window, (value) => `${value.indikator_id}|${value.objekt_id}`).values()].flatMap((series) => {
    const now = series.find((value) => value.ordning === care.ordning);
    const earlier = series.filter((value) => value.ordning < care.ordning);
    if (!now || earlier.length === 0) return [];
    const indicator = indicators.get(now.indikator_id)!;
    const summed = {
      taljare: earlier.reduce((sum, value) => sum + value.taljare, 0),
      namnare: earlier.reduce((sum, value) => sum + value.namnare, 0),
    };
    const current = counts(indicator, now);
    const past = counts(indicator, summed);
    const enough = earlier.length >= span && current.taljare + past.taljare > 0;
    const test = enough
      ? rateRatioTest(current.taljare, current.namnare, past.taljare, past.namnare, confidence)
      : null;
    return [
      {
        enhet_id: now.objekt_id,
        indikator_id: now.indikator_id,
        metod: "egen_historik" as const,
        jamforelsegrupp: null,
        varde: (indicator.skala * now.taljare) / now.namnare,
        referens: (indicator.skala * summed.taljare) / summed.namnare,
        rr: test?.rateRatio ?? null,
        rr_lag: test?.lower ?? null,
        rr_hog: test?.upper ?? null,
        p: test?.pMidP ?? null,
        styrka: power((current.namnare * (current.taljare + past.taljare)) / (current.namnare + past.namnare)),
      },
    ];
  });
}

/** From nothing to something has no finite ratio: the verdict knows it, the column is null. */
const finite = (value: number | null): number | null => (value !== null && Number.isFinite(value) ? value : null);

/** Chance that a doubling would have been seen. */
const power = (expected: number): number | null => (expected > 0 ? poissonPower(expected, 2).power : null);
