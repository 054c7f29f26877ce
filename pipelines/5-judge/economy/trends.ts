import { benjaminiHochberg } from "../../../src/statistics/benjaminiHochberg.ts";
import { levelTrend } from "../../../src/trend/levelTrend.ts";
import { trendVerdict, type VerdictThresholds } from "../../../src/trend/verdict.ts";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { groupBy } from "../care.ts";
import { type Thresholds, threshold, verdictThresholds } from "../thresholds.ts";

interface Quarter {
  utforare_id: string;
  kvartal: string;
  /** share of all that is invoiced */
  kronor: number | null;
  timmar: number;
  brukare: number;
  pris: number | null;
}

/** What is followed per utförare. Kronor and price stand against all utförares', so that a yearly raise for everybody is no development. */
const measures = {
  kronor: (quarter: Quarter) => quarter.kronor,
  timmar: (quarter: Quarter) => quarter.timmar,
  brukare: (quarter: Quarter) => quarter.brukare,
  pris: (quarter: Quarter) => quarter.pris,
} as const;

/**
 * Volumes and prices over the whole quarters, one screen for all utförare and measures (BH): `resultat.ekonomitrender`. Hours
 * per day, so that the length of a quarter is no development.
 */
export async function judgeEconomyTrends(warehouse: Warehouse, thresholds: Thresholds): Promise<void> {
  await warehouse.run("delete from resultat.ekonomitrender");
  const quarters = await warehouse.rows<Quarter>(`
    with kvartal as (
      select utforare_id, kvartal_av(strptime(manad || '-01', '%Y-%m-%d')) as kvartal, sum(belopp_kr) as belopp_kr, sum(tid_kr) as tid_kr, sum(minuter) as minuter, sum(brukare) as brukare,
        sum(dagar) as dagar
      from resultat.ekonomimanader group by utforare_id, kvartal having count(*) = 3
    ),
    alla as (
      select kvartal, sum(belopp_kr) as belopp_kr, sum(tid_kr) filter (tid_kr > 0 and minuter > 0) as tid_kr,
        sum(minuter) filter (tid_kr > 0 and minuter > 0) as minuter
      from kvartal group by kvartal
    )
    select k.utforare_id, k.kvartal, k.belopp_kr::double / nullif(a.belopp_kr::double, 0) as kronor, (k.minuter / 60.0 / k.dagar)::double as timmar,
      (k.brukare / 3.0)::double as brukare,
      case when k.tid_kr > 0 and k.minuter > 0 then (k.tid_kr::double / k.minuter::double) / (a.tid_kr::double / a.minuter::double) end as pris
    from kvartal k left join alla a using (kvartal)
    order by k.utforare_id, k.kvartal`);
  const least = threshold(thresholds, "trend_minst_kvartal");
  const longest = threshold(thresholds, "trend_kvartal");
  const confidence = threshold(thresholds, "trend_konfidens");
  const tested = [...groupBy(quarters, (quarter) => quarter.utforare_id)].flatMap(([utforare_id, all]) => {
    const series = all.slice(-longest);
    return Object.entries(measures).flatMap(([matt, of]) => {
      const values = series.map(of);
      // who bills per day has no hours: that is no thin series but none at all
      if (values.every((value) => !value)) return [];
      const known = values.every((value) => value !== null) ? (values as number[]) : [];
      return [{ utforare_id, matt, series, values, trend: levelTrend(known, least, confidence) }];
    });
  });
  const q = benjaminiHochberg(tested.map(({ trend }) => trend?.p ?? null));
  const rows = tested.map(({ utforare_id, matt, series, values, trend }, i): Row => {
    const limits: VerdictThresholds = {
      ...verdictThresholds(thresholds),
      tydligRr: threshold(thresholds, matt === "pris" ? "ekonomitrend_prisforandring" : "ekonomitrend_forandring"),
    };
    return {
      utforare_id,
      matt,
      fran_kvartal: series[0]!.kvartal,
      till_kvartal: series.at(-1)!.kvartal,
      n: series.length,
      forst: values[0] ?? null,
      sist: values.at(-1) ?? null,
      kvot: trend?.ratio ?? null,
      kvot_lag: trend?.low ?? null,
      kvot_hog: trend?.high ?? null,
      p: trend?.p ?? null,
      q: q[i] ?? null,
      utfall: trendVerdict(
        {
          q: q[i] ?? null,
          rr: trend?.ratio ?? null,
          rrLag: trend?.low ?? null,
          rrHog: trend?.high ?? null,
          // an interval that a doubling or a halving lies outside would have shown one
          styrkaRr2: trend && trend.low !== null && trend.high !== null && trend.low > 0.5 && trend.high < 2 ? 1 : 0,
        },
        limits,
      ),
    };
  });
  await warehouse.append("resultat.ekonomitrender", rows);
}
