import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defineMacros } from "../../../pipelines/3-model/macros.ts";
import { definePseudonyms, pseudonymsOf } from "../../../pipelines/7-publish/pseudonyms.ts";
import { sqlFiles } from "../../../pipelines/common/repository.ts";
import { createResultTables } from "../../../pipelines/common/results.ts";
import { Warehouse } from "../../../src/warehouse/warehouse.ts";

const key = Buffer.alloc(32, 7);

describe("an edition's pseudonyms", () => {
  it("are the same in every run, another in every edition, and never the warehouse's key", () => {
    const [economy, other] = [pseudonymsOf(key, "ekonomi"), pseudonymsOf(key, "granskning")];
    expect(economy("tg1hk2ss3yfa")).toBe(pseudonymsOf(key, "ekonomi")("tg1hk2ss3yfa"));
    expect(economy("tg1hk2ss3yfa")).toMatch(/^B-[0-9a-hjkmnp-tv-z]{10}$/);
    expect(economy("tg1hk2ss3yfa")).not.toBe(other("tg1hk2ss3yfa"));
    expect(economy("tg1hk2ss3yfa")).not.toBe(pseudonymsOf(Buffer.alloc(32, 8), "ekonomi")("tg1hk2ss3yfa"));
    expect(economy("tg1hk2ss3yfa")).not.toContain("tg1hk2ss3yfa");
  });

  it("keep twenty thousand persons apart", () => {
    const economy = pseudonymsOf(key, "ekonomi");
    expect(new Set(Array.from({ length: 20_000 }, (_, index) => economy(`person${index}`))).size).toBe(20_000);
  });
});

