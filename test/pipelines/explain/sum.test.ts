import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../../../pipelines/common/repository.ts";
import { choiceOf } from "../../../pipelines/explain/choice.ts";
import { explainSum } from "../../../pipelines/explain/sum.ts";
import { Warehouse } from "../../../src/warehouse/warehouse.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await Warehouse.open(":memory:");
  await warehouse.run(readFileSync(join(root, "pipelines/common/results.sql"), "utf8"));
  await warehouse.run(`create schema if not exists modell;
    create table modell.utforare as select * from (values ('U1', 'Ett AB'), ('Å1', 'Å AB'), ('A1', 'A AB'), ('b/2', 'B AB')) t(utforare_id, utforare_namn);
    create table modell.enheter as select 'E-HT-001' as enhet_id, 'Norra' as namn;
    insert into resultat.fakturaregler by name
      select 'R04' as regel_id, 'Omöjlig förflyttning' as namn, false as tillamplig, ['källan restider'] as saknar
      union all by name select 'R12' as regel_id, 'Mer tid än beslutet medger' as namn, true as tillamplig, []::varchar[] as saknar;
    insert into resultat.fakturaavstamning by name
      select 'A-1' as avstamning_id, 'U1' as utforare_id, 'E-HT-001' as enhet_id, manad, 0 as fakturerad_min, 10 as belopp_kr, 0 as oforklarad_kr, 'fakturerad' as slag
      from (values ('2026-01'), ('2026-03')) t(manad)`);
});
afterAll(() => warehouse.close());

describe("the parts of an id", () => {
  test.each([
    ["U1/2026-03", { of: "avstamning", utforare: "U1", manad: "2026-03" }],
    [
      "2026-03/oforklarat_pris/E-HT-001",
      { of: "avstamning", manad: "2026-03", orsak: "oforklarat_pris", enhet: "E-HT-001" },
    ],
    ["r12/u1", { of: "fynd", regel: "R12", utforare: "U1" }],
    ["Hård", { of: "fynd", klass: "hard" }],
    ["fynd/b/2", { of: "fynd", utforare: "b/2" }],
    ["Avstämning", { of: "avstamning" }],
    ["A1", { of: "avstamning", utforare: "A1" }],
    ["Å1", { of: "avstamning", utforare: "Å1" }],
  ])("%s", async (id, choice) => {
    expect(await choiceOf(warehouse, id)).toEqual(choice);
  });

  test.each([
    ["a1", /: a1 kan vara A1 och Å1; skriv det precis/],
    ["2026-3", /; närmast är 2026-03; /],
    ["", /det står ett snedstreck för mycket, eller inget id alls/],
    ["avstamning/2026-03/", /det står ett snedstreck för mycket/],
    ["R12/oforklarat_pris", /: fynden delas inte efter orsaken oforklarat_pris/],
    ["avstamning/hard", /: avstämningen delas inte efter hard/],
    ["U1/A1", /: U1 och A1 är av samma slag/],
    ["oforklarat_priset", /; närmast är oforklarat_pris/],
  ])("%s is refused with what is wrong in it", async (id, why) => {
    await expect(choiceOf(warehouse, id)).rejects.toThrow(why);
  });
});

describe("a sum of nothing says what there is nothing of", () => {
  test.each([
    ["R04", "R04 Omöjlig förflyttning (ej tillämplig, saknar källan restider), alla utförare: inget fynd"],
    ["hard/2026-02", "Alla hårda fynd, alla utförare, 2026-02: inget fynd"],
    ["U1/2026-02", "Avstämning: Ett AB (U1), 2026-02: inget är fakturerat, beviljat eller utfört"],
    [
      "2026-03/oforklarat_pris",
      "Avstämning: alla utförare, 2026-03, pris utanför prislistan: inga kronor har den orsaken",
    ],
    ["fynd/2026-04", "Månaden 2026-04 ligger utanför uppgifterna, som går från 2026-01 till 2026-03"],
  ])("%s", async (id, text) => {
    expect(await explainSum(warehouse, id, 5)).toEqual({ id, text });
  });
});
