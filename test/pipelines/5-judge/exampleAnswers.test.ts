import { afterAll, beforeAll, expect, test } from "vitest";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { openRun } from "../../helpers/openRun.ts";
import { sharedRun } from "../../helpers/sharedRun.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await openRun((await sharedRun()).out);
});
afterAll(() => warehouse?.close());

test("every answer of the example is to a finding that the rules make", async () => {
  const { n } = await warehouse.row<{ n: number }>("select count(*) as n from resultat.fyndsvar");
  expect(n).toBeGreaterThan(20);
  expect(await warehouse.rows("select * from resultat.fyndsvar where not finns")).toEqual([]);
  expect(
    await warehouse.rows(
      "select s.fynd_id from resultat.fyndsvar s join kant.fyndsvar k using (fynd_id) where k.regel_id <> s.regel_id",
    ),
  ).toEqual([]);
});

test("the latest answer stands at its finding, and the rest are as probable as the answers teach", async () => {
  const { fel } = await warehouse.row<{ fel: number }>(`
    select count(*) as fel from resultat.fakturafynd f join (
      select fynd_id, arg_max(utfall, datum) as utfall from kant.fyndsvar group by fynd_id
    ) s using (fynd_id) where f.svar is distinct from s.utfall`);
  expect(fel).toBe(0);
  const grounds = await warehouse.rows<{ klass: string; grund: string }>(
    "select distinct klass, sannolikhet_grund as grund from resultat.fakturafynd order by all",
  );
  expect(grounds.filter(({ klass }) => klass === "hard").map(({ grund }) => grund)).toEqual([
    "lart",
    "lart_klass",
    "svar",
  ]);
});

test("unique kronor are at most gross, by finding and in sum, and at most what was invoiced in each cell", async () => {
  const over = await warehouse.rows(
    "select fynd_id from resultat.fakturafynd where unik_kr > belopp_kr or unik_kr < 0 or (belopp_kr is not null and unik_kr is null) or unik_minuter > minuter",
  );
  expect(over).toEqual([]);
  const rules = await warehouse.rows<{ fel: number }>(
    "select count(*) as fel from resultat.fakturaregler r where unik_kr is distinct from (select coalesce(sum(unik_kr), 0) from resultat.fakturafynd f where f.regel_id = r.regel_id)",
  );
  expect(rules).toEqual([{ fel: 0 }]);
});
