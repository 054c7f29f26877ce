import { expect, test } from "vitest";
import type { Row } from "../../../src/warehouse/warehouse.ts";
import { moneyWarehouse } from "../5-judge/moneyWarehouse.ts";

const contract = (avtal_id: string, startdatum: string, slutdatum: string | null, more: Row = {}): Row => ({
  avtal_id,
  utforare_id: "U1",
  verksamhetsomrade: "hemtjanst",
  avtalsform: "LOV",
  startdatum,
  slutdatum,
  ersattningsgrund: "utford",
  ...more,
});

test("the enhet's own avtal goes before the utförare's, a run-out one goes on until another takes over", async () => {
  const warehouse = await moneyWarehouse({
    avtal: [
      contract("GAMMALT", "2021-01-01", "2022-12-31", { avrundning_minuter: 5 }),
      contract("EGET", "2023-07-01", "2023-12-31", { enhet_id: "E1", avrundning_minuter: 15 }),
      contract("NYTT", "2023-10-01", null, { avrundning_minuter: 1 }),
      contract("ANNAT-OMRADE", "2023-01-01", null, { verksamhetsomrade: "boendestod" }),
      contract("ANNAN-UTFORARE", "2023-01-01", null, { utforare_id: "U9", enhet_id: "E1" }),
    ],
  });
  const rows = await warehouse.rows(
    "select fran, till, avtal_id, avrundning_minuter from modell.avtal_galler order by fran",
  );
  expect(rows).toEqual([
    { fran: "0001-01-01", till: "2020-12-31", avtal_id: null, avrundning_minuter: null },
    { fran: "2021-01-01", till: "2022-12-31", avtal_id: "GAMMALT", avrundning_minuter: 5 },
    { fran: "2023-01-01", till: "2023-06-30", avtal_id: "GAMMALT", avrundning_minuter: 5 },
    { fran: "2023-07-01", till: "2023-09-30", avtal_id: "EGET", avrundning_minuter: 15 },
    { fran: "2023-10-01", till: "2023-12-31", avtal_id: "EGET", avrundning_minuter: 15 },
    // one minute is no rounding
    { fran: "2024-01-01", till: "9999-12-31", avtal_id: "NYTT", avrundning_minuter: null },
  ]);
  warehouse.close();
});
