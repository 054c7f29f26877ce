import { describe, expect, test } from "vitest";
import { avvikelser, enhet, modelOf, utforare, volym } from "../../helpers/careWarehouse.ts";

const base = { utforare: [utforare("U1"), utforare("U2")] };

describe("enheter (AC-10)", () => {
  test("a chain of replacements ends in the unit of today, and a ring does not hang", async () => {
    const warehouse = await modelOf({
      ...base,
      enheter: [
        enhet("A", { giltig_tom: "2024-12-31" }),
        enhet("B", { giltig_fom: "2025-01-01", ersatter_enhet_id: "A", giltig_tom: "2025-12-31" }),
        enhet("C", { giltig_fom: "2026-01-01", ersatter_enhet_id: "B" }),
        enhet("D"),
        enhet("X", { ersatter_enhet_id: "Y" }),
        enhet("Y", { ersatter_enhet_id: "X" }),
      ],
    });
    const rows = await warehouse.rows<{
      enhet_id: string;
      nu_enhet_id: string;
      aktiv: boolean;
      forsta_kvartal: string;
    }>("select enhet_id, nu_enhet_id, aktiv, forsta_kvartal from modell.enheter order by enhet_id");
    expect(rows.filter((row) => "ABCD".includes(row.enhet_id))).toEqual([
      { enhet_id: "A", nu_enhet_id: "C", aktiv: false, forsta_kvartal: "2019-Q1" },
      { enhet_id: "B", nu_enhet_id: "C", aktiv: false, forsta_kvartal: "2019-Q1" },
      { enhet_id: "C", nu_enhet_id: "C", aktiv: true, forsta_kvartal: "2019-Q1" },
      { enhet_id: "D", nu_enhet_id: "D", aktiv: true, forsta_kvartal: "2019-Q1" },
    ]);
    expect(rows.length).toBe(6);
  });

  test("a merger that has not happened at the as-of day has not happened", async () => {
    const enheter = [enhet("A"), enhet("B", { giltig_fom: "2026-10-01", ersatter_enhet_id: "A" })];
    const warehouse = await modelOf({ ...base, enheter: enheter.slice(0, 1) });
    const { nu } = await warehouse.row<{ nu: string }>(
      "select nu_enhet_id as nu from modell.enheter where enhet_id = 'A'",
    );
    expect(nu).toBe("A");
    const early = await modelOf({ ...base, enheter }, "2026-09-30");
    expect(await early.rows("select enhet_id, nu_enhet_id from modell.enheter")).toEqual([
      { enhet_id: "A", nu_enhet_id: "A" },
    ]);
  });

  test("a new utförare does not inherit the quarters of the former one", async () => {
    const warehouse = await modelOf({
      ...base,
      enheter: [enhet("A", { giltig_tom: "2026-03-31" }), enhet("A", { giltig_fom: "2026-04-01", utforare_id: "U2" })],
      volymer: volym("A", "2026-01", "2026-06"),
    });
    expect(await warehouse.rows("select kvartal, utforare_id from modell.enhet_kvartal order by 1")).toEqual([
      { kvartal: "2026-Q1", utforare_id: "U1" },
      { kvartal: "2026-Q2", utforare_id: "U2" },
    ]);
  });
});

describe("kvartal and exponering", () => {
  test("a quarter is complete only when its last day is known", async () => {
    const rows = { ...base, enheter: [enhet("A")], volymer: volym("A", "2026-01", "2026-09") };
    const complete = async (day: string) =>
      (await modelOf(rows, day)).rows("select kvartal, fullstandigt from modell.kvartal order by ordning");
    expect(await complete("2026-06-29")).toEqual([
      { kvartal: "2026-Q1", fullstandigt: true },
      { kvartal: "2026-Q2", fullstandigt: false },
    ]);
    expect((await complete("2026-06-30")).at(-1)).toEqual({ kvartal: "2026-Q2", fullstandigt: true });
  });

  test("volymer first, then the time system, then platser × days", async () => {
    const besok = (besok_id: string, brukar_id: string) => ({
      besok_id,
      brukar_id,
      enhet_id: "T",
      insats: "service",
      start: "2026-02-01 08:00:00",
      slut: "2026-02-01 09:30:00",
      registrering: "auto",
    });
    const warehouse = await modelOf({
      ...base,
      enheter: [enhet("P", { platser: 10, giltig_fom: "2026-02-01" }), enhet("T"), enhet("V", { platser: 99 })],
      volymer: [
        { enhet_id: "V", manad: "2026-01", antal_brukare: 10, brukardygn: 300 },
        { enhet_id: "V", manad: "2026-02", antal_brukare: 10 },
        { enhet_id: "V", manad: "2026-03", antal_brukare: 13, brukardygn: 400 },
      ],
      utford_tid: [besok("1", "b1"), besok("2", "b1"), besok("3", "b2")],
    });
    // V: 300 + 10 × 28 + 400; T: 2 brukare × 90 days; P: 10 platser × the 59 days of February and March.
    expect(
      await warehouse.rows(
        "select enhet_id, brukardygn, brukare, utforda_timmar, kalla_exponering as kalla from modell.exponering order by 1",
      ),
    ).toEqual([
      { enhet_id: "P", brukardygn: 590, brukare: 590 / 90, utforda_timmar: null, kalla: "platser" },
      { enhet_id: "T", brukardygn: 180, brukare: 2, utforda_timmar: 4.5, kalla: "utford_tid" },
      { enhet_id: "V", brukardygn: 980, brukare: 11, utforda_timmar: null, kalla: "volymer" },
    ]);
  });
});

