import { NO_SEASON, type Season, season } from "../../src/trend/season.ts";
import { type Care, counts, groupBy } from "./care.ts";

/** Quarter of the year, 1–4, of a quarter by its place in time. */
export const quarterOfYear = (care: Care, ordning: number): number => {
  const name = care.kvartalNamn.get(ordning);
  if (!name) throw new Error(`no quarter has place ${ordning}`);
  return Number(name.at(-1));
};

/** The season of each indicator in each verksamhetsområde, by `verksamhetsomrade|indikator_id`; none where none is shown. */
export type Seasons = ReadonlyMap<string, Season>;

export const seasonOf = (seasons: Seasons, verksamhetsomrade: string, indikator_id: string): Season =>
  seasons.get(`${verksamhetsomrade}|${indikator_id}`) ?? NO_SEASON;

/**
 * Seasons are estimated once, over whole verksamhetsområden, and shared by their enheter: only there are the counts large
 * enough. Shares have none: a share of those who answer or are visited does not grow with the summer.
 */
export function areaSeasons(care: Care, from: number): Seasons {
  const indicators = new Map(care.indicators.map((indicator) => [indicator.indikator_id, indicator]));
  const series = groupBy(
    care.areaQuarters.filter(
      (value) => value.ordning >= from && value.namnare > 0 && indicators.get(value.indikator_id)?.typ === "antal",
    ),
    (value) => `${value.objekt_id}|${value.indikator_id}`,
  );
  return new Map(
    [...series].map(([key, values]) => {
      const figures = values.map((value) => counts(indicators.get(value.indikator_id)!, value));
      // A quarter without operation keeps its place in time through the quarters around it.
      const first = values[0]!.ordning;
      const places = Array.from({ length: values.at(-1)!.ordning - first + 1 }, (_, i) => first + i);
      const byPlace = new Map(values.map((value, i) => [value.ordning, figures[i]!]));
      return [
        key,
        season(
          places.map((place) => byPlace.get(place)?.taljare ?? 0),
          places.map((place) => byPlace.get(place)?.namnare ?? 0),
          places.map((place) => quarterOfYear(care, place)),
        ),
      ];
    }),
  );
}
