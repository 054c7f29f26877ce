import { reportingDelay } from "../../src/statistics/reportingDelay.ts";
import type { Row, Warehouse } from "../../src/warehouse/warehouse.ts";
import { type Thresholds, threshold } from "./thresholds.ts";

/** How much of what happened in a quarter can be expected to be registered by now. */
export type Registered = {
  readonly kalla: string;
  /** null for all of them together */
  readonly kvalitetsomrade: string | null;
  readonly kvartal: string;
  readonly ordning: number;
  readonly andel_registrerad: number;
  /** events that the estimate rests on */
  readonly n: number;
  /** days until nine in ten are registered */
  readonly dagar_90: number;
};

type Seen = {
  readonly kvalitetsomrade: string | null;
  readonly alder: number;
  readonly drojsmal: number;
  readonly n: number;
};
type Days = { readonly kvartal: string; readonly ordning: number; readonly yngst: number; readonly aldst: number };

/**
 * Avvikelser are registered late, so that the latest quarter always looks better than it was. Their delay is estimated per
 * kvalitetsområde from what is known on the as-of day, few events drawn towards all of them; the share of a quarter is the
 * mean over its days (methods 3.8). One row per kvalitetsområde and quarter in which something may still be
 * missing; none where there are fewer events than one is drawn towards, and then nothing is corrected.
 */
export async function readRegistration(warehouse: Warehouse, thresholds: Thresholds): Promise<Registered[]> {
  const longest = threshold(thresholds, "registrering_langsta_dagar");
  const seen = await warehouse.rows<Seen>(`
    with fonster as (
      select max(ordning) - ${threshold(thresholds, "registrering_fonster_kvartal")} as efter from modell.kvartal
    )
    select kvalitetsomrade, datediff('day', handelsedatum, per_datum())::integer as alder,
      datediff('day', handelsedatum, registrerad_datum)::integer as drojsmal, count(distinct avvikelse_id)::integer as n
    from modell.avvikelser join modell.kvartal as kvartal using (kvartal) cross join fonster
    where kvartal.ordning > fonster.efter and handelsedatum <= per_datum()
    group by grouping sets ((kvalitetsomrade, alder, drojsmal), (alder, drojsmal))
    having grouping(kvalitetsomrade) = 1 or kvalitetsomrade is not null
    order by kvalitetsomrade nulls first, alder, drojsmal`);
  const quarters = await warehouse.rows<Days>(`
    select kvartal, ordning, greatest(0, datediff('day', sista_dag, per_datum()))::integer as yngst,
      datediff('day', forsta_dag, per_datum())::integer as aldst
    from modell.kvartal where datediff('day', sista_dag, per_datum()) <= ${longest} order by ordning`);
  return registrationOf(seen, quarters, { longest, weight: threshold(thresholds, "registrering_tyngd") });
}

/** From the counts alone. */
export function registrationOf(
  seen: readonly Seen[],
  quarters: readonly Days[],
  { longest, weight }: { readonly longest: number; readonly weight: number },
): Registered[] {
  const groups = new Map<string | null, Seen[]>();
  for (const row of seen) {
    const group = groups.get(row.kvalitetsomrade);
    if (group) group.push(row);
    else groups.set(row.kvalitetsomrade, [row]);
  }
  const all = groups.get(null);
  if (!all || total(all) < weight) return [];
  const towards = reportingDelay(columns(all), longest);
  return [...groups].flatMap(([kvalitetsomrade, rows]) => {
    const share = kvalitetsomrade === null ? towards : reportingDelay(columns(rows), longest, { towards, weight });
    const n = total(rows);
    const dagar_90 = share.findIndex((value) => value >= 0.9);
    return quarters.map(({ kvartal, ordning, yngst, aldst }) => {
      let sum = 0;
      for (let age = yngst; age <= aldst; age++) sum += share[Math.min(age, longest)]!;
      return {
        kalla: "avvikelser",
        kvalitetsomrade,
        kvartal,
        ordning,
        andel_registrerad: sum / (aldst - yngst + 1),
        n,
        dagar_90,
      };
    });
  });
}

const total = (rows: readonly Seen[]): number => rows.reduce((sum, row) => sum + row.n, 0);

const columns = (rows: readonly Seen[]) => ({
  ages: rows.map(({ alder }) => alder),
  delays: rows.map(({ drojsmal }) => drojsmal),
  counts: rows.map(({ n }) => n),
});

/** For `resultat.registreringsfordrojning`. */
export const registrationRows = (registered: readonly Registered[]): Row[] =>
  registered.map(({ ordning: _, ...row }) => row);
