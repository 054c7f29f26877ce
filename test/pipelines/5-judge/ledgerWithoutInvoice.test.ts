import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgeLedger } from "../../../pipelines/5-judge/ledger.ts";
import { calculatedCell, ledgerDoesNotBalance } from "../../../src/messages/ledger.ts";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { avtal, causesOf, decided, line, visits } from "./ledgerRows.ts";
import { moneyWarehouse, type Rows, refill } from "./moneyWarehouse.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await moneyWarehouse({});
});
afterAll(() => warehouse.close());

const cells = (): Promise<Row[]> =>
  warehouse.rows(
    `select utforare_id, brukar_nyckel, insats, manad, slag, beraknad, beviljad_andel_min, utford_min, belopp_kr, beraknad_min, beraknad_kr
     from resultat.fakturaavstamning order by all`,
  );

const march = { manad: "2025-03", brukar_nyckel: "K1", insats: "service", utforare_id: "U1", belopp_kr: 0 };

test("what nobody invoiced has a cell without kronor, in the months that invoices cover", async () => {
  await refill(warehouse, {
    beslut: [
      ...decided(140),
      { beslut_id: "D2", brukar_id: "K1", insats: "tillsyn", from_datum: "2025-03-01", beviljad_tid: 70 },
    ],
    utford_tid: visits(20, 31),
    fakturor: [line("1", 1, 600, { brukar_id: "K2" })],
  });
  await judgeLedger(warehouse);
  const rest = { ...march, slag: "ej_fakturerad", beraknad: false, beraknad_min: 0, beraknad_kr: 0 };
  expect((await cells()).filter(({ slag }) => slag !== "fakturerad")).toEqual([
    { ...rest, beviljad_andel_min: 620, utford_min: 620 },
    { ...rest, insats: "tillsyn", beviljad_andel_min: 310, utford_min: 0 },
  ]);
});

test("granted time that two enheter share is counted in one cell of each, and once in all", async () => {
  await refill(warehouse, {
    enheter: ["E1", "E2"].map((enhet_id) => ({
      enhet_id,
      giltig_fom: "2020-01-01",
      utforare_id: enhet_id === "E1" ? "U1" : "U2",
      namn: enhet_id,
      verksamhetsomrade: "hemtjanst",
    })),
    beslut: [
      ...decided(100, { tom_datum: "2025-03-15" }),
      { beslut_id: "D2", brukar_id: "K1", enhet_id: "E2", from_datum: "2025-03-16", beviljad_tid: 100 },
    ],
    utford_tid: visits(20, 31).map((row, i) => ({ ...row, enhet_id: i < 15 ? "E1" : "E2" })),
    fakturor: [line("1", 5, 3000), line("1", 5, 3000, { utforare_id: "U2", enhet_id: "E2" })],
  });
  await judgeLedger(warehouse);
  // 100 × 15 / 7 = 214.3 and 100 × 16 / 7 = 228.6 are 443 together
  expect((await cells()).map((row) => [row.utforare_id, row.beviljad_andel_min])).toEqual([
    ["U1", 214],
    ["U2", 229],
  ]);
});

describe("egen regi without invoices", () => {
  const own: Rows = {
    utforare: [{ utforare_id: "U1", giltig_fom: "2020-01-01", namn: "Kommunens hemtjänst", driftsform: "egen_regi" }],
    enheter: [
      {
        enhet_id: "E1",
        giltig_fom: "2020-01-01",
        utforare_id: "U1",
        namn: "Norr",
        verksamhetsomrade: "hemtjanst",
        omrade: "glesbygd",
      },
    ],
    prislista: [
      { regi: "egen_regi", omrade: "tatort", tidsslag: "dag", kr_per_timme: 300 },
      { regi: "egen_regi", omrade: "glesbygd", tidsslag: "dag", kr_per_timme: 360 },
      { regi: "egen_regi", omrade: "glesbygd", tidsslag: "helg", kr_per_timme: 420 },
      { regi: "privat", omrade: "glesbygd", tidsslag: "dag", kr_per_timme: 999 },
    ].map((price) => ({ insats: "service", from_datum: "2025-01-01", ...price })),
    beslut: decided(140),
    utford_tid: visits(20, 31),
  };
  const cost = { ...march, slag: "beraknad", beraknad: true, beviljad_andel_min: 620, utford_min: 620 };
  const first = async (): Promise<Row[]> => (await cells()).filter(({ manad }) => manad === "2025-03");

  test("costs its performed time at the price of its regi, area and time band", async () => {
    const found = await causesOf(warehouse, own);
    // March 2025 has ten days of weekend: 200 minutes at 7 kr, 420 at 6 kr
    expect(await first()).toEqual([{ ...cost, beraknad_min: 620, beraknad_kr: 3920 }]);
    expect(found).toEqual({ beslut_och_utford_tid: [620, 3920] });
  });

  test("costs its granted time where the överenskommelse pays for that", async () => {
    await causesOf(warehouse, { ...own, avtal: avtal({ ersattningsgrund: "beviljad" }) });
    expect(await first()).toEqual([{ ...cost, beraknad_min: 620, beraknad_kr: 3720 }]);
  });

  test("is in no sum of invoices, and not calculated once it invoices", async () => {
    await causesOf(warehouse, { ...own, fakturor: [line("1", 10.3333, 3720, { brukar_id: "K2" })] });
    expect((await first()).map(({ slag, beraknad_kr }) => [slag, beraknad_kr])).toEqual([
      ["ej_fakturerad", 0],
      ["fakturerad", 0],
    ]);
    await causesOf(warehouse, own);
    const sums = await warehouse.row(
      "select sum(belopp_kr) as belopp, sum(forklarad_kr + oforklarad_kr) as delar from resultat.fakturaavstamning",
    );
    expect(sums).toEqual({ belopp: 0, delar: 0 });
  });

  test("without a price the cost is unknown, not nothing", async () => {
    await causesOf(warehouse, { ...own, prislista: [] });
    expect(await first()).toEqual([{ ...cost, beraknad_min: 620, beraknad_kr: null }]);
  });

  test("that is not minutes times price stops the run", async () => {
    await causesOf(warehouse, own);
    const { id } = await warehouse.row<{ id: string }>(
      "select avstamning_id as id from resultat.fakturaavstamning where manad = '2025-03'",
    );
    await expect(judgeWith(warehouse, id)).rejects.toThrow(
      ledgerDoesNotBalance(calculatedCell(id), "3920.00", "3921.00"),
    );
  });
});

/** The ledger over a table of calculated parts that somebody has made a krona dearer after the cells were made. */
async function judgeWith(open: Warehouse, id: string): Promise<void> {
  const run = open.run.bind(open);
  const broken = Object.create(open, {
    run: {
      value: async (sql: string) => {
        await run(sql);
        if (sql.startsWith("create or replace temp table bokforingslage"))
          await run(
            `update beraknat set kr_per_timme = kr_per_timme + 60.0 / minuter where avstamning_id = '${id}' and tidsslag = 'dag'`,
          );
      },
    },
  }) as Warehouse;
  await judgeLedger(broken);
}
