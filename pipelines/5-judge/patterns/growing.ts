import { growthAtSeveral, themeOfGrowth } from "../../../src/messages/patterns.ts";
import { benjaminiHochberg } from "../../../src/statistics/benjaminiHochberg.ts";
import { type MemberSeries, type SeriesGroup, type SharedTrend, sharedTrend } from "../../../src/trend/sharedTrend.ts";
import { trendVerdict } from "../../../src/trend/verdict.ts";
import { type CareIndicator, type CareUnit, type CareValue, counts, groupBy } from "../care.ts";
import { quarterOfYear, seasonOf } from "../seasons.ts";
import { threshold, verdictThresholds } from "../thresholds.ts";
import { trendsFrom } from "../trends.ts";
import { areaNames, indicatorNames } from "./names.ts";
import type { Pattern, PatternInput, PatternKind } from "./pattern.ts";

type Cell = {
  readonly indicator: CareIndicator;
  readonly verksamhetsomrade: string;
  readonly groups: readonly SeriesGroup[];
};
type Tested = Cell & { readonly trend: SharedTrend };

/** The same thing grows at several utförare of a verksamhetsområde at once: a cause that they may share. */
export const growing: PatternKind = {
  typ: "vaxer_hos_flera",
  namn: "Samma sak ökar hos flera utförare",
  korn: "verksamhetsomrade",
  fraga:
    "Vilket slags händelse ökar hos minst tre utförare i ett verksamhetsområde, också när de två som ökar mest räknas bort?",
  provning:
    "Varje enhet jämförs med sig själv över tolv kvartal, med verksamhetsområdets säsong bortdragen. Utförarnas p-värden vägs ihop så att de två starkaste inte får räknas (Benjamini och Heller 2008).",
  andamal: ["kvalitetsuppfoljning", "tema", "riktad", "fordjupad"],
  krav: ["HU-18", "HU-25", "NA-61", "NO-37", "F-6"],

  async find(input) {
    const { care, thresholds, dispersion, warehouse } = input;
    const least = threshold(thresholds, "monster_minst_utforare");
    const tested = cells(input).flatMap((cell): Tested[] => {
      const trend = sharedTrend(cell.groups, least, {
        confidence: threshold(thresholds, "trend_konfidens"),
        prior: dispersion,
      });
      return trend?.p == null ? [] : [{ ...cell, trend }];
    });
    const q = benjaminiHochberg(tested.map(({ trend }) => trend.p));
    const names = { matt: await indicatorNames(warehouse), omrade: await areaNames(warehouse) };
    const units = new Map(care.units.map((unit) => [unit.enhet_id, unit]));
    return {
      provade: tested.length,
      patterns: tested.flatMap((cell, index) => described(input, cell, q[index]!, least, names, units)),
    };
  },
};

/** Kinds of events in each verksamhetsområde that enough utförare have had enough of to be asked about. */
function cells({ care, seasons, thresholds }: PatternInput): Cell[] {
  const from = trendsFrom(care, thresholds);
  const least = threshold(thresholds, "monster_minst_utforare");
  const events = threshold(thresholds, "monster_minst_handelser");
  const quarters = threshold(thresholds, "trend_minst_kvartal");
  const asked = new Map(finest(care.indicators).map((indicator) => [indicator.indikator_id, indicator]));
  const units = new Map(care.units.map((unit) => [unit.enhet_id, unit]));
  const values = care.quarters.filter(
    (value) =>
      value.ordning >= from && value.namnare > 0 && asked.has(value.indikator_id) && units.has(value.objekt_id),
  );
  const series = groupBy(values, (value) => `${value.indikator_id}|${value.objekt_id}`);
  const members = [...series.values()]
    .filter((own) => own.length >= quarters)
    .map((own) => ({ unit: units.get(own[0]!.objekt_id)!, indikator_id: own[0]!.indikator_id, own }));
  return [...groupBy(members, ({ unit, indikator_id }) => `${indikator_id}|${unit.verksamhetsomrade}`).values()]
    .map((cell): Cell => {
      const indicator = asked.get(cell[0]!.indikator_id)!;
      const { verksamhetsomrade } = cell[0]!.unit;
      const { factors } = seasonOf(seasons, verksamhetsomrade, indicator.indikator_id);
      const weight = (ordning: number) => factors[quarterOfYear(care, ordning) - 1]!;
      const groups = [...groupBy(cell, ({ unit }) => unit.utforare_id)].map(([id, own]) => ({
        id,
        members: own.map((member) => memberSeries(member, indicator, from, care.ordning, weight)),
      }));
      return { indicator, verksamhetsomrade, groups: groups.filter((group) => total(group) >= events) };
    })
    .filter(({ groups }) => groups.length >= least);
}

