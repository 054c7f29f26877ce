import { warningLevel } from "../../../src/invoices/warningLevel.ts";
import { type WarningSign, warningSign } from "../../../src/metadata/warningSign.ts";
import { literal, textList } from "../../../src/warehouse/quote.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { sqlFiles } from "../../common/repository.ts";
import { type Thresholds, threshold } from "../thresholds.ts";

/** Every sign of obestånd, in the order in which a list shows them. */
export const warningSigns = (): WarningSign[] =>
  sqlFiles("pipelines/5-judge/economy/signs")
    .map(warningSign)
    .sort((a, b) => a.ordning - b.ordning || (a.tecken < b.tecken ? -1 : 1));

/**
 * Asks for every sign at every private utförare, and writes `obestandsregler`, `obestandstecken` and `obestandslage`. A row of a sign
 * says found or not; an utförare without a row was not tried, and that is kept as well.
 */
export async function judgeSigns(warehouse: Warehouse, thresholds: Thresholds): Promise<void> {
  await warehouse.run(
    "delete from resultat.obestandsregler; delete from resultat.obestandstecken; delete from resultat.obestandslage",
  );
  for (const sign of warningSigns()) {
    const { tillamplig } = await warehouse.row<{ tillamplig: boolean }>(
      `select bool_and(har_kalla(kalla)) as tillamplig from (select unnest(${textList(sign.kallor)}) as kalla)`,
    );
    if (tillamplig)
      await warehouse.run(`insert into resultat.obestandstecken
        select id_av('T', concat_ws('|', ${literal(sign.tecken)}, t.utforare_id, t.datum)), t.utforare_id, ${literal(sign.tecken)}, t.finns,
          t.finns and t.tungt, t.datum, case when t.finns then t.forklaring end, t.kalla, l.fil, t.fil_rad
        from (${sign.sql}) t
        semi join (from ekonomi_utforare where driftsform = 'privat') u using (utforare_id)
        left join resultat.laddningar l on l.fil_nr = t.fil_nr
        where t.finns is not null`);
    await warehouse.run(`insert into resultat.obestandsregler
      select ${literal(sign.tecken)}, ${sign.ordning}, ${literal(sign.namn)}, ${textList(sign.kallor)}::varchar[], ${textList(sign.krav)}::varchar[],
        ${literal(sign.oskyldig_forklaring)}, ${literal(sign.fraga)}, ${literal(sign.kalla)}, ${textList(Object.keys(sign.trosklar))}::varchar[],
        ${tillamplig}, count(*), count(*) filter (finns)
      from resultat.obestandstecken where tecken = ${literal(sign.tecken)}`);
  }
  await warehouse.run(
    "create or replace table resultat.obestandstecken as from resultat.obestandstecken order by utforare_id, tecken",
  );
  const counted = await warehouse.rows<{
    utforare_id: string;
    antal: number;
    tunga: number;
    aktuella: number;
    provade: string[];
    ej_provade: string[];
  }>(`
    select u.utforare_id,
      count(*) filter (t.finns)::integer as antal, count(*) filter (t.tungt)::integer as tunga,
      (select count(*) from resultat.ekonomikontroller k where k.utforare_id = u.utforare_id and k.lage in ('aktuell', 'snart'))::integer as aktuella,
      coalesce(list(r.tecken order by r.ordning) filter (t.finns is not null), []) as provade,
      coalesce(list(r.tecken order by r.ordning) filter (t.finns is null), []) as ej_provade
    from ekonomi_utforare u
    cross join resultat.obestandsregler r
    left join resultat.obestandstecken t on t.utforare_id = u.utforare_id and t.tecken = r.tecken
    where u.driftsform = 'privat'
    group by u.utforare_id order by u.utforare_id`);
  const limits = {
    several: threshold(thresholds, "obestand_flera"),
    serious: threshold(thresholds, "obestand_allvarligt"),
  };
  await warehouse.append(
    "resultat.obestandslage",
    counted.map(({ aktuella, ...row }) => ({
      ...row,
      niva: warningLevel({ kinds: row.antal, heavy: row.tunga, current: aktuella }, limits),
    })),
  );
}
