import type { Indicator } from "../../src/metadata/indicator.ts";
import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { allIndicators, missingSources } from "./indicators.ts";
import { describeIndicators } from "./metadataTable.ts";

/**
 * Fills `resultat.indikatorvarden` and `resultat.indikatorer`: every indicator whose sources exist, per enhet and quarter,
 * and from that the sums of utförare and verksamhetsområde and of rolling four complete quarters.
 */
export async function runMeasure(warehouse: Warehouse, onIndicator?: (id: string) => void): Promise<void> {
  const indicators = allIndicators();
  const { kallor } = await warehouse.row<{ kallor: string[] }>("select getvariable('kallor') as kallor");
  const delivered = new Set(kallor);
  await describeIndicators(warehouse, indicators, delivered);
  await warehouse.run(`
    create or replace temp table matt_enhet (
      indikator_id varchar, enhet_id varchar, kvartal varchar, taljare double, namnare double
    )`);
  for (const indicator of indicators) {
    if (missingSources(indicator, delivered).length > 0) continue;
    onIndicator?.(indicator.metadata.id);
    await measure(warehouse, indicator);
  }
  await publish(warehouse);
  await warehouse.run("drop table temp.matt_enhet");
}

async function measure(warehouse: Warehouse, { metadata, matt }: Indicator): Promise<void> {
  await warehouse.run(`
    insert into temp.matt_enhet
    select ${literal(metadata.id)}, enhet_id, kvartal, taljare::double, namnare::double
    from (${matt}) where namnare > 0`);
  const { n } = await warehouse.row<{ n: number }>(`
    select count(*) as n from (
      select enhet_id from temp.matt_enhet where indikator_id = ${literal(metadata.id)} group by enhet_id, kvartal having count(*) > 1
    )`);
  if (n > 0) throw new Error(`indicator ${metadata.id} gives ${n} enheter more than one row for one quarter`);
}

/** One statement for all indicators: objects × (quarter, rolling four). `fsum`, because sums of doubles must not depend on threads. */
const publish = (warehouse: Warehouse): Promise<void> =>
  warehouse.run(`
    delete from resultat.indikatorvarden;
    insert into resultat.indikatorvarden
    with kvartalsvis as (
      select matt.*, kvartal.ordning, hor.utforare_id, hor.verksamhetsomrade
      from temp.matt_enhet as matt
      join modell.kvartal as kvartal using (kvartal)
      join modell.enhet_kvartal as hor using (enhet_id, kvartal)
    ),
    objekt as (
      select 'enhet' as objekt_typ, enhet_id as objekt_id, enhet_id, indikator_id, ordning, kvartal, taljare, namnare from kvartalsvis
      union all
      select 'utforare', utforare_id, null, indikator_id, ordning, kvartal, fsum(taljare order by enhet_id), fsum(namnare order by enhet_id) from kvartalsvis
      group by utforare_id, indikator_id, ordning, kvartal
      union all
      select 'verksamhetsomrade', verksamhetsomrade, null, indikator_id, ordning, kvartal, fsum(taljare order by enhet_id), fsum(namnare order by enhet_id) from kvartalsvis
      group by verksamhetsomrade, indikator_id, ordning, kvartal
    ),
    perioder as (
      select objekt_typ, objekt_id, enhet_id, indikator_id, 'kvartal' as periodtyp, kvartal as period, taljare, namnare from objekt
      union all
      select objekt.objekt_typ, objekt.objekt_id, objekt.enhet_id, objekt.indikator_id, 'rullande4', slut.kvartal, fsum(taljare order by objekt.ordning), fsum(namnare order by objekt.ordning)
      from objekt
      join modell.kvartal as slut on objekt.ordning between slut.ordning - 3 and slut.ordning
      where slut.fullstandigt and slut.ordning >= 4
      group by objekt.objekt_typ, objekt.objekt_id, objekt.enhet_id, objekt.indikator_id, slut.kvartal
    )
    select objekt_typ, objekt_id, enhet_id, indikator_id, periodtyp, period, taljare, namnare, skala * taljare / namnare
    from perioder join resultat.indikatorer as indikatorer using (indikator_id)
    order by indikator_id, objekt_typ, objekt_id, periodtyp, period`);
