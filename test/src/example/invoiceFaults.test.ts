import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateExample } from "../../../src/example/index.ts";
import { nodeWriter } from "../../../src/example/nodeWriter.ts";
import { type Row, Warehouse } from "../../../src/warehouse/warehouse.ts";

/**
 * What is planted in the visits and invoices, seen in the files as they were written. The questions are put in their own words
 * here, not in those of the rules: the rules are proved against the answer key, and the answer key against this.
 */
interface Municipality {
  warehouse: Warehouse;
  folder: string;
}

let faulty: Municipality;
let clean: Municipality;

async function make(faults: boolean): Promise<Municipality> {
  const folder = mkdtempSync(join(tmpdir(), "uppsikt-fel-"));
  await generateExample({ size: "liten", seed: 1, faults, writer: nodeWriter(folder) });
  const warehouse = await Warehouse.open(":memory:", { threads: 2 });
  const csv = (path: string) => `read_csv('${folder}/${path}', delim = ';', header = true, all_varchar = true)`;
  await warehouse.run(`
    create table besok as select besok_id, brukar_id, enhet_id, personal_id, insats, registrering, utebliven = 'ja' as utebliven,
      try_cast(planerad_start as timestamp) as plan_start, try_cast(planerad_slut as timestamp) as plan_slut, try_cast(start as timestamp) as start,
      try_cast(slut as timestamp) as slut, try_cast(registrerad_tid as timestamp) as registrerad, try_cast(andrad_tid as timestamp) as andrad,
      strftime(coalesce(try_cast(start as timestamp), try_cast(planerad_start as timestamp)), '%Y-%m') as manad,
      datediff('minute', try_cast(start as timestamp), try_cast(slut as timestamp)) as minuter
    from ${csv("utford_tid/*.csv")} where try_cast(slut as timestamp) > try_cast(start as timestamp) or start is null;
    create table beslut as select brukar_id, enhet_id, insats, from_datum::date as fran, coalesce(try_cast(tom_datum as date), date '2099-01-01') as till,
      replace(beviljad_tid, ',', '.')::double * if(tidsenhet like 'timmar%', 60, 1) as minuter, tidsenhet like '%vecka' as per_vecka,
      dubbelbemanning = 'ja' as dubbel
    from ${csv("beslut/beslut.csv")} where beviljad_tid is not null;
    create table franvaro as select brukar_id, typ, from_tid::timestamp as fran, coalesce(try_cast(tom_tid as timestamp), timestamp '2099-01-01') as till
    from ${csv("franvaro/franvaro.csv")};
    create table personal as select * from ${csv("personal/personal.csv")};
    create table restider as select fran_brukar_id as fran, till_brukar_id as till, minuter::integer as minuter from ${csv("restider/restider.csv")};
    create table avtal as select enhet_id, ersattningsgrund, coalesce(avrundning_minuter::integer, 1) as steg from ${csv("avtal/avtal.csv")};
    create table fakturor as select *, faktura_id || '/' || rad as rad_id, substr(from_datum, 1, 7) as manad, replace(timmar, ',', '.')::double * 60 as minuter
    from ${csv("fakturor/*.csv")};
    create table prislista as from ${csv("prislista/prislista.csv")};
    create table utforare as select utforare_id, any_value(driftsform) as regi from ${csv("utforare/utforare.csv")} group by utforare_id;
    create table facit as select *, string_split(coalesce(rader, ''), ' ') as lista from ${csv("facit/fakturafel.csv")};
    create table oskyldiga as select *, string_split(coalesce(rader, ''), ' ') as lista from ${csv("facit/oskyldiga.csv")};
    -- granted and performed time of each brukare and month, days away not counted off
    create table tid as
    with manader as (select unnest(generate_series(timestamp '2023-10-01', timestamp '2026-09-01', interval 1 month))::date as forsta),
    beviljat as (
      select brukar_id, enhet_id, insats, strftime(forsta, '%Y-%m') as manad, sum(minuter
        * (least(till, last_day(forsta)) - greatest(fran, forsta) + 1) / if(per_vecka, 7.0, day(last_day(forsta)))) as beviljat
      from beslut, manader where fran <= last_day(forsta) and till >= forsta group by all
    ),
    utfort as (select brukar_id, insats, manad, sum(minuter) as utfort, count(minuter) as besok from besok group by all)
    select brukar_id, enhet_id, manad, sum(beviljat) as beviljat, sum(coalesce(utfort, 0)) as utfort, sum(coalesce(besok, 0)) as besok
    from beviljat left join utfort using (brukar_id, insats, manad) group by all;
  `);
  return { warehouse, folder };
}

