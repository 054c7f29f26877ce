import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { sqlFiles } from "../../common/repository.ts";
import { readAnswers } from "./answers.ts";
import { countOnce } from "./countOnce.ts";

/**
 * What comes after the rules: each krona counted once, months in a row, the answers that came back and what they teach, and how each
 * utförare's findings stand to those of others. Fills the later columns of `resultat.fakturafynd` and `resultat.fakturaregler`,
 * and writes `resultat.fakturaregel_utforare` and `resultat.fyndsvar`.
 */
export async function followFindings(warehouse: Warehouse): Promise<void> {
  const sql = new Map(sqlFiles("pipelines/5-judge/findings").map(({ name, body }) => [name, body]));
  await countOnce(warehouse);
  await warehouse.run(`update resultat.fakturafynd f set manader_i_rad = m.manader_i_rad
    from (${sql.get("manader")}) m where m.fynd_id = f.fynd_id`);
  await readAnswers(warehouse);
  await warehouse.run(`update resultat.fakturaregler r set unik_kr = coalesce(f.unik_kr, 0)
    from (select r.regel_id, sum(f.unik_kr) as unik_kr from resultat.fakturaregler r left join resultat.fakturafynd f using (regel_id)
      group by r.regel_id) f
    where f.regel_id = r.regel_id;
    delete from resultat.fakturaregel_utforare;
    insert into resultat.fakturaregel_utforare by name ${sql.get("regel-utforare")};
    create or replace temp table _ordnade as from resultat.fakturafynd;
    delete from resultat.fakturafynd;
    insert into resultat.fakturafynd from _ordnade order by regel_id, utforare_id, enhet_id, brukar_nyckel, period, fynd_id;
    create or replace table resultat.fakturaregler as from resultat.fakturaregler order by regel_id;
    drop table _ordnade`);
}
