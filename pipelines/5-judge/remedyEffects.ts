import { peerReferences } from "../../src/risk/peerReference.ts";
import { benjaminiHochberg } from "../../src/statistics/benjaminiHochberg.ts";
import { type RemedyEffect, remedyEffect, remedyVerdict } from "../../src/trend/remedyEffect.ts";
import type { Row, Warehouse } from "../../src/warehouse/warehouse.ts";
import { type Care, type CareIndicator, type CareValue, counts, groupBy } from "./care.ts";
import { type Thresholds, threshold, verdictThresholds } from "./thresholds.ts";

type Remedy = {
  readonly atgard_id: string;
  readonly brist_id: string;
  readonly enhet_id: string;
  readonly krav_id: string;
  readonly kvalitetsomrade: string;
  readonly verifierad_datum: string;
  /** place of the quarter in which the brist was found, and of the one in which the åtgärd was verified */
  readonly upptackt: number;
  readonly verifierad: number;
};

type Sums = { readonly taljare: number; readonly namnare: number; readonly kvartal: number };
type Comparison = {
  readonly remedy: Remedy;
  readonly indicator: CareIndicator | null;
  readonly before: Sums | null;
  readonly after: Sums | null;
  readonly others: number | null;
  readonly effect: RemedyEffect | null;
};

/**
 * Every verified åtgärd and what happened after it (U-1, F-23): the events of the krav's kvalitetsområde in the quarters
 * before the brist, against those from the quarter after the verification on. The quarters between belong to neither.
 */
export async function judgeRemedies(warehouse: Warehouse, care: Care, thresholds: Thresholds): Promise<Row[]> {
  const remedies = await readRemedies(warehouse);
  const compare = comparer(care, thresholds);
  const compared = remedies.flatMap(compare);
  const least = threshold(thresholds, "atgard_provas_styrka");
  const q = benjaminiHochberg(
    compared.map(({ effect }) => (effect && effect.styrkaHalvering >= least ? effect.p : null)),
  );
  const limits = verdictThresholds(thresholds);
  return compared.map(({ remedy, indicator, before, after, others, effect }, index) => ({
    atgard_id: remedy.atgard_id,
    brist_id: remedy.brist_id,
    enhet_id: remedy.enhet_id,
    krav_id: remedy.krav_id,
    kvalitetsomrade: remedy.kvalitetsomrade,
    indikator_id: indicator?.indikator_id ?? null,
    verifierad_datum: remedy.verifierad_datum,
    fore_antal: before?.taljare ?? null,
    fore_underlag: before?.namnare ?? null,
    fore_kvartal: before?.kvartal ?? null,
    efter_antal: after?.taljare ?? null,
    efter_underlag: after?.namnare ?? null,
    efter_kvartal: after?.kvartal ?? care.ordning - remedy.verifierad,
    vantat: effect?.expected ?? null,
    andra_kvot: others,
    rr: effect?.rr ?? null,
    rr_lag: effect?.rrLag ?? null,
    rr_hog: effect?.rrHog ?? null,
    p: effect?.p ?? null,
    q: q[index] ?? null,
    styrka_halvering: effect?.styrkaHalvering ?? null,
    utfall:
      indicator === null
        ? "for_tidigt"
        : effect === null
          ? "for_lite_underlag"
          : remedyVerdict({ ...effect, q: q[index] ?? null }, limits),
  }));
}

const readRemedies = (warehouse: Warehouse): Promise<Remedy[]> =>
  warehouse.rows<Remedy>(`
    select atgarder.atgard_id, brister.brist_id, brister.enhet_id, brister.krav_id, brister.kvalitetsomrade,
      atgarder.verifierad_datum::varchar as verifierad_datum, upptackt.ordning as upptackt, verifierad.ordning as verifierad
    from kant.atgarder as atgarder
    join modell.brister as brister using (brist_id)
    join modell.kvartal as upptackt on upptackt.kvartal = brister.kvartal
    join modell.kvartal as verifierad on verifierad.kvartal = kvartal_av(atgarder.verifierad_datum)
    where atgarder.verifierad_datum is not null and brister.kvalitetsomrade is not null
    order by atgarder.atgard_id`);