function memberSeries(
  { unit, own }: { readonly unit: CareUnit; readonly own: readonly CareValue[] },
  indicator: CareIndicator,
  from: number,
  to: number,
  weight: (ordning: number) => number,
): MemberSeries {
  const byPlace = new Map(own.map((value) => [value.ordning, counts(indicator, value)]));
  const places = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return {
    id: unit.enhet_id,
    counts: places.map((place) => byPlace.get(place)?.taljare ?? 0),
    exposures: places.map((place) => (byPlace.get(place)?.namnare ?? 0) * weight(place)),
  };
}

const total = ({ members }: SeriesGroup): number =>
  members.reduce((sum, member) => sum + member.counts.reduce((s, count) => s + count, 0), 0);

/**
 * The finest that a source tells: what grows as a kategori grows in its kvalitetsområde too, and would be told twice. A
 * kvalitetsområde stands for a source that tells no kategori (klagomål), totals and findings are not kinds of events.
 */
function finest(indicators: readonly CareIndicator[]): CareIndicator[] {
  const events = indicators.filter(
    ({ typ, riktning, klass, kvalitetsomrade }) =>
      typ === "antal" && riktning === "hog" && klass !== "granskning" && kvalitetsomrade !== null,
  );
  const ofArea = ({ indikator_id, kvalitetsomrade }: CareIndicator) => indikator_id.endsWith(`-${kvalitetsomrade}`);
  const prefix = ({ indikator_id }: CareIndicator) => indikator_id.split("-")[0]!;
  const withKategori = new Set(events.filter((indicator) => !ofArea(indicator)).map(prefix));
  return events.filter((indicator) => !ofArea(indicator) || !withKategori.has(prefix(indicator)));
}

function described(
  { care, thresholds }: PatternInput,
  { indicator, verksamhetsomrade, groups, trend }: Tested,
  q: number,
  least: number,
  names: { readonly matt: ReadonlyMap<string, string>; readonly omrade: ReadonlyMap<string, string> },
  units: ReadonlyMap<string, CareUnit>,
): Pattern[] {
  const utfall = trendVerdict(
    { q, rr: trend.rr, rrLag: trend.rrLag, rrHog: trend.rrHog, styrkaRr2: null },
    verdictThresholds(thresholds),
  );
  if (utfall !== "tydlig_okning" && utfall !== "mojlig_okning") return [];
  const alone = threshold(thresholds, "monster_eget_p");
  const order = [...trend.groups].sort((a, b) => a.p - b.p || (a.id < b.id ? -1 : 1));
  const rising = order.filter((group, place) => place < least || group.p < alone);
  const matt = names.matt.get(indicator.indikator_id) ?? indicator.indikator_id;
  const verksamhet = names.omrade.get(verksamhetsomrade) ?? verksamhetsomrade;
  return [
    {
      nyckel: [indicator.indikator_id, verksamhetsomrade],
      verksamhetsomrade,
      indikator_id: indicator.indikator_id,
      krav_ids: [],
      // Of an utförare with several enheter, those that rise: at least its most rising one.
      enheter: rising
        .flatMap(({ members }) => {
          const steepest = Math.min(...members.map(({ p }) => p));
          return members.filter(({ p }) => p < alone || p === steepest).map(({ id }) => id);
        })
        .filter((id) => units.has(id))
        .sort(),
      utforare: rising.map(({ id }) => id).sort(),
      utfall,
      n: trend.handelser,
      rr: trend.rr,
      rr_lag: trend.rrLag,
      rr_hog: trend.rrHog,
      p: trend.p,
      q,
      forklaring: growthAtSeveral({
        matt,
        verksamhet,
        vaxande: rising.length,
        utforare: groups.length,
        rr: trend.rr,
        rrLag: trend.rrLag,
        rrHog: trend.rrHog,
        kvartal: care.ordning - trendsFrom(care, thresholds) + 1,
        handelser: trend.handelser,
        minst: least,
        q,
      }),
      forslag: themeOfGrowth(matt, verksamhet),
    },
  ];
}
