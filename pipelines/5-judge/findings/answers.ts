import { findingProbabilities, type RuleAnswers } from "../../../src/invoices/findingProbability.ts";
import { jeffreysInterval } from "../../../src/statistics/jeffreysInterval.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { sqlFiles } from "../../common/repository.ts";

/**
 * Reads the answers known on the as-of day into `resultat.fyndsvar`, and says of each rule how often it was right, of each finding how
 * probable it is that it holds. A finding that is answered has its answer; obesvarat is no answer.
 */
export async function readAnswers(warehouse: Warehouse): Promise<void> {
  const { body } = sqlFiles("pipelines/5-judge/findings").find(({ name }) => name === "svar")!;
  await warehouse.run(`delete from resultat.fyndsvar; insert into resultat.fyndsvar by name ${body}`);
  await judgeRules(warehouse);
  await judgeFindings(warehouse);
}

/** Answers that decide something, with what each is worth; of findings that are gone, too. */
const decided = `select s.fynd_id, s.regel_id, u.vikt::double as vikt
  from resultat.fyndsvar s join referens.fyndsvarsutfall u on u.kod = s.utfall where u.vikt is not null`;

async function judgeRules(warehouse: Warehouse): Promise<void> {
  const rules = await warehouse.rows<{ regel_id: string; answers: number; hits: number }>(
    `select r.regel_id, count(d.fynd_id)::integer as answers, coalesce(sum((d.vikt * 2)::integer), 0)::integer / 2 as hits
     from resultat.fakturaregler r left join (${decided}) d using (regel_id) group by r.regel_id order by r.regel_id`,
  );
  await warehouse.run(`create or replace temp table _traffsakerhet (regel_id varchar, svar_antal integer, "precision" double,
    precision_lag double, precision_hog double)`);
  await warehouse.append(
    "_traffsakerhet",
    rules.map(({ regel_id, answers, hits }) => {
      const { lower = null, upper = null } = answers === 0 ? {} : jeffreysInterval(hits, answers, 0.9);
      return {
        regel_id,
        svar_antal: answers,
        precision: answers === 0 ? null : hits / answers,
        precision_lag: lower,
        precision_hog: upper,
      };
    }),
  );
  await warehouse.run(`update resultat.fakturaregler r set svar_antal = t.svar_antal, "precision" = t."precision",
      precision_lag = t.precision_lag, precision_hog = t.precision_hog
    from _traffsakerhet t where t.regel_id = r.regel_id;
    drop table _traffsakerhet`);
}

async function judgeFindings(warehouse: Warehouse): Promise<void> {
  // A finding that is gone has the class that its rule has.
  const rules = await warehouse.rows<RuleAnswers>(`
    select regel_id, klass, sum(svar)::integer as answers, sum(halva)::integer / 2 as hits from (
      select regel_id, klass, 0 as svar, 0 as halva from resultat.fakturafynd group by regel_id, klass
      union all
      select r.regel_id, coalesce(f.klass, r.klass), 1, (d.vikt * 2)::integer
      from (${decided}) d join resultat.fakturaregler r using (regel_id) left join resultat.fakturafynd f using (fynd_id)
    ) group by regel_id, klass order by regel_id, klass`);
  const t = await warehouse.row<{ hard: number; mjuk: number; tyngd: number; minst: number }>(
    `select troskel('fynd_antagande_hard') as hard, troskel('fynd_antagande_mjuk') as mjuk, troskel('fynd_antagande_tyngd') as tyngd,
       troskel('fynd_minsta_svar') as minst`,
  );
  const assumptions = { hard: { mean: t.hard, weight: t.tyngd }, mjuk: { mean: t.mjuk, weight: t.tyngd } };
  const probabilities = findingProbabilities(rules, assumptions, t.minst);
  await warehouse.run(`create or replace temp table _sannolikhet (regel_id varchar, klass varchar, sannolikhet double, lag double,
    hog double, grund varchar)`);
  await warehouse.append(
    "_sannolikhet",
    rules.map(({ regel_id, klass }) => {
      const { mean, lower, upper, basis } = probabilities.get(`${regel_id}|${klass}`)!;
      return { regel_id, klass, sannolikhet: mean, lag: lower, hog: upper, grund: basis };
    }),
  );
  await warehouse.run(`update resultat.fakturafynd f set sannolikhet = s.sannolikhet, sannolikhet_lag = s.lag, sannolikhet_hog = s.hog,
      sannolikhet_grund = s.grund
    from _sannolikhet s where s.regel_id = f.regel_id and s.klass = f.klass;
    update resultat.fakturafynd f set svar = s.utfall, svar_datum = s.datum, svar_belopp = s.belopp
    from resultat.fyndsvar s where s.fynd_id = f.fynd_id;
    update resultat.fakturafynd f set sannolikhet = d.vikt, sannolikhet_lag = d.vikt, sannolikhet_hog = d.vikt, sannolikhet_grund = 'svar'
    from (${decided}) d where d.fynd_id = f.fynd_id;
    drop table _sannolikhet`);
}