function comparer(care: Care, thresholds: Thresholds): (remedy: Remedy) => Comparison[] {
  const quartersBefore = threshold(thresholds, "atgard_kvartal_fore");
  const leastAfter = threshold(thresholds, "atgard_minst_kvartal_efter");
  const peers = threshold(thresholds, "jamforelse_minst_enheter");
  const minSpread = threshold(thresholds, "jamforelse_minsta_spridning");
  const confidence = threshold(thresholds, "trend_konfidens");
  const units = new Map(care.units.map((unit) => [unit.enhet_id, unit]));
  const indicators = groupBy(
    care.indicators.filter(
      ({ typ, klass, riktning, kvalitetsomrade }) =>
        typ === "antal" && klass !== "granskning" && riktning === "hog" && kvalitetsomrade !== null,
    ),
    ({ kvalitetsomrade }) => kvalitetsomrade!,
  );
  const inOperation = care.quarters.filter((value) => value.namnare > 0 && units.has(value.objekt_id));
  const inArea = groupBy(
    inOperation,
    (value) => `${units.get(value.objekt_id)!.verksamhetsomrade}|${value.indikator_id}`,
  );
  const underLaw = groupBy(inOperation, (value) => `${units.get(value.objekt_id)!.lagrum}|${value.indikator_id}`);
  const everywhere = groupBy(inOperation, (value) => value.indikator_id);
  const sums = (own: readonly CareValue[], indicator: CareIndicator, from: number, to: number): Sums => {
    const inside = own
      .filter(({ ordning }) => ordning >= from && ordning <= to)
      .map((value) => counts(indicator, value));
    return {
      taljare: inside.reduce((sum, { taljare }) => sum + taljare, 0),
      namnare: inside.reduce((sum, { namnare }) => sum + namnare, 0),
      kvartal: inside.length,
    };
  };

  return (remedy) => {
    const unit = units.get(remedy.enhet_id);
    // An enhet that has closed has no afterwards.
    if (!unit) return [];
    const nothing = { remedy, before: null, after: null, others: null, effect: null };
    if (care.ordning - remedy.verifierad < leastAfter) return [{ ...nothing, indicator: null }];
    return (indicators.get(remedy.kvalitetsomrade) ?? []).map((indicator): Comparison => {
      const figuresOf = (values: readonly CareValue[] = []) =>
        [...groupBy(values, ({ objekt_id }) => objekt_id)].map(([enhet_id, own]) => ({
          enhet_id,
          before: sums(own, indicator, remedy.upptackt - quartersBefore, remedy.upptackt - 1),
          after: sums(own, indicator, remedy.verifierad + 1, care.ordning),
        }));
      // Only those that were there both before and after can tell what else happened.
      const stayed = (figures: ReturnType<typeof figuresOf>) =>
        figures.filter(({ before, after }) => before.namnare > 0 && after.namnare > 0);
      const figures = figuresOf(inArea.get(`${unit.verksamhetsomrade}|${indicator.indikator_id}`));
      // Too few of a kind: what happened to all under the same law, or to all, says how the time was. That levels differ
      // is in the prior.
      const wider = [
        () => figuresOf(underLaw.get(`${unit.lagrum}|${indicator.indikator_id}`)),
        () => figuresOf(everywhere.get(indicator.indikator_id)),
      ];
      let both = stayed(figures);
      for (const group of wider) if (both.length <= peers) both = stayed(group());
      const own = figures.find(({ enhet_id }) => enhet_id === remedy.enhet_id);
      const place = both.findIndex(({ enhet_id }) => enhet_id === remedy.enhet_id);
      if (!own || place < 0 || own.after.kvartal < leastAfter || both.length <= peers)
        return { ...nothing, indicator, before: own?.before ?? null, after: own?.after ?? null };
      const reference = peerReferences(
        both.map(({ before }) => before),
        "antal",
        { minSpread },
      )[place]!;
      const afterwards = both.filter((_, i) => i !== place).map(({ after }) => after);
      const level =
        Math.max(
          0.5,
          afterwards.reduce((sum, { taljare }) => sum + taljare, 0),
        ) / afterwards.reduce((sum, { namnare }) => sum + namnare, 0);
      const effect = remedyEffect(
        { count: own.before.taljare, expected: own.before.namnare * reference.level },
        { count: own.after.taljare, expected: own.after.namnare * level },
        reference,
        confidence,
      );
      return { remedy, indicator, before: own.before, after: own.after, others: level / reference.level, effect };
    });
  };
}