beforeAll(async () => {
  faulty = await make(true);
  clean = await make(false);
});
afterAll(() => {
  for (const one of [faulty, clean]) {
    one?.warehouse.close();
    if (one) rmSync(one.folder, { recursive: true });
  }
});

const ask = (one: Municipality, sql: string): Promise<Row[]> => one.warehouse.rows(sql);
const visitsOf = async (one: Municipality, rule: string): Promise<string[]> =>
  (
    await ask(
      one,
      `select distinct unnest(lista) as id from facit where regel_id = '${rule}' and rader is not null order by id`,
    )
  ).map((row) => String(row.id));
const ids = (rows: readonly Row[]): string[] => rows.map((row) => String(row.id));

/** The same visits in the files as in the answer key, and none where nothing is planted. */
async function exactly(rule: string, sql: string): Promise<void> {
  const found = ids(await ask(faulty, sql));
  expect(found).toEqual(await visitsOf(faulty, rule));
  expect(found.length).toBeGreaterThan(5);
  expect(ids(await ask(clean, sql))).toEqual([]);
}

/** A share per enhet and month: high where it is planted, low everywhere else, the clean municipality included. */
async function share(rule: string, sql: string, high: number, low: number): Promise<void> {
  const split = `select enhet_id, manad, andel, exists (
      select 1 from facit f where f.regel_id = '${rule}' and f.enhet_id = m.enhet_id and f.manad = m.manad
    ) as inlagd from (${sql}) m`;
  const rows = await ask(faulty, split);
  const planted = rows.filter((row) => row.inlagd);
  expect(planted.length).toBeGreaterThan(3);
  expect(planted.filter((row) => Number(row.andel) < high)).toEqual([]);
  expect(rows.filter((row) => !row.inlagd && Number(row.andel) > low)).toEqual([]);
  expect((await ask(clean, split)).filter((row) => Number(row.andel) > low)).toEqual([]);
}

const done = "start is not null";

describe("the answer key", () => {
  it("has every rule of the catalogue, and none of them in the clean municipality", async () => {
    const rules = await ask(faulty, "select distinct regel_id as id from facit order by id");
    expect(ids(rules)).toEqual(Array.from({ length: 30 }, (_, i) => `R${String(i + 1).padStart(2, "0")}`));
    expect(await ask(clean, "from facit")).toEqual([]);
  });

  it("has the same kinds of innocent look-alikes with and without faults", async () => {
    const kinds = "select distinct typ as id from oskyldiga order by id";
    const found = ids(await ask(clean, kinds));
    expect(ids(await ask(faulty, kinds))).toEqual(found);
    expect(found.length).toBeGreaterThan(14);
  });

  it("gives nobody two faults that could be taken for each other", async () => {
    // Visits at the same time on a shared login, and visits rounded up, are two faults by their nature.
    const rows = await ask(
      faulty,
      `select brukar_id, manad, list(distinct regel_id order by regel_id) as regler from facit where brukar_id is not null
       group by all having count(distinct regel_id) > 1`,
    );
    const pairs = new Set(rows.map((row) => String(row.regler)));
    for (const pair of pairs) expect(pair).not.toMatch(/R(09|10|11|12|20|21|29).*R(05|09|10|11|12|20|21|26|29)/);
  });
});

