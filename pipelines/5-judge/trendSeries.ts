import type { TrendInput } from "../../src/trend/series.ts";
import { type Care, type CareIndicator, type CareValue, counts, groupBy, type ProviderValue } from "./care.ts";
import { quarterOfYear, type Seasons, seasonOf } from "./seasons.ts";

/** One series of complete quarters without gaps, from its first quarter with exposure to the latest complete quarter. */
export type TrendSeries = {
  readonly objekt_typ: "enhet" | "utforare" | "verksamhetsomrade";
  readonly objekt_id: string;
  readonly enhet_id: string | null;
  /** null where an utförare works in several */
  readonly verksamhetsomrade: string | null;
  readonly indicator: CareIndicator;
  readonly first: number;
  readonly input: TrendInput;
  /** `delad`: that of its verksamhetsområde; `egen`: estimated from the series itself; null where none is shown */
  readonly sasong: "delad" | "egen" | null;
};

type Figures = { readonly taljare: number; readonly namnare: number };

/** Every series that is long enough to ask: of enheter, of utförare with several of them, and of verksamhetsområden. */
export function trendSeries(care: Care, seasons: Seasons, from: number, least: number): TrendSeries[] {
  const indicators = new Map(care.indicators.map((indicator) => [indicator.indikator_id, indicator]));
  const units = new Map(care.units.map((unit) => [unit.enhet_id, unit]));
  const usable = <T extends CareValue>(values: readonly T[]) =>
    [
      ...groupBy(
        values.filter((value) => value.ordning >= from && value.namnare > 0 && indicators.has(value.indikator_id)),
        (value) => `${value.indikator_id}|${value.objekt_id}`,
      ).values(),
    ].filter((series) => new Set(series.map(({ ordning }) => ordning)).size >= least);

  const ofUnit = (values: readonly CareValue[]): TrendSeries => {
    const { objekt_id, indikator_id } = values[0]!;
    const { verksamhetsomrade } = units.get(objekt_id)!;
    const known = seasonOf(seasons, verksamhetsomrade, indikator_id);
    const series = laid(care, values, indicators.get(indikator_id)!);
    return {
      ...series,
      objekt_typ: "enhet",
      enhet_id: objekt_id,
      verksamhetsomrade,
      input: {
        ...series.input,
        seasons: series.places.map((place) => known.factors[quarterOfYear(care, place) - 1]!),
        steps: (care.mergers.get(objekt_id) ?? []).map((place) => place - series.first),
      },
      sasong: known.weight > 0 ? "delad" : null,
    };
  };

  const ofArea = (values: readonly CareValue[]): TrendSeries => {
    const { objekt_id, indikator_id } = values[0]!;
    const series = laid(care, values, indicators.get(indikator_id)!);
    const own = seasonOf(seasons, objekt_id, indikator_id).weight > 0;
    return {
      ...series,
      objekt_typ: "verksamhetsomrade",
      enhet_id: null,
      verksamhetsomrade: objekt_id,
      input: own
        ? { ...series.input, ownSeason: series.places.map((place) => quarterOfYear(care, place)) }
        : series.input,
      sasong: own ? "egen" : null,
    };
  };

  return [
    ...usable(care.quarters.filter((value) => units.has(value.objekt_id))).map(ofUnit),
    ...usable(standardised(care, seasons, from)).map(
      (values): TrendSeries => ({
        ...laid(care, values, indicators.get(values[0]!.indikator_id)!),
        objekt_typ: "utforare",
        enhet_id: null,
        verksamhetsomrade: onlyArea(values),
        sasong: values.some(({ season }) => season) ? "delad" : null,
      }),
    ),
    ...usable(care.areaQuarters).map(ofArea),
  ];
}

function laid(care: Care, values: readonly CareValue[], indicator: CareIndicator) {
  const first = values[0]!.ordning;
  const byPlace = new Map<number, Figures>(values.map((value) => [value.ordning, counts(indicator, value)]));
  const places = Array.from({ length: care.ordning - first + 1 }, (_, i) => first + i);
  return {
    objekt_id: values[0]!.objekt_id,
    indicator,
    first,
    places,
    input: {
      counts: places.map((place) => byPlace.get(place)?.taljare ?? 0),
      exposures: places.map((place) => byPlace.get(place)?.namnare ?? 0),
    },
  };
}

/**
 * An utförare that takes over a boende beside its hemtjänst gets more falls per day, and that is no trend. So its exposure
 * is what the whole kommun's rate in each of its verksamhetsområden would give, season included (indirect standardisation).
 * Counts only. An utförare with one enhet is that enhet's series, and is not asked twice.
 */
function standardised(care: Care, seasons: Seasons, from: number) {
  const indicators = new Map(care.indicators.map((indicator) => [indicator.indikator_id, indicator]));
  const recent = care.areaQuarters.filter((value) => value.ordning >= from);
  const rates = new Map(
    [...groupBy(recent, (value) => `${value.objekt_id}|${value.indikator_id}`)].map(([key, values]) => [
      key,
      total(values, "taljare") / total(values, "namnare"),
    ]),
  );
  const several = new Set(
    [...groupBy(care.units, ({ utforare_id }) => utforare_id)].flatMap(([id, own]) => (own.length > 1 ? [id] : [])),
  );
  const values = care.providerQuarters.filter(
    (value) =>
      several.has(value.objekt_id) && value.ordning >= from && indicators.get(value.indikator_id)?.typ === "antal",
  );
  return [...groupBy(values, (value) => `${value.indikator_id}|${value.objekt_id}|${value.ordning}`).values()].map(
    (parts) => ({ ...parts[0]!, ...expectedOf(care, seasons, rates, parts) }),
  );
}

function expectedOf(care: Care, seasons: Seasons, rates: ReadonlyMap<string, number>, parts: readonly ProviderValue[]) {
  const expected = parts.map((part) => {
    const { factors, weight } = seasonOf(seasons, part.verksamhetsomrade, part.indikator_id);
    return {
      weight,
      namnare:
        part.namnare *
        (rates.get(`${part.verksamhetsomrade}|${part.indikator_id}`) ?? 0) *
        factors[quarterOfYear(care, part.ordning) - 1]!,
    };
  });
  return {
    taljare: total(parts, "taljare"),
    namnare: expected.reduce((sum, { namnare }) => sum + namnare, 0),
    verksamhetsomrade: parts.length === 1 ? parts[0]!.verksamhetsomrade : null,
    season: expected.some(({ weight }) => weight > 0),
  };
}

/** The one verksamhetsområde of all its quarters, if it is one. */
function onlyArea(values: readonly { verksamhetsomrade: string | null }[]): string | null {
  const areas = new Set(values.map(({ verksamhetsomrade }) => verksamhetsomrade));
  return areas.size === 1 ? [...areas][0]! : null;
}

const total = (values: readonly Figures[], of: "taljare" | "namnare"): number =>
  values.reduce((sum, value) => sum + value[of], 0);
