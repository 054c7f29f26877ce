import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defineMacros } from "../../../pipelines/3-model/macros.ts";
import { sqlFiles } from "../../../pipelines/common/repository.ts";
import { createResultTables } from "../../../pipelines/common/results.ts";
import { Warehouse } from "../../../src/warehouse/warehouse.ts";

let warehouse: Warehouse;
beforeEach(async () => {
  warehouse = await Warehouse.open(":memory:");
  await defineMacros(warehouse, {
    perDatum: "2026-09-30",
    kallor: ["avvikelser", "klagomal", "lex_sarah"],
    trosklar: { skydd_minsta_antal: 5, skydd_minsta_svar: 7, driftsform_minst_enheter: 3 },
  });
  await createResultTables(warehouse);
  await warehouse.run(`
    create schema if not exists modell; create schema if not exists referens; create schema if not exists kant;
    create table modell.kvartal as from (values
      ('2026-Q2', date '2026-04-01', date '2026-06-30', true, 1), ('2026-Q3', date '2026-07-01', date '2026-09-30', true, 2))
      t(kvartal, forsta_dag, sista_dag, fullstandigt, ordning)`);
});
afterEach(() => warehouse.close());

const dataset = (name: string) =>
  warehouse.rows<Record<string, unknown>>(
    sqlFiles("pipelines/7-publish/intern").find((file) => file.name === name)!.body,
  );