describe("single visits", () => {
  it("R02: two to one client at the same time for one insats, where one is granted", () =>
    exactly(
      "R02",
      `select distinct unnest([a.besok_id, b.besok_id]) as id from besok a join besok b using (brukar_id, insats)
       where a.besok_id < b.besok_id and a.personal_id <> b.personal_id and a.start::date = b.start::date
         and least(a.slut, b.slut) > greatest(a.start, b.start) + interval 5 minute
         and not exists (select 1 from beslut d where d.brukar_id = a.brukar_id and d.insats = a.insats and dubbel and a.start::date between fran and till)
       order by id`,
    ));

  it("R03: more than thirteen hours of one person in a day", () =>
    exactly(
      "R03",
      `select besok_id as id from besok where ${done}
       qualify sum(minuter) over (partition by personal_id, start::date) > 780 order by id`,
    ));

  it("R04: a client farther away than anybody gets in that time", () =>
    exactly(
      "R04",
      `select distinct unnest([id, fore]) as id from (
         select besok_id as id, brukar_id, start, lag(besok_id) over dag as fore, lag(brukar_id) over dag as fran, lag(slut) over dag as slutade
         from besok where ${done} window dag as (partition by personal_id order by start)
       ) f join restider r on r.fran = f.fran and r.till = f.brukar_id
       -- the night when an hour comes twice is left out
       where r.minuter > 0 and datediff('minute', slutade, start) < r.minuter - 5 and not (month(start) = 10 and hour(start) < 4) order by id`,
    ));

  it("R08: made longer more than a week afterwards", () =>
    exactly(
      "R08",
      `select besok_id as id from besok where andrad > slut + interval 7 day and slut > registrerad order by id`,
    ));

  it("R09: made while the client is in hospital, the first and the last day not counted", () =>
    exactly("R09", away("sjukhus")));
  it("R10: made after the client died or moved, that day not counted", () =>
    exactly("R10", away("avliden", "utflyttad")));
  it("R11: made while the client lives in a korttidsboende", () => exactly("R11", away("korttid")));

  it("R19: made by somebody whom the register does not know, or who has left", () =>
    exactly(
      "R19",
      `select besok_id as id from besok b where ${done} and not exists (
         select 1 from personal p
         where p.personal_id = b.personal_id and b.start::date >= try_cast(p.anstalld_fom as date) - 3
           and b.start::date <= coalesce(try_cast(p.anstalld_tom as date), date '2099-01-01')
       ) order by id`,
    ));

  it("R20: made by a relative without permission", () =>
    exactly(
      "R20",
      `select besok_id as id from besok b where ${done} and exists (
         select 1 from personal p where p.personal_id = b.personal_id and p.anhorig_till_brukar_id = b.brukar_id and p.anhorig_tillaten is distinct from 'ja'
       ) order by id`,
    ));
});

const away = (...types: string[]): string =>
  `select besok_id as id from besok b join franvaro f using (brukar_id)
   where typ in (${types.map((type) => `'${type}'`).join(", ")}) and start is not null
     and start >= f.fran::date + 1 and start < f.till::date order by id`;

describe("invoice lines", () => {
  it("R22: billed at a price that no list has", async () => {
    const wrong = `select rad_id as id from fakturor f join utforare u using (utforare_id)
      where tidsslag is not null and not exists (
        select 1 from prislista p where p.insats = f.insats and p.regi = u.regi and p.omrade = f.omrade and p.tidsslag = f.tidsslag
          and f.from_datum between p.from_datum and coalesce(p.tom_datum, '9999') and p.kr_per_timme = f.a_pris
      ) order by id`;
    await exactly("R22", wrong);
  });

  it("R17: billed more than two minutes too much for each visit", () =>
    share(
      "R17",
      `select enhet_id, manad, (f.minuter - b.minuter) / b.antal as andel
       from (select enhet_id, manad, sum(minuter) as minuter from fakturor where insats is not null and regexp_matches(faktura_id, '^F\\d{4}-[A-Z]{2}\\d{3}$') group by all) f
       join (
         select enhet_id, manad, count(minuter) as antal, sum(floor(minuter / steg::double + 0.5) * steg) as minuter
         from besok join avtal using (enhet_id) where ersattningsgrund = 'utford' group by all
       ) b using (enhet_id, manad)`,
      2.5,
      // lines without visits, and wrong ones that will be credited, are there as well
      2.2,
    ));
});

describe("habits of an enhet", () => {
  it("R07: much is registered by hand", () =>
    share(
      "R07",
      `select enhet_id, manad, avg((registrering = 'manuell')::integer) as andel from besok where ${done} group by all having count(*) >= 200`,
      0.18,
      0.13,
    ));

  it("R13: the visits of most clients are exactly what is granted", () =>
    share(
      "R13",
      `select enhet_id, manad, avg((abs(utfort - beviljat) <= 1.5)::integer) as andel from tid group by all having count(*) >= 5`,
      0.4,
      0.25,
    ));

  it("R14: the visits begin and end as planned", () =>
    share(
      "R14",
      `select enhet_id, manad, avg((abs(datediff('minute', plan_start, start)) <= 1 and abs(datediff('minute', plan_slut, slut)) <= 1)::integer) as andel
       from besok where ${done} group by all having count(*) >= 30`,
      0.7,
      0.3,
    ));

  it("R15: far less is performed than granted", async () => {
    const sql = `select enhet_id, manad, 1 - sum(utfort) / sum(beviljat) as andel from tid group by all having sum(besok) >= 500`;
    await share("R15", sql, 0.45, 0.42);
  });

  it("R16: the minutes are even fives", () =>
    share(
      "R16",
      `select enhet_id, manad, avg((minuter % 5 = 0)::integer) as andel from besok where ${done} group by all having count(*) >= 100`,
      0.6,
      0.4,
    ));

  it("R23: many visits are less than half of what was planned", () =>
    share(
      "R23",
      `select enhet_id, manad, avg((minuter < 0.5 * datediff('minute', plan_start, plan_slut))::integer) as andel from besok where ${done}
       group by all having count(*) >= 100`,
      0.14,
      0.07,
    ));

  it("R24: many begin half an hour late, and some are never made", async () => {
    const each = (what: string) =>
      `select enhet_id, manad, avg((${what})::integer) as andel from besok group by all having count(*) >= 300`;
    await share("R24", each("coalesce(datediff('minute', plan_start, start) > 30, false)"), 0.12, 0.02);
    await share("R24", each("utebliven"), 0.015, 0.012);
  });

  it("R25: more of the time is in the evening than in the half year before", () =>
    share(
      "R25",
      `select enhet_id, manad, sent - avg(sent) over (partition by enhet_id order by manad rows between 12 preceding and 5 preceding) as andel
       from (
         select enhet_id, manad, avg((hour(start) >= 18 or hour(start) < 6)::integer) as sent, count(*) as antal from besok
         where ${done} and isodow(start) < 6 and enhet_id like 'E-HT%' group by all having count(*) >= 400
       )`,
      0.07,
      0.065,
    ));
});

