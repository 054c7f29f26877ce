import { afterAll, beforeAll, expect, it } from "vitest";
import { judgeEconomy } from "../../../pipelines/5-judge/economy.ts";
import { type CareExample, careExample } from "../../helpers/careExample.ts";
import { declaredThresholds } from "../../helpers/careWarehouse.ts";

let example: CareExample;
beforeAll(async () => {
  example = await careExample("pytteliten", 3, [
    "utforare",
    "enheter",
    "avtal",
    "ekonomikontroller",
    "fakturakontroller",
  ]);
  await judgeEconomy(example.warehouse, declaredThresholds());
});
afterAll(() => example?.close());

const planted = async (kind: string, typ: string, column: string): Promise<(string | undefined)[]> =>
  (await example.facit(kind)).flatMap((row) => (row.typ === typ ? [row[column]] : [])).sort();
const found = async (sql: string): Promise<unknown[]> =>
  (await example.warehouse.rows(sql)).map((row) => Object.values(row)[0]);

it("the one with a growing tax debt is serious, and nobody else is", async () => {
  expect(
    await found("select utforare_id from resultat.obestandslage where niva in ('allvarligt', 'flera_tecken')"),
  ).toEqual(await planted("ekonomi", "skatteskuld", "utforare_id"));
});

it("those whom nobody has controlled since are overdue, and nothing is said to be known of them", async () => {
  const forgotten = await planted("ekonomi", "inaktuell", "utforare_id");
  expect(forgotten.length).toBeGreaterThan(0);
  expect(
    await found("select distinct utforare_id from resultat.ekonomikontroller where lage = 'forfallen' order by 1"),
  ).toEqual(forgotten);
  expect(
    await found("select utforare_id from resultat.obestandslage where niva = 'underlag_saknas' order by 1"),
  ).toEqual(forgotten);
});

it("the forgotten and the late day of control are found, and no other", async () => {
  for (const typ of ["utebliven", "sen"])
    expect(
      await found(`select planerad_datum from resultat.kontrollkalender where lage = '${typ}' order by 1`),
    ).toEqual(await planted("fakturakontroller", typ, "planerad_datum"));
  expect(await found("select count(*) from resultat.kontrollkalender where lage = 'hallen'")).toEqual([40]);
});
