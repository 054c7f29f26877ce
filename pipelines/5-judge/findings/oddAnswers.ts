import type { Warehouse } from "../../../src/warehouse/warehouse.ts";

/** Answers that are kept as they are, and that somebody should look at. */
export interface OddAnswers {
  /** Findings that this run does not have, whose answer names no rule that there is: it counts for nothing. */
  readonly forNothing: readonly string[];
  /** Findings whose answer says far more kronor than they ask about. */
  readonly above: readonly string[];
  /** Findings whose answer names another rule than theirs: a line may have slipped, and the answer counts for the finding all the same. */
  readonly otherRule: readonly string[];
}

export async function oddAnswers(warehouse: Warehouse): Promise<OddAnswers> {
  const rows = await warehouse.rows<{ fynd_id: string; over: boolean }>(
    `select s.fynd_id, f.fynd_id is not null as over
     from resultat.fyndsvar s join referens.fyndsvarsutfall u on u.kod = s.utfall and u.vikt is not null
       left join resultat.arbetsordning f using (fynd_id) left join resultat.fakturaregler r on r.regel_id = s.regel_id
     where r.regel_id is null or f.overstor order by s.fynd_id`,
  );
  const where = (wanted: boolean): string[] => rows.filter(({ over }) => over === wanted).map(({ fynd_id }) => fynd_id);
  const others = await warehouse.rows<{ fynd_id: string }>(
    `select distinct fynd_id from kant.fyndsvar s join resultat.fakturafynd f using (fynd_id)
     where s.regel_id <> f.regel_id order by fynd_id`,
  );
  return { forNothing: where(false), above: where(true), otherRule: others.map(({ fynd_id }) => fynd_id) };
}