describe("clients", () => {
  it("R26: the visits of a day are to the minute those of other days, for ten days of a month", async () => {
    // Where all visits are as planned or in even fives, days are alike without having been copied.
    const alike = `select distinct brukar_id, manad from (
        select brukar_id, manad, start::date as dag, string_agg(strftime(start, '%H%M') || strftime(slut, '%H%M'), ' ' order by start, slut) as tider
        from besok where ${done} and enhet_id not in (select enhet_id from facit where regel_id in ('R14', 'R16')) group by all
      ) group by brukar_id, manad, tider having count(*) >= 10 order by all`;
    const found = await ask(faulty, alike);
    expect(found).toEqual(
      await ask(faulty, "select distinct brukar_id, manad from facit where regel_id = 'R26' order by all"),
    );
    expect(found.length).toBeGreaterThan(3);
    expect(await ask(clean, alike)).toEqual([]);
  });

  it("R27: new clients have all that is granted from the beginning", async () => {
    const rows = (one: Municipality) =>
      ask(
        one,
        `select enhet_id, count(*) filter (utfort >= 0.97 * beviljat) / count(*) as andel from (
           select *, row_number() over (partition by brukar_id order by manad) as nr from tid
         ) where nr <= 2 and manad >= '2024-05' and enhet_id like 'E-HT%' group by enhet_id`,
      );
    const planted = ids(await ask(faulty, "select distinct enhet_id as id from facit where regel_id = 'R27'"));
    for (const row of await rows(faulty)) {
      if (planted.includes(String(row.enhet_id))) expect(Number(row.andel)).toBeGreaterThan(0.5);
      else expect(Number(row.andel)).toBeLessThan(0.1);
    }
    for (const row of await rows(clean)) expect(Number(row.andel)).toBeLessThan(0.1);
  });

  it("R28: a client meets more than twenty in a fortnight", async () => {
    const many = `select distinct brukar_id, manad from (
        select b.brukar_id, min(b.manad) as manad, count(distinct b.personal_id) as antal
        from besok b join (select distinct brukar_id, start::date as dag from besok where ${done} and isodow(start) = 1) m
          on m.brukar_id = b.brukar_id and b.start >= m.dag and b.start < m.dag + 14
        group by b.brukar_id, m.dag having count(distinct b.personal_id) > 20
      ) order by all`;
    const planted = "select brukar_id, manad from facit where regel_id = 'R28' order by all";
    expect(await ask(faulty, many)).toEqual(expect.arrayContaining(await ask(faulty, planted)));
    expect((await ask(faulty, planted)).length).toBeGreaterThan(0);
    expect(await ask(clean, many)).toEqual([]);
  });

  it("R29: the time of a client jumps, and the decision is what it was", async () => {
    const jumps = await ask(
      faulty,
      `with egen as (
         select brukar_id, manad, utfort / beviljat as andel, median(utfort / beviljat) over (
           partition by brukar_id order by manad rows between 6 preceding and 1 preceding) as forut from tid
       )
       select e.andel / e.forut as okning from egen e join facit f using (brukar_id, manad)
       where f.regel_id = 'R29' and f.manad = (select min(manad) from facit g where g.regel_id = 'R29' and g.brukar_id = f.brukar_id)`,
    );
    expect(jumps.length).toBeGreaterThan(1);
    for (const row of jumps) expect(Number(row.okning)).toBeGreaterThan(1.2);
  });
});