describe("handelser: what happened at a unit", () => {
  beforeEach(() =>
    warehouse.run(`
      create table modell.enheter as from (values
        ('E1', 'Ett', 'U1', true, 'E1'), ('E2', 'Två', 'U1', true, 'E2'), ('E0', 'Noll', 'U1', false, 'E1'))
        t(enhet_id, namn, utforare_id, aktiv, nu_enhet_id);
      create table modell.utforare as from (values ('U0', 'Förra'), ('U1', 'Nya')) t(utforare_id, utforare_namn);
      create table kant.enheter as from (values
        ('E1', date '2020-01-01', null::date, 'U0', null::varchar), ('E1', date '2026-05-01', null, 'U1', null),
        ('E2', date '2020-01-01', null, 'U1', null), ('E0', date '2020-01-01', date '2026-04-30', 'U1', null))
        t(enhet_id, giltig_fom, giltig_tom, utforare_id, ersatter_enhet_id);
      create table modell.exponering as from (values ('E1', '2026-Q2', 1, 40.0), ('E1', '2026-Q3', 2, 40.0), ('E2', '2026-Q3', 2, 3.0))
        t(enhet_id, kvartal, ordning, brukare);
      -- one avvikelse of two kategorier is one
      create table modell.avvikelser as from (values ('A1', 'E1', '2026-Q3', 3), ('A1', 'E1', '2026-Q3', 3), ('A2', 'E2', '2026-Q3', 4))
        t(avvikelse_id, enhet_id, kvartal, allvarlighetsgrad);
      create table modell.klagomal as from (values ('K1', 'E1', '2026-Q3', 'klagomal', 1), ('K2', 'E1', '2026-Q3', 'berom', 1))
        t(klagomal_id, enhet_id, kvartal, typ, allvarlighetsgrad);
      create table modell.lex_sarah as from (values ('L1', 'E1', '2026-Q3', true)) t(rapport_id, enhet_id, kvartal, allvarlig);
      create table modell.lex_maria as from (values ('M1', 'E1', '2026-Q3', true)) t(anmalan_id, enhet_id, kvartal, allvarlig);
      create table modell.uppfoljningar as from (values
        ('F1', 'E1', date '2026-05-04', 'arlig', true, true), ('F1', 'E1', date '2026-05-04', 'arlig', false, true), ('F2', 'E1', date '2026-09-01', 'tema', false, false))
        t(uppfoljning_id, enhet_id, genomford_datum, metod, fynd, bedomd);
      create table modell.brister as from (values
        ('B1', 'E1', 'k1', 'dokumentation', date '2026-05-04', 2, false), ('B2', 'E1', 'k1', 'dokumentation', date '2026-08-01', 3, false),
        ('B0', 'E1', 'k0', 'samverkan', date '2019-01-01', 1, false))
        t(brist_id, enhet_id, krav_id, kvalitetsomrade, upptackt_datum, allvarlighetsgrad, systemorsak);
      create table kant.atgarder as from (values
        ('T1', 'B1', 'chef', date '2026-06-30', date '2026-05-20', date '2026-06-15', date '2026-06-20'),
        ('T2', 'B2', 'chef', date '2026-09-01', null, null, null))
        t(atgard_id, brist_id, ansvarig_roll, klar_senast, godkand_datum, avrapporterad_datum, verifierad_datum);
      create table kant.sanktioner as from (values
        ('S1', 'U1', 'E1', 'varning', date '2026-08-15', null::date), ('S2', 'U1', null, 'papekande', date '2026-08-20', date '2026-09-01'))
        t(sanktion_id, utforare_id, enhet_id, typ, beslut_datum, havd_datum);
      create table referens.metod as from (values ('arlig', 'Årlig uppföljning'), ('tema', 'Tema')) t(kod, namn);
      create table referens.sanktion as from (values ('varning', 'Varning'), ('papekande', 'Påpekande')) t(kod, namn)`),
  );
  const of = async (enhet: string, slag: string) =>
    (await dataset("handelser")).filter((row) => row.enhet_id === enhet && row.slag === slag);

  it("counts by quarter, a quarter without any too, and each event once", async () => {
    expect((await of("E1", "avvikelser")).map((row) => [row.datum, row.antal, row.allvarliga])).toEqual([
      ["2026-04-01", 0, 0],
      ["2026-07-01", 1, 1],
    ]);
    expect((await of("E1", "klagomal")).map(({ antal }) => antal)).toEqual([0, 1]);
    expect((await of("E1", "lex_sarah")).map((row) => [row.datum, row.allvarliga])).toEqual([["2026-07-01", 1]]);
  });

  it("says nothing of a source that was not delivered", async () => expect(await of("E1", "lex_maria")).toEqual([]));

  it("withholds a quarter of few brukare whole: also that nothing happened", async () => {
    for (const slag of ["avvikelser", "klagomal", "lex_sarah"])
      expect((await of("E2", slag)).map((row) => [row.antal, row.allvarliga, row.dold])).toEqual([[null, null, true]]);
  });

  it("dates what is about the unit, and says what became of it", async () => {
    expect((await of("E1", "uppfoljning")).map((row) => [row.namn, row.antal, row.av, row.status])).toEqual([
      ["Årlig uppföljning", 1, 2, "fynd"],
      ["Tema", 0, 0, "rapport_saknas"],
    ]);
    expect((await of("E1", "brist")).map((row) => [row.handelse_id, row.status])).toEqual([
      ["B1", "ny"],
      ["B2", "upprepad"],
    ]);
    expect((await of("E1", "atgard")).map((row) => [row.datum, row.till_datum, row.status])).toEqual([
      ["2026-05-20", "2026-06-20", "verifierad"],
      ["2026-08-01", "2026-09-01", "forsenad"],
    ]);
  });

  it("tells a sanction against the whole utförare at each of its units", async () => {
    expect((await of("E1", "sanktion")).map((row) => [row.namn, row.status])).toEqual([
      ["Varning", "galler"],
      ["Påpekande", "upphord"],
    ]);
    expect((await of("E2", "sanktion")).map(({ namn }) => namn)).toEqual(["Påpekande"]);
  });

  it("marks a new utförare and a unit that went into another, and leaves the gone unit out", async () => {
    expect((await of("E1", "utforare")).map((row) => [row.datum, row.namn])).toEqual([["2026-05-01", "Nya"]]);
    expect((await of("E1", "sammanslagning")).map((row) => [row.datum, row.namn])).toEqual([["2026-05-01", "Noll"]]);
    expect((await dataset("handelser")).some(({ enhet_id }) => enhet_id === "E0")).toBe(false);
  });
});

