import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { invoiceRules } from "../../../pipelines/5-judge/invoices.ts";
import { type MoneyExample, moneyExample } from "../../helpers/moneyExample.ts";

/**
 * The rules against the answer key of a whole municipality, and against one where all is well (methods.md 4.5). That the answer
 * key is true is proved from the files themselves in test/src/example/invoiceFaults.test.ts.
 */
let faulty: MoneyExample;
let clean: MoneyExample;

beforeAll(async () => {
  faulty = await moneyExample("liten", 1, true);
  clean = await moneyExample("liten", 1, false);
  // A planted fault is found by a finding of its rule that names one of its visits or lines.
  await faulty.warehouse.run(`
    create table inlagda as select row_number() over (order by regel_id, manad, enhet_id, brukar_id, rader) as nr, * from facit;
    create table funna as
    select distinct i.nr, f.fynd_id
    from (select nr, regel_id, unnest(rader) as rad from inlagda) i
    join (select fynd_id, regel_id, unnest(rader) as rad from resultat.fakturafynd) f using (regel_id, rad)`);
});
afterAll(() => {
  faulty?.close();
  clean?.close();
});

const rules = invoiceRules();
const hard = rules.filter((rule) => rule.klass === "hard").map((rule) => rule.regel);
const soft = rules.filter((rule) => rule.klass === "mjuk").map((rule) => rule.regel);
/** Between municipalities: needs the key of an agreement, and has proofs of its own. */
const ALONE = "R30";

describe.each(hard.filter((rule) => rule !== ALONE))("the hard rule %s", (rule) => {
  test("finds 99 per cent of what is planted, and of its kronor", async () => {
    const { antal, funna, kr, fynd_kr } = await faulty.warehouse.row<Record<string, number>>(
      `select count(*) as antal, count(*) filter (nr in (select nr from funna)) as funna, sum(belopp_kr)::double as kr, (
         select sum(belopp_kr)::double from resultat.fakturafynd where regel_id = '${rule}' and fynd_id in (select fynd_id from funna)
       ) as fynd_kr from inlagda where regel_id = '${rule}'`,
    );
    expect(antal).toBeGreaterThan(5);
    expect(Number(funna) / Number(antal)).toBeGreaterThanOrEqual(0.99);
    expect(Number(fynd_kr) / Number(kr)).toBeGreaterThanOrEqual(0.99);
    expect(Number(fynd_kr) / Number(kr)).toBeLessThanOrEqual(1.01);
  });

  test("asks about nothing else", async () => {
    const others = await faulty.warehouse.rows(
      `select period, enhet_id, klass, forklaring from resultat.fakturafynd
       where regel_id = '${rule}' and klass = 'hard' and fynd_id not in (select fynd_id from funna) order by all`,
    );
    expect(others).toEqual([]);
  });

  test("asks about nothing where nothing is planted", async () => {
    const asked = await clean.warehouse.rows(
      `select period, enhet_id, forklaring from resultat.fakturafynd where regel_id = '${rule}' and klass = 'hard' order by all`,
    );
    expect(asked).toEqual([]);
  });
});

test("every rule has what it needs", async () => {
  for (const one of [faulty, clean]) {
    const lacking = await one.warehouse.rows<{ regel_id: string }>(
      "select regel_id, saknar from resultat.fakturaregler where not tillamplig order by regel_id",
    );
    expect(lacking.filter((row) => row.regel_id !== ALONE)).toEqual([]);
  }
});

describe.each(soft)("the soft rule %s", (rule) => {
  test("asks about no more than its q where nothing is planted", async () => {
    const { antal, provade, q } = await clean.warehouse.row<Record<string, number>>(
      `select (select count(*) from resultat.fakturafynd where regel_id = '${rule}') as antal, provade, q
       from resultat.fakturaregler where regel_id = '${rule}'`,
    );
    expect(Number(q)).toBeGreaterThan(0);
    expect(Number(antal)).toBeLessThanOrEqual(Number(q) * Number(provade));
  });

  test("finds what is planted, at every enhet and for every brukare that carries it", async () => {
    // Where no single visits or lines carry the pattern, a finding about the enhet in that time does.
    const missed = await faulty.warehouse.rows(
      `with burna as (
         select enhet_id, utforare_id, rader[1] <> '' as har_rader, case when rader[1] <> '' then brukar_id end as brukar_id,
           min(manad) as fran, max(manad) as till, bool_or(nr in (select nr from funna)) as funnen
         from inlagda where regel_id = '${rule}' group by all
       )
       select enhet_id, brukar_id from burna b
       where not case when har_rader then funnen else exists (
         select 1 from resultat.fakturafynd f where f.regel_id = '${rule}' and coalesce(f.enhet_id = b.enhet_id, f.utforare_id = b.utforare_id)
           and left(f.period, 7) <= b.till and right(f.period, 7) >= b.fran
       ) end
       order by all`,
    );
    const { antal } = await faulty.warehouse.row(`select count(*) as antal from inlagda where regel_id = '${rule}'`);
    expect(Number(antal)).toBeGreaterThan(1);
    expect(missed).toEqual([]);
  });
});
