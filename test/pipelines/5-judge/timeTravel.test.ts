import { expect, test } from "vitest";
import { asKnownOn } from "../../../pipelines/5-judge/timeTravel.ts";
import { allContracts } from "../../../pipelines/common/repository.ts";
import { declaredThresholds, enhet, measureOf, utforare, volym } from "../../helpers/careWarehouse.ts";

const rows = {
  utforare: [utforare("U1")],
  enheter: [enhet("E1")],
  volymer: volym("E1", "2025-01", "2026-09"),
  avvikelser: [
    {
      avvikelse_id: "A1",
      enhet_id: "E1",
      handelsedatum: "2026-05-02",
      registrerad_datum: "2026-05-04",
      kategori: ["fall"],
    },
    {
      avvikelse_id: "A2",
      enhet_id: "E1",
      handelsedatum: "2026-05-02",
      registrerad_datum: "2026-08-01",
      kategori: ["fall"],
    },
  ],
  lex_sarah: [
    {
      rapport_id: "L1",
      enhet_id: "E1",
      rapport_datum: "2026-05-10",
      typ: ["overgrepp"],
      bedomning: "allvarligt_missforhallande",
      bedomning_datum: "2026-08-15",
    },
  ],
};
const circumstances = {
  perDatum: "2026-09-30",
  kallor: Object.keys(rows),
  trosklar: declaredThresholds(),
};

test("an earlier day knows neither later rows nor later facts, and today is left as it was", async () => {
  const warehouse = await measureOf(rows);
  const falls = () =>
    warehouse.rows(`select period, taljare from resultat.indikatorvarden
      where objekt_typ = 'enhet' and indikator_id = 'avvikelser-fall' and periodtyp = 'kvartal' and taljare > 0 order by all`);
  const serious = () => warehouse.rows("select rapport_id, allvarlig from modell.lex_sarah");
  const before = await warehouse.rows("from resultat.indikatorvarden order by all");

  const then = await asKnownOn(
    warehouse,
    { contracts: await allContracts(), circumstances, perDatum: "2026-06-30" },
    async () => ({
      falls: await falls(),
      serious: await serious(),
      kvartal: await warehouse.row("select max(kvartal) as sista from modell.kvartal where fullstandigt"),
    }),
  );

  expect(then.falls).toEqual([{ period: "2026-Q2", taljare: 1 }]);
  expect(then.serious).toEqual([{ rapport_id: "L1", allvarlig: false }]);
  expect(then.kvartal).toEqual({ sista: "2026-Q2" });
  expect(await falls()).toEqual([{ period: "2026-Q2", taljare: 2 }]);
  expect(await serious()).toEqual([{ rapport_id: "L1", allvarlig: true }]);
  expect(await warehouse.rows("from resultat.indikatorvarden order by all")).toEqual(before);
  expect(await warehouse.row("select per_datum() as dag")).toEqual({ dag: "2026-09-30" });
});

test("a fault in the past leads back to today", async () => {
  const warehouse = await measureOf(rows);
  const journey = asKnownOn(warehouse, { contracts: await allContracts(), circumstances, perDatum: "2026-06-30" }, () =>
    Promise.reject(new Error("avbrott")),
  );
  await expect(journey).rejects.toThrow("avbrott");
  expect(await warehouse.row("select count(*) as n from duckdb_databases() where database_name = 'tidigare'")).toEqual({
    n: 0,
  });
});