describe("driftsformer: egen regi and privat on equal terms", () => {
  /** Units of an area: how many, events of each, exposure of each, brukare of each. */
  const units = async (
    area: string,
    form: string,
    events: readonly number[],
    exposure: number,
    brukare = 20,
    indikator = "avvikelser-totalt",
  ) => {
    for (const [index, count] of events.entries()) {
      const id = `${area}-${form}-${index}`;
      await warehouse.run(`
        insert into modell.enheter values ('${id}', '${area}', '${form}', true);
        insert into modell.exponering values ('${id}', 2, ${brukare});
        insert into resultat.indikatorvarden values
          ('enhet', '${id}', '${id}', '${indikator}', 'rullande4', '2026-Q3', ${count}, ${exposure}, ${count / exposure})`);
    }
  };
  beforeEach(() =>
    warehouse.run(`
      create table modell.enheter (enhet_id varchar, verksamhetsomrade varchar, driftsform varchar, aktiv boolean);
      create table modell.exponering (enhet_id varchar, ordning integer, brukare double);
      create table resultat.indikatorer as from (values ('avvikelser-totalt', 'brukardygn'), ('missnojda', 'svarande')) t(indikator_id, exponering)`),
  );
  const rows = async () =>
    (await dataset("driftsformer")).map((row) => [
      row.verksamhetsomrade ?? "alla",
      row.driftsform,
      row.antal_enheter,
      row.taljare,
      row.skal,
    ]);

  it("gives each side its figures with an error that knows that units differ: 5, 10, 15 of 100 → 28.9 %", async () => {
    await units("hemtjanst", "privat", [5, 10, 15], 100);
    await units("hemtjanst", "egen_regi", [10, 10, 10], 100);
    const found = (await dataset("driftsformer")).filter((row) => row.verksamhetsomrade === "hemtjanst");
    expect(found.map((row) => [row.driftsform, row.varde])).toEqual([
      ["egen_regi", 0.1],
      ["privat", 0.1],
    ]);
    // s/√n of the events over their mean: 5/√3/10
    expect(found[1]!.medelfel).toBeCloseTo(0.288675, 6);
    expect(found[0]!.medelfel).toBeCloseTo(0, 9);
  });

  it("compares over all areas with what each area gives: more of a busy area is no worse level", async () => {
    // one area has ten times the events of the other; privat has most units in it, at exactly its level
    await units("a", "privat", [10, 10, 10, 10], 100);
    await units("a", "egen_regi", [10], 100);
    await units("b", "privat", [1], 100);
    await units("b", "egen_regi", [1, 1, 1, 1], 100);
    await units("c", "privat", [50, 50, 50], 100);
    const all = (await dataset("driftsformer")).filter((row) => row.verksamhetsomrade == null);
    expect(all.map((row) => [row.driftsform, row.antal_enheter, row.taljare, Number(row.varde)])).toEqual([
      ["egen_regi", 5, 14, 1],
      ["privat", 5, 41, 1],
    ]);
  });

  it("does not compare single units in the name of a driftsform", async () => {
    await units("hemtjanst", "privat", [5, 5, 5], 100);
    await units("hemtjanst", "egen_regi", [5, 5], 100);
    expect((await rows()).filter(([area]) => area !== "alla")).toEqual([
      ["hemtjanst", "egen_regi", 2, null, "fa_enheter"],
      ["hemtjanst", "privat", 3, 15, null],
    ]);
  });

  it("withholds both sides where one is about too few persons, and few dissatisfied answers", async () => {
    await units("hemtjanst", "privat", [5, 5, 5], 100);
    await units("hemtjanst", "egen_regi", [5, 5, 5], 100, 1);
    await units("boendestod", "privat", [1, 1, 1], 30, 20, "missnojda");
    expect((await rows()).filter(([area]) => area !== "alla").map((row) => [row[0], row[1], row[4]])).toEqual([
      ["hemtjanst", "egen_regi", "fa_personer"],
      ["hemtjanst", "privat", "fa_personer"],
      ["boendestod", "privat", "fa_personer"],
    ]);
  });
});