describe("facts", () => {
  test("an avvikelse with two categories is two rows with one lineage", async () => {
    const warehouse = await modelOf({
      ...base,
      enheter: [enhet("A")],
      avvikelser: avvikelser("A", "2026-05-01", 1, ["fall", "brist-i-dokumentation"], 3),
    });
    expect(
      await warehouse.rows(
        "select kategori, kvalitetsomrade, kvartal, fil_rad from modell.avvikelser order by kategori",
      ),
    ).toEqual([
      { kategori: "brist-i-dokumentation", kvalitetsomrade: "dokumentation", kvartal: "2026-Q2", fil_rad: 2 },
      { kategori: "fall", kvalitetsomrade: "halso-och-sjukvard", kvartal: "2026-Q2", fil_rad: 2 },
    ]);
  });

  test("lex Sarah takes its grade from the assessment, and turns serious in the quarter of that", async () => {
    const report = { enhet_id: "A", rapport_datum: "2026-03-30", typ: ["overgrepp", "fall"] };
    const warehouse = await modelOf({
      ...base,
      enheter: [enhet("A")],
      lex_sarah: [
        { ...report, rapport_id: "1", bedomning: "allvarligt_missforhallande", bedomning_datum: "2026-04-20" },
        { ...report, rapport_id: "2", bedomning: "pataglig_risk", bedomning_datum: "2026-04-20", typ: null },
        { ...report, rapport_id: "3", bedomning: "inte_missforhallande", bedomning_datum: "2026-04-20" },
      ],
    });
    expect(
      await warehouse.rows(
        "select rapport_id, allvarlighetsgrad, allvarlig, bedomt_kvartal, kvalitetsomraden from modell.lex_sarah order by 1",
      ),
    ).toEqual([
      {
        rapport_id: "1",
        allvarlighetsgrad: 3,
        allvarlig: true,
        bedomt_kvartal: "2026-Q2",
        kvalitetsomraden: ["halso-och-sjukvard", "service-och-bemotande"],
      },
      {
        rapport_id: "2",
        allvarlighetsgrad: 2,
        allvarlig: false,
        bedomt_kvartal: "2026-Q2",
        kvalitetsomraden: ["verksamhet-och-arbetssatt"],
      },
      {
        rapport_id: "3",
        allvarlighetsgrad: null,
        allvarlig: false,
        bedomt_kvartal: "2026-Q2",
        kvalitetsomraden: ["halso-och-sjukvard", "service-och-bemotande"],
      },
    ]);
  });

  test("the label: a finding, a clean follow-up, no report yet, and a brist without follow-up", async () => {
    const krav = ["K1", "K2"].map((krav_id) => ({
      krav_id,
      rubrik: krav_id,
      kvalitetsomrade: "medarbetare",
      konsekvens: 2,
    }));
    const follow = (uppfoljning_id: string, krav_id: string, bedomning: string | null) => ({
      uppfoljning_id,
      krav_id,
      enhet_id: "A",
      metod: "tema",
      genomford_datum: "2026-02-10",
      bedomning,
    });
    const brist = { enhet_id: "A", krav_id: "K1", allvarlighetsgrad: 2 };
    const warehouse = await modelOf({
      ...base,
      enheter: [enhet("A")],
      krav,
      uppfoljningar: [
        follow("F1", "K1", "uppfyllt"),
        follow("F1", "K2", "ej_uppfyllt"),
        follow("F2", "K1", "delvis"),
        follow("F3", "K1", null),
        follow("F4", "K1", "delvis"),
      ],
      brister: [
        { ...brist, brist_id: "B1", uppfoljning_id: "F4", upptackt_datum: "2026-02-10" },
        { ...brist, brist_id: "B2", upptackt_datum: "2026-04-01" },
        { ...brist, brist_id: "B3", krav_id: "K2", upptackt_datum: "2026-04-01" },
      ],
    });
    expect(
      await warehouse.rows("select uppfoljning_nyckel as f, fynd, kvartal from modell.uppfoljningsutfall order by 1"),
    ).toEqual([
      { f: "F1", fynd: true, kvartal: "2026-Q1" },
      { f: "F2", fynd: false, kvartal: "2026-Q1" },
      { f: "F4", fynd: true, kvartal: "2026-Q1" },
      { f: "brist|A|2026-04-01", fynd: true, kvartal: "2026-Q2" },
    ]);
  });
});
