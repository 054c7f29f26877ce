import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { type Thresholds, threshold } from "../thresholds.ts";

/** A day in the past from which the score looks ahead. */
export type Origin = {
  /** the latest quarter that was complete then */
  readonly kvartal: string;
  /** as-of then: as long after the quarter as today's as-of is after its own, so that as much is registered */
  readonly perDatum: string;
  /** outcomes after `perDatum` up to and including this day belong to it */
  readonly till: string;
};

const YEAR_IN_QUARTERS = 4;

/** Oldest first. Each has at least the declared history before it and a full year of outcomes after it. */
export async function originsOf(warehouse: Warehouse, thresholds: Thresholds): Promise<Origin[]> {
  const history = threshold(thresholds, "utfall_minst_historik");
  const step = threshold(thresholds, "utfall_steg");
  const most = threshold(thresholds, "utfall_antal");
  const found = await warehouse.rows<Origin>(`
    with hela as (select * from modell.kvartal where fullstandigt),
    sista as (select max(ordning) as ordning, datediff('day', max(sista_dag), per_datum()) as efter from hela),
    dagar as (
      select hela.kvartal, hela.ordning, (hela.sista_dag + sista.efter::integer)::date as per_datum
      from hela cross join sista
      where hela.ordning >= ${history} and hela.ordning <= sista.ordning - ${YEAR_IN_QUARTERS}
        and (sista.ordning - ${YEAR_IN_QUARTERS} - hela.ordning) % ${step} = 0
    )
    select kvartal, per_datum::varchar as "perDatum", (per_datum + interval 1 year)::date::varchar as till
    from dagar order by ordning desc limit ${most}`);
  return found.reverse();
}
