import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { judgeLedger } from "../../../pipelines/5-judge/ledger.ts";
import { sqlFiles } from "../../../pipelines/common/repository.ts";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { decided, line, visits } from "../5-judge/ledgerRows.ts";
import { moneyWarehouse, refill } from "../5-judge/moneyWarehouse.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await moneyWarehouse({});
});
afterAll(() => warehouse.close());

const published = (): Promise<Row[]> =>
  warehouse.rows(sqlFiles("pipelines/7-publish/ekonomi").find(({ name }) => name === "fyndavstamning")!.body);

const found = (fynd_id: string, rader: readonly string[], more: { brukare?: string | null; period?: string } = {}) => {
  const { brukare = "K1", period = "2025-03" } = more;
  return warehouse.run(
    `insert into resultat.fakturafynd by name select '${fynd_id}' as fynd_id, 'R06' as regel_id, 'hard' as klass, 'U1' as utforare_id,
       ${brukare === null ? "null" : `'${brukare}'`} as brukar_nyckel, '${period}' as period, [${rader.map((id) => `'${id}'`).join(", ")}]::varchar[] as rader`,
  );
};

/** K1 has service, with visits, and tillsyn, without; in April service again. K2 has a line of the same utförare. */
describe("the cells beside a finding", () => {
  beforeEach(async () => {
    await refill(warehouse, {
      beslut: decided(140),
      utford_tid: visits(20, 31),
      fakturor: [
        line("1", 11, 5500),
        line("2", 2, 900, { insats: "tillsyn" }),
        line("3", 5, 2500, { from_datum: "2025-04-01", tom_datum: "2025-04-30" }),
        line("4", 7, 3500, { brukar_id: "K2" }),
      ],
    });
    await judgeLedger(warehouse);
    await warehouse.run("delete from resultat.fakturafynd");
  });

  it("have all three sides, those of the insats that the rows name first", async () => {
    await found("F-1", ["F1/2"]);
    await found("F-2", ["B0", "B1"]);
    expect(
      (await published()).map(({ fynd_id, insats, i_fallet, beviljad_min, utford_min, fakturerad_min, belopp_kr }) => [
        fynd_id,
        insats,
        i_fallet,
        beviljad_min,
        utford_min,
        fakturerad_min,
        belopp_kr,
      ]),
    ).toEqual([
      ["F-1", "Tillsyn", true, 0, 0, 120, 900],
      ["F-1", "Service", false, 620, 620, 660, 5500],
      ["F-2", "Service", true, 620, 620, 660, 5500],
      ["F-2", "Tillsyn", false, 0, 0, 120, 900],
    ]);
  });

  it("are those of the period, of the utförare and of the brukare alone, and can be followed by their ids", async () => {
    await found("F-1", ["F1/1", "F1/4"], { period: "2025-03/2025-04" });
    const rows = await published();
    expect(rows.map(({ manad, insats, i_fallet }) => [manad, insats, i_fallet])).toEqual([
      ["2025-03", "Service", true],
      ["2025-03", "Tillsyn", false],
      ["2025-04", "Service", true],
    ]);
    const ids = await warehouse.rows<{ id: string }>(
      "select avstamning_id as id from resultat.fakturaavstamning where brukar_nyckel = 'K1'",
    );
    expect(rows.map((row) => row.avstamning_id).sort()).toEqual(ids.map(({ id }) => id).sort());
  });

  it("are all of the case where its rows name no insats, and none where it is about no brukare", async () => {
    await found("F-1", ["F1/4"]);
    await found("F-2", ["F1/1"], { brukare: null });
    expect((await published()).map(({ fynd_id, insats, i_fallet }) => [fynd_id, insats, i_fallet])).toEqual([
      ["F-1", "Service", true],
      ["F-1", "Tillsyn", true],
    ]);
  });

  it("say nothing of what was billed where egen regi sends no invoice", async () => {
    await found("F-1", ["F1/1"]);
    await warehouse.run("update resultat.fakturaavstamning set beraknad = true where insats = 'service'");
    expect(
      (await published()).map(({ fakturerad_min, belopp_kr, oforklarad_kr }) => [
        fakturerad_min,
        belopp_kr,
        oforklarad_kr !== null,
      ]),
    ).toEqual([
      [null, null, false],
      [120, 900, true],
    ]);
  });

  it("are at most 24, the case's own before the others", async () => {
    await found("F-1", ["F1/2"]);
    await warehouse.run(`insert into resultat.fakturaavstamning by name
      select a.* replace ('A-' || i as avstamning_id, 'E' || i as enhet_id) from resultat.fakturaavstamning a, range(30) r(i)
      where a.insats = 'service' and a.brukar_nyckel = 'K1' and a.manad = '2025-03'`);
    const rows = await published();
    expect([rows.length, rows[0]!.insats]).toEqual([24, "Tillsyn"]);
  });
});
