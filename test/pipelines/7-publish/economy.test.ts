import { afterEach, describe, expect, it } from "vitest";
import { judgeEconomy } from "../../../pipelines/5-judge/economy.ts";
import { sqlFiles } from "../../../pipelines/common/repository.ts";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { declaredThresholds, enhet, modelOf, months, utforare } from "../../helpers/careWarehouse.ts";

let warehouse: Warehouse | undefined;
afterEach(() => warehouse?.close());

/** U1 a company; U2 an enskild firma, whose number was keyed when it was read; each with so many brukare a month. */
async function published(brukare: (utforare_id: string, manad: string) => number) {
  const ids = ["U1", "U2"];
  warehouse = await modelOf({
    utforare: [
      { ...utforare("U1"), organisationsnummer: "559990-0015" },
      { ...utforare("U2"), organisationsnummer: "pw64hdv8rdv1" },
    ],
    enheter: ids.map((id) => enhet(`E${id.slice(1)}`, { utforare_id: id })),
    ekonomikontroller: ids.map((utforare_id) => ({
      utforare_id,
      datum: "2026-08-01",
      kontroll: "skatteskuld",
      utfall: "anmarkning",
      varde: "84 300 kr",
    })),
    fakturor: ids.flatMap((id) =>
      months("2025-10", "2026-09").flatMap((manad) =>
        Array.from(
          { length: brukare(id, manad) },
          (_, i): Row => ({
            utforare_id: id,
            faktura_id: `${id}-${manad}`,
            rad: String(i),
            enhet_id: `E${id.slice(1)}`,
            brukar_id: `B${i}`,
            insats: "service",
            from_datum: `${manad}-01`,
            tom_datum: `${manad}-28`,
            timmar: 10,
            a_pris: 400,
            belopp: 4000,
            fakturadatum: `${manad}-28`,
          }),
        ),
      ),
    ),
  });
  await judgeEconomy(warehouse, declaredThresholds());
  return (edition: string, name: string): Promise<Record<string, unknown>[]> =>
    warehouse!.rows(sqlFiles(`pipelines/7-publish/${edition}`).find((file) => file.name === name)!.body);
}

describe("what intern says of the economy", () => {
  it("leaves out what a control of an enskild firma showed, and keeps that it was made", async () => {
    const dataset = await published(() => 9);
    expect(
      (await dataset("intern", "ekonomikontroller")).map((row) => [
        row.utforare_id,
        row.utfall,
        row.alder_dagar,
        row.dold,
      ]),
    ).toEqual([
      ["U1", "anmarkning", 60, false],
      ["U2", null, 60, true],
    ]);
    expect((await dataset("intern", "obestandstecken")).map((row) => row.utforare_id)).toEqual(["U1"]);
    expect((await dataset("intern", "obestandslage")).map((row) => [row.utforare_id, row.niva, row.antal])).toEqual([
      ["U1", "enstaka_tecken", 1],
      ["U2", null, null],
    ]);
    expect((await dataset("ekonomi", "obestandslage")).map((row) => row.niva)).toEqual([
      "enstaka_tecken",
      "enstaka_tecken",
    ]);
    expect((await dataset("alla", "ekonomiutforare")).map((row) => row.enskild_firma)).toEqual([false, true]);
  });

  it("hides months of few brukare, and one more where a single one would be told by the sum", async () => {
    const dataset = await published((id, manad) => (id === "U1" && manad === "2026-03" ? 2 : id === "U1" ? 20 : 3));
    const hidden = (await dataset("intern", "ekonomimanader")).filter((row) => row.dold);
    expect(hidden.filter((row) => row.utforare_id === "U1").map((row) => row.manad)).toEqual(["2025-10", "2026-03"]);
    expect(hidden.filter((row) => row.utforare_id === "U2")).toHaveLength(12);
    for (const row of hidden)
      expect([row.belopp_kr, row.timmar, row.snittpris, row.brukare]).toEqual([null, null, null, null]);
    expect((await dataset("intern", "ekonomitrender")).every((row) => row.dold && row.kvot === null)).toBe(true);
    expect((await dataset("ekonomi", "ekonomimanader")).every((row) => row.belopp_kr !== null)).toBe(true);
  });

  it("has neither the trail nor the protocol", () => {
    const names = sqlFiles("pipelines/7-publish/intern").map((file) => file.name);
    for (const name of ["kontrollspar", "kontrollkalender", "fakturakontroller"]) expect(names).not.toContain(name);
  });
});
