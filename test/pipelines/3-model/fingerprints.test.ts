import { expect, test } from "vitest";
import { takeFingerprints } from "../../../pipelines/3-model/months/fingerprints.ts";
import { allContracts } from "../../../pipelines/common/repository.ts";
import type { Row } from "../../../src/warehouse/warehouse.ts";
import { moneyWarehouse } from "../5-judge/moneyWarehouse.ts";

// A month is taken over from the run before when its print is the same. So a print must change with all that may change the month's answers.
const kallor = ["utforare", "enheter", "avtal", "fakturor", "personal"];

const lines: Row[] = ["2025-03", "2025-06"].map((manad, index) => ({
  faktura_id: `F${index}`,
  rad: "1",
  fakturadatum: `${manad}-28`,
  brukar_id: "K1",
  from_datum: `${manad}-01`,
  tom_datum: `${manad}-28`,
  timmar: 10,
  a_pris: 400,
  belopp: 4000,
}));

async function prints(personal: Row[], lasning: unknown = null): Promise<Record<string, string>> {
  const warehouse = await moneyWarehouse({ fakturor: lines, personal });
  try {
    await takeFingerprints(warehouse, { contracts: await allContracts(), kallor, trosklar: {}, lasning, saknas: {} });
    const rows = await warehouse.rows<{ manad: string; avtryck: string }>("from resultat.manadsavtryck");
    return Object.fromEntries(rows.map(({ manad, avtryck }) => [manad, avtryck]));
  } finally {
    warehouse.close();
  }
}

const employment = (anstalld_fom: string, anstalld_tom: string | null): Row => ({
  personal_id: "P1",
  enhet_id: "E1",
  anstalld_fom,
  anstalld_tom,
});

test("an employment that is over bears on later months (who is new, R02), one that has not begun on none", async () => {
  const before = await prints([employment("2025-06-01", null)]);
  const earlier = await prints([employment("2025-06-01", null), employment("2025-01-01", "2025-02-28")]);
  expect(Object.keys(before)).toEqual(expect.arrayContaining(["2025-03", "2025-06", "alla"]));
  expect(earlier["2025-06"]).not.toBe(before["2025-06"]);
  expect(earlier["2025-03"]).not.toBe(before["2025-03"]);
  expect(earlier.alla).toBe(before.alla);

  const later = await prints([employment("2025-06-01", null), employment("2025-08-01", null)]);
  expect(later["2025-06"]).toBe(before["2025-06"]);
});

test("files mapped in another way, or persons under another key, are other rows in every month", async () => {
  const first = await prints([], [[{ namn: "a", kalla: "utford_tid" }], "nyckel1"]);
  expect(await prints([], [[{ namn: "a", kalla: "utford_tid" }], "nyckel1"])).toEqual(first);
  expect((await prints([], [[{ namn: "b", kalla: "utford_tid" }], "nyckel1"])).alla).not.toBe(first.alla);
  expect((await prints([], [[{ namn: "a", kalla: "utford_tid" }], "nyckel2"])).alla).not.toBe(first.alla);
});
