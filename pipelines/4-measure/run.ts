import { type Indicator, OBJECT_COLUMNS } from "../../src/metadata/indicator.ts";
import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { type AtHand, allIndicators, missingFor } from "./indicators.ts";
import { describeIndicators } from "./metadataTable.ts";

export interface MeasureOptions {
  readonly onIndicator?: (id: string) => void;
  /** Rolling sums up to every complete quarter, or only up to the latest one: all that a judgement needs, and much less work. */
  readonly rolling?: "all" | "latest";
}

/**
 * Fills `resultat.indikatorvarden`, `resultat.indikatorer` and `resultat.underlagsmarken`: every indicator whose sources exist, per object
 * and quarter; for enheter also the sums of utförare and verksamhetsområde; and for all of them rolling four complete quarters.
 */
export async function runMeasure(
  warehouse: Warehouse,
  { onIndicator, rolling = "all" }: MeasureOptions = {},
): Promise<void> {
  const indicators = allIndicators();
  const atHand = await whatIsAtHand(warehouse);
  await describeIndicators(warehouse, indicators, atHand);
  await warehouse.run(`
    create or replace temp table matt (
      objekt_typ varchar, objekt_id varchar, indikator_id varchar, kvartal varchar, taljare double, namnare double
    );
    create or replace temp table marken (
      objekt_typ varchar, objekt_id varchar, indikator_id varchar, kvartal varchar, marke varchar, varde double
    )`);
  for (const indicator of indicators) {
    if (missingFor(indicator, atHand).length > 0) continue;
    onIndicator?.(indicator.metadata.id);
    await measure(warehouse, indicator);
  }
  await proveOneValueEach(warehouse);
  await publish(warehouse, rolling);
  await publishMarks(warehouse);
  await warehouse.run("drop table temp.matt; drop table temp.marken");
}

async function whatIsAtHand(warehouse: Warehouse): Promise<AtHand> {
  const { kallor, egen } = await warehouse.row<{ kallor: string[]; egen: string | null }>(
    "select getvariable('kallor') as kallor, egen_kommun() as egen",
  );
  return { kallor: new Set(kallor), installningar: new Set(egen === null ? [] : ["kommunkod"]) };
}

async function measure(warehouse: Warehouse, { metadata, matt, marken }: Indicator): Promise<void> {
  const object = OBJECT_COLUMNS[metadata.objekt];
  const who = `${literal(metadata.objekt)}, ${object}, ${literal(metadata.id)}, kvartal`;
  await warehouse.run(`
    insert into temp.matt select ${who}, taljare::double, namnare::double from (${matt}) where namnare > 0`);
  if (marken) await warehouse.run(`insert into temp.marken select ${who}, marke, varde::double from (${marken})`);
}

/** A quarter with two values would be counted twice in every sum; that is a fault of ours, so it stops the run. */
async function proveOneValueEach(warehouse: Warehouse): Promise<void> {
  const twice = await warehouse.rows<{ indikator_id: string; n: number }>(`
    select indikator_id, count(*) as n
    from (select indikator_id from temp.matt group by objekt_typ, objekt_id, indikator_id, kvartal having count(*) > 1)
    group by indikator_id order by indikator_id`);
  for (const { indikator_id, n } of twice)
    throw new Error(`indicator ${indikator_id} gives ${n} objects more than one value for one quarter`);
}

/** One statement for all indicators: objects × (quarter, rolling four). Other objects than enheter come as they are. `fsum`, because sums of doubles must not depend on threads. */
const publish = (warehouse: Warehouse, rolling: "all" | "latest"): Promise<void> =>
  warehouse.run(`
    delete from resultat.indikatorvarden;
    insert into resultat.indikatorvarden
    with kvartalsvis as (
      select matt.*, kvartal.ordning from temp.matt as matt join modell.kvartal as kvartal using (kvartal)
    ),
    enheter as (
      select varden.* exclude (objekt_typ, objekt_id), hor.enhet_id, hor.utforare_id, hor.verksamhetsomrade
      from kvartalsvis as varden
      join modell.enhet_kvartal as hor on hor.enhet_id = varden.objekt_id and hor.kvartal = varden.kvartal
      where varden.objekt_typ = 'enhet'
    ),
    objekt as (
      select 'enhet' as objekt_typ, enhet_id as objekt_id, enhet_id, indikator_id, ordning, kvartal, taljare, namnare from enheter
      union all
      select 'utforare', utforare_id, null, indikator_id, ordning, kvartal, fsum(taljare order by enhet_id), fsum(namnare order by enhet_id) from enheter
      group by utforare_id, indikator_id, ordning, kvartal
      union all
      select 'verksamhetsomrade', verksamhetsomrade, null, indikator_id, ordning, kvartal, fsum(taljare order by enhet_id), fsum(namnare order by enhet_id) from enheter
      group by verksamhetsomrade, indikator_id, ordning, kvartal
      union all
      select objekt_typ, objekt_id, null, indikator_id, ordning, kvartal, taljare, namnare from kvartalsvis where objekt_typ <> 'enhet'
    ),
    perioder as (
      select objekt_typ, objekt_id, enhet_id, indikator_id, 'kvartal' as periodtyp, kvartal as period, taljare, namnare from objekt
      union all
      select objekt.objekt_typ, objekt.objekt_id, objekt.enhet_id, objekt.indikator_id, 'rullande4', slut.kvartal, fsum(taljare order by objekt.ordning), fsum(namnare order by objekt.ordning)
      from objekt
      join modell.kvartal as slut on objekt.ordning between slut.ordning - 3 and slut.ordning
      where slut.fullstandigt and slut.ordning >= 4
        ${rolling === "latest" ? "and slut.ordning = (select max(ordning) from modell.kvartal where fullstandigt)" : ""}
      group by objekt.objekt_typ, objekt.objekt_id, objekt.enhet_id, objekt.indikator_id, slut.kvartal
    )
    select objekt_typ, objekt_id, enhet_id, indikator_id, periodtyp, period, taljare, namnare, skala * taljare / namnare
    from perioder join resultat.indikatorer as indikatorer using (indikator_id)
    order by indikator_id, objekt_typ, objekt_id, periodtyp, period`);

const publishMarks = (warehouse: Warehouse): Promise<void> =>
  warehouse.run(`
    delete from resultat.underlagsmarken;
    insert into resultat.underlagsmarken
    select marken.objekt_typ, marken.objekt_id, case when marken.objekt_typ = 'enhet' then marken.objekt_id end, marken.indikator_id,
      marken.kvartal, marken.marke, marken.varde
    from temp.marken as marken
    semi join resultat.indikatorvarden as varden on varden.objekt_typ = marken.objekt_typ and varden.objekt_id = marken.objekt_id
      and varden.indikator_id = marken.indikator_id and varden.periodtyp = 'kvartal' and varden.period = marken.kvartal
    order by marken.indikator_id, marken.objekt_typ, marken.objekt_id, marken.kvartal, marken.marke`);