describe("what the editions say of few persons", () => {
  let warehouse: Warehouse;

  beforeEach(async () => {
    warehouse = await Warehouse.open(":memory:");
    await defineMacros(warehouse, {
      perDatum: "2025-12-31",
      kallor: ["fakturor"],
      trosklar: { skydd_minsta_antal: 5, fynd_manader_i_rad: 3 },
    });
    await createResultTables(warehouse);
    await warehouse.run(`
      create schema if not exists modell; create schema if not exists referens; create schema if not exists kant;
      create table modell.utforare as from (values ('U1', 'Stor', 'privat'), ('U2', 'Liten', 'egen_regi'), ('U3', 'Mellan', 'privat'), ('U4', 'Ren', 'privat')) t(utforare_id, utforare_namn, driftsform);
      create table modell.enheter as from (values ('E1', 'Enhet')) t(enhet_id, namn);
      create table referens.driftsform as from (values ('privat', 'Privat regi'), ('egen_regi', 'Egen regi')) t(kod, namn);
      create table referens.fyndsvarsutfall as from (values ('felaktigt', 'Felaktigt')) t(kod, namn);
      create table kant.utford_tid (besok_id varchar, brukar_id varchar);
      insert into resultat.fakturaregler (regel_id, namn, klass, tillamplig, saknar, oskyldig_forklaring, fraga, unik_kr, svar_antal, "precision")
        values ('R12', 'Tolv', 'hard', true, []::varchar[], 'x', 'y', 9, 8, 0.5), ('R18', 'Arton', 'hard', true, []::varchar[], 'x', 'y', 24, 8, 0.5),
          ('R21', 'Ett', 'hard', true, []::varchar[], 'x', 'y', 36, 4, 0.5);
      -- persons with unexplained kronor: U1 nine, U2 two, U3 six, U4 none
      insert into resultat.fakturaavstamning by name
        select 'A' || u || i as avstamning_id, u as utforare_id, 'E1' as enhet_id, u || 'p' || i as brukar_nyckel, 'service' as insats, '2025-11' as manad,
          0 as beviljad_min, 0 as utford_min, 60 as fakturerad_min, 100 as belopp_kr, case when i > berorda then 100 else 90 end as forklarad_kr,
          case when i > berorda then 0 else 10 end as oforklarad_kr, 'fakturerad' as slag, false as beraknad
        from (values ('U1', 9), ('U2', 2), ('U3', 6), ('U4', 0)) t(u, berorda), range(1, 21) r(i);
      insert into resultat.fakturafynd (fynd_id, regel_id, klass, utforare_id, enhet_id, brukar_nyckel, period, minuter, belopp_kr, rader,
        forklaring, unik_kr)
        select 'F' || regel || i, regel, 'hard', 'U1', 'E1', 'U1p' || i, '2025-11', 10, 5, ['x/1'], 'text', 3
        from (values ('R12', 3), ('R18', 8), ('R21', 12)) t(regel, personer), range(1, 13) r(i) where i <= personer`);
  });
  afterEach(() => warehouse.close());

  const dataset = (edition: string, name: string) =>
    warehouse.rows<Record<string, unknown>>(
      sqlFiles(`pipelines/7-publish/${edition}`).find((file) => file.name === name)!.body,
    );

  it("withholds the small and one more, so that the sum does not give it away", async () => {
    const rows = await dataset("intern", "avstamning-utforare");
    expect(rows.map((row) => [row.utforare_id, row.skyddad, row.oforklarad_kr])).toEqual([
      ["U1", false, 90],
      ["U2", true, null],
      ["U3", true, null],
      ["U4", false, 0],
    ]);
    expect(Object.keys(rows[0]!)).not.toContain("forklarad_kr");
  });

  it("does the same for the rules", async () => {
    const rows = await dataset("intern", "fynd-regler");
    expect(rows.map((row) => [row.regel_id, row.skyddad, row.antal, row.belopp_kr, row.minuter])).toEqual([
      ["R12", true, null, null, null],
      ["R18", true, null, null, null],
      ["R21", false, 12, 60, 120],
    ]);
    // Unique kronor and answers are withheld with the rest; answers also where they are few.
    expect(rows.map((row) => [row.unik_kr, row.svar_antal, row.precision])).toEqual([
      [null, null, null],
      [null, null, null],
      [36, null, null],
    ]);
  });

  describe("the steps from granted to invoiced", () => {
    const withheld = async (
      ...steps: [steg: string, minuter: number, brukare: number | null][]
    ): Promise<unknown[]> => {
      const values = steps.map(([steg, n, who]) => `('U1', '2025-11', 'fakturerad', '${steg}', ${n}, ${n}, ${who})`);
      await warehouse.run(`insert into resultat.avstamningssteg values ${values.join(", ")}`);
      const rows = await dataset("intern", "avstamning-steg");
      for (const row of rows)
        expect([row.steg, row.minuter === null, row.varde_kr === null]).toEqual([row.steg, row.skyddad, row.skyddad]);
      return rows.filter(({ skyddad }) => skyddad).map(({ steg }) => steg);
    };

    it("withhold one of few persons and another of the same sum", async () => {
      const found = await withheld(
        ["beviljad", 1000, 20],
        ["franvaro_sjukhus", -100, 3],
        ["avbojda", -50, 7],
        ["ej_utford", -300, 12],
        ["utford", 550, 20],
        ["avrundning", 20, 6],
        ["fakturerad", 571, 20],
        ["pris", 1, null],
      );
      expect(found).toEqual(["avbojda", "franvaro_sjukhus"]);
    });

    it("withhold one more on each side of the performed time, since each side adds up by itself", async () => {
      const found = await withheld(
        ["beviljad", 1000, 20],
        ["franvaro_sjukhus", -100, 3],
        ["avbojda", -50, 7],
        ["utford", 850, 20],
        ["avrundning", 20, 2],
        ["utover", 10, 9],
        ["fakturerad", 880, 20],
      );
      expect(found).toEqual(["avbojda", "avrundning", "franvaro_sjukhus", "utover"]);
    });

    it("withhold a level of few persons with a step on both sides of it", async () => {
      const found = await withheld(
        ["beviljad", 1000, 20],
        ["ej_utford", -900, 20],
        ["utford", 100, 3],
        ["beviljad_ersatts", 800, 19],
        ["fakturerad", 900, 20],
      );
      expect(found).toEqual(["beviljad_ersatts", "ej_utford", "utford"]);
    });
  });

  it("shows the economy edition all, under its own pseudonyms", async () => {
    await definePseudonyms(warehouse, key, "ekonomi");
    const rows = await dataset("ekonomi", "fynd");
    expect(rows).toHaveLength(23);
    expect(JSON.stringify(rows)).not.toMatch(/U1p\d/);
    expect(rows.every((row) => /^B-/.test(String(row.brukare)))).toBe(true);
    expect((await dataset("ekonomi", "fynd-regler")).map((row) => row.antal)).toEqual([3, 8, 12]);
    const sums = await dataset("ekonomi", "fynd-summor");
    expect(sums.find((row) => row.niva === "totalt")).toMatchObject({
      brutto_kr: 115,
      belopp_kr: 115,
      unik_kr: 69,
      antal: 23,
    });
    expect(sums.filter((row) => row.niva === "regel").map((row) => row.unik_kr)).toEqual([9, 24, 36]);
  });

  it("leaves no pseudonym of one edition to the next", async () => {
    await definePseudonyms(warehouse, key, "ekonomi");
    const before = await warehouse.rows<{ pseudonym: string }>("select pseudonym from pseudonymer order by 1");
    await definePseudonyms(warehouse, key, "intern");
    const after = await warehouse.rows<{ pseudonym: string }>("select pseudonym from pseudonymer order by 1");
    expect(after).toHaveLength(before.length);
    expect(after.filter((row) => before.some((old) => old.pseudonym === row.pseudonym))).toEqual([]);
  });
});
