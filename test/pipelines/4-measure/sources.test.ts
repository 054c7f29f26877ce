import { describe, expect, test } from "vitest";
import { runMeasure } from "../../../pipelines/4-measure/run.ts";
import { literal } from "../../../src/warehouse/quote.ts";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { enhet, measureOf, modelOf, type Rows, utforare, volym } from "../../helpers/careWarehouse.ts";

/** One unit of U1 and one of U2, in operation from 2025-Q1; the as-of day is 2026-09-30 unless a test says otherwise. */
const grund: Rows = {
  utforare: [utforare("U1"), utforare("U2"), utforare("KOMMUN", "egen_regi")],
  enheter: [enhet("A"), enhet("B", { utforare_id: "U2" }), enhet("K", { utforare_id: "KOMMUN" })],
  volymer: [
    ...volym("A", "2025-01", "2026-09"),
    ...volym("B", "2025-01", "2026-09"),
    ...volym("K", "2025-01", "2026-09"),
  ],
  krav: [
    { krav_id: "DOK1", rubrik: "Genomförandeplan", kvalitetsomrade: "dokumentation", konsekvens: 2, vikt: 3 },
    { krav_id: "DOK2", rubrik: "Journal", kvalitetsomrade: "dokumentation", konsekvens: 2 },
    { krav_id: "MED1", rubrik: "Bemanning", kvalitetsomrade: "medarbetare", konsekvens: 3 },
  ],
};

/** `period: [taljare, namnare]` of one object, quarter by quarter. */
async function series(warehouse: Warehouse, indikator: string, objekt: string): Promise<Record<string, number[]>> {
  const rows = await warehouse.rows<{ period: string; taljare: number; namnare: number }>(`
    select period, taljare, namnare from resultat.indikatorvarden
    where indikator_id = ${literal(indikator)} and objekt_id = ${literal(objekt)} and periodtyp = 'kvartal' order by period`);
  return Object.fromEntries(rows.map(({ period, taljare, namnare }) => [period, [taljare, namnare]]));
}

const uppfoljning = (
  uppfoljning_id: string,
  genomford_datum: string,
  bedomningar: Record<string, string | null>,
): Row[] =>
  Object.entries(bedomningar).map(([krav_id, bedomning]) => ({
    uppfoljning_id,
    krav_id,
    enhet_id: "A",
    metod: "kvalitetskrav",
    genomford_datum,
    bedomning,
  }));

const brist = (brist_id: string, krav_id: string, upptackt_datum: string, more: Row = {}): Row => ({
  brist_id,
  enhet_id: "A",
  krav_id,
  upptackt_datum,
  allvarlighetsgrad: 2,
  ...more,
});

describe("frister: late is counted in the quarter when the time was up", () => {
  const avvikelse = (
    avvikelse_id: string,
    registrerad_datum: string,
    atgardad_datum: string | null,
    enhet_id = "A",
  ) => ({
    avvikelse_id,
    enhet_id,
    handelsedatum: registrerad_datum,
    registrerad_datum,
    kategori: ["fall"],
    atgardad_datum,
  });
  const id = "sent-atgardade-avvikelser-systematiskt-kvalitetsarbete";

  test("avvikelser: the last day is in time, and a case younger than the limit is in no denominator, open or closed", async () => {
    const rows: Rows = {
      ...grund,
      avvikelser: [
        avvikelse("1", "2026-03-01", "2026-03-31"), // 30 days: in time; limit 31 March
        avvikelse("2", "2026-03-02", "2026-04-02"), // limit 1 April, closed the day after
        avvikelse("3", "2026-05-01", null), // limit 31 May, open
        avvikelse("4", "2026-09-05", "2026-09-06"), // limit 5 October: not yet
        avvikelse("5", "2026-08-31", null), // limit 30 September, the as-of day itself: not yet passed
        avvikelse("6", "2026-05-01", null, "B"), // U2 never writes when anything was closed
      ],
    };
    const warehouse = await measureOf(rows);
    expect(await series(warehouse, id, "A")).toEqual({ "2026-Q1": [0, 1], "2026-Q2": [2, 2] });
    expect(await series(warehouse, id, "B")).toEqual({});
    // A day later the fifth is late.
    expect(await series(await measureOf(rows, "2026-10-01"), id, "A")).toMatchObject({ "2026-Q3": [1, 1] });
  });

  test("klagomål: praise and points of view wait for no answer", async () => {
    const klagomal = (klagomal_id: string, typ: string, aterkopplad_datum: string | null) => ({
      klagomal_id,
      enhet_id: "A",
      inkom_datum: "2026-04-01",
      typ,
      kategori: ["annat"],
      aterkopplad_datum,
    });
    const warehouse = await measureOf({
      ...grund,
      klagomal: [
        klagomal("1", "klagomal", "2026-04-15"),
        klagomal("2", "klagomal", "2026-04-16"),
        klagomal("3", "klagomal", null),
        klagomal("4", "synpunkt", null),
        klagomal("5", "berom", null),
      ],
    });
    expect(await series(warehouse, "obesvarade-klagomal-systematiskt-kvalitetsarbete", "A")).toEqual({
      "2026-Q2": [2, 3],
    });
  });

  test("lex Sarah: an assessment that is under way is none", async () => {
    const rapport = (rapport_id: string, bedomning: string | null, bedomning_datum: string | null) => ({
      rapport_id,
      enhet_id: "A",
      rapport_datum: "2026-01-10", // limit 11 March
      typ: ["overgrepp"],
      bedomning,
      bedomning_datum,
    });
    const warehouse = await measureOf({
      ...grund,
      lex_sarah: [
        rapport("1", "missforhallande", "2026-03-11"),
        rapport("2", "pagar", "2026-02-01"),
        rapport("3", null, null),
        rapport("4", "allvarligt_missforhallande", "2026-03-12"),
      ],
    });
    expect(await series(warehouse, "sent-bedomda-lex-sarah-systematiskt-kvalitetsarbete", "A")).toEqual({
      "2026-Q1": [3, 4],
    });
  });

  test("åtgärder: overdue by area, and unverified after it was reported as done", async () => {
    const atgard = (atgard_id: string, brist_id: string, avrapporterad: string | null, verifierad: string | null) => ({
      atgard_id,
      brist_id,
      atgard: "Ny rutin",
      ansvarig_roll: "enhetschef",
      klar_senast: "2026-02-28",
      avrapporterad_datum: avrapporterad,
      verifierad_datum: verifierad,
    });
    const warehouse = await measureOf({
      ...grund,
      brister: [brist("1", "DOK1", "2025-11-01"), brist("2", "MED1", "2025-11-01")],
      atgarder: [
        atgard("1", "1", "2026-02-28", "2026-05-29"), // in time; verified on the 90th day
        atgard("2", "1", "2026-03-01", "2026-05-31"), // a day late; verified on the 91st day
        atgard("3", "1", null, null),
        atgard("4", "2", "2026-02-01", null),
        atgard("5", "borta", null, null), // its brist is not known
      ],
    });
    expect(await series(warehouse, "forsenade-atgarder-dokumentation", "A")).toEqual({ "2026-Q1": [2, 3] });
    expect(await series(warehouse, "forsenade-atgarder-medarbetare", "A")).toEqual({ "2026-Q1": [0, 1] });
    expect(await series(warehouse, "ej-verifierade-atgarder", "A")).toEqual({ "2026-Q2": [2, 3] });
  });
});

describe("krav", () => {
  const rows: Rows = {
    ...grund,
    uppfoljningar: [
      ...uppfoljning("F1", "2025-02-10", { DOK1: "ej_uppfyllt", DOK2: "uppfyllt", MED1: "delvis" }),
      ...uppfoljning("F2", "2025-08-10", { DOK1: "ej_uppfyllt", DOK2: "ej_uppfyllt" }),
      ...uppfoljning("F3", "2026-02-10", { DOK1: "uppfyllt", DOK2: null, MED1: "uppfyllt" }),
    ],
    brister: [
      brist("1", "DOK1", "2025-02-10", { uppfoljning_id: "F1" }), // the same finding as F1's
      brist("2", "DOK2", "2026-05-01"), // came without a follow-up
    ],
  };

  test("a requirement assessed is one, met or not; without its report it is none", async () => {
    const warehouse = await measureOf(rows);
    expect(await series(warehouse, "granskade-krav-dokumentation", "A")).toEqual({
      "2025-Q1": [1, 2],
      "2025-Q3": [2, 2],
      "2026-Q1": [0, 1],
    });
    expect(await series(warehouse, "granskade-krav-medarbetare", "A")).toEqual({
      "2025-Q1": [0, 1],
      "2026-Q1": [0, 1],
    });
  });

  test("a repeat is a requirement that failed before and is tried again (NO-35)", async () => {
    const warehouse = await measureOf(rows);
    // DOK1 failed in February and again in August, then held. DOK2 failed in August; the brist in May is the next time it was tried.
    expect(await series(warehouse, "aterkommande-brister-dokumentation", "A")).toEqual({
      "2025-Q3": [1, 1],
      "2026-Q1": [0, 1],
      "2026-Q2": [1, 1],
    });
    expect(await series(warehouse, "aterkommande-brister-medarbetare", "A")).toEqual({});
  });

  test("nor is it a repeat after three years", async () => {
    const at = async (day: string) =>
      series(
        await measureOf({
          ...grund,
          uppfoljningar: [
            ...uppfoljning("F0", "2022-06-01", { DOK1: "ej_uppfyllt" }),
            ...uppfoljning("F1", day, { DOK1: "ej_uppfyllt" }),
          ],
          brister: [],
        }),
        "aterkommande-brister-dokumentation",
        "A",
      );
    expect(await at("2025-06-01")).toEqual({ "2025-Q2": [1, 1] });
    expect(await at("2025-06-02")).toEqual({});
  });
});

describe("avtalsenkäter", () => {
  const svar = (ar: number, fraga_id: string, krav_id: string, answer: string, vikt: number | null = null) => ({
    enhet_id: "A",
    ar,
    fraga_id,
    krav_id,
    svar: answer,
    vikt,
  });

  test("weights move the share and not the number; several questions about one krav are one", async () => {
    const warehouse = await measureOf({
      ...grund,
      avtalsenkater: [
        svar(2025, "F1", "DOK1", "nej"), // the krav's own weight: 3
        svar(2025, "F2", "DOK2", "ibland", 1),
        svar(2025, "F3", "DOK2", "alltid", 1),
        svar(2025, "F4", "MED1", "ja"),
        svar(2026, "F1", "DOK1", "nej"), // 2026-Q4 has not come
      ],
    });
    // DOK1 all missed with weight 3, DOK2 a quarter with weight 1: (3 × 1 + 1 × 0.25) / 4 of two krav.
    expect(await series(warehouse, "avtalsenkat-dokumentation", "A")).toEqual({ "2025-Q4": [1.625, 2] });
    expect(await series(warehouse, "avtalsenkat-medarbetare", "A")).toEqual({ "2025-Q4": [0, 1] });
  });

  test("other questions than last year are marked, the same ones are not", async () => {
    const warehouse = await measureOf({
      ...grund,
      volymer: volym("A", "2024-01", "2026-09"),
      avtalsenkater: [
        svar(2024, "F1", "DOK1", "ja"),
        svar(2025, "F9", "DOK1", "ja"),
        svar(2024, "F4", "MED1", "ja"),
        svar(2025, "F4", "MED1", "nej"),
      ],
    });
    expect(await warehouse.rows("select indikator_id, enhet_id, period, marke from resultat.underlagsmarken")).toEqual([
      { indikator_id: "avtalsenkat-dokumentation", enhet_id: "A", period: "2025-Q4", marke: "andra_fragor" },
    ]);
  });
});

test("surveys: few answers, many proxies, a wide margin and new questions are marks on the figure, not silence", async () => {
  const fraga = (ar: number, text: string, more: Row): Row => ({
    undersokning: "socialstyrelsen",
    ar,
    fraga: text,
    enhet_id: "A",
    kvalitetsomrade: "systematiskt-kvalitetsarbete",
    antal_svar: 20,
    andel_positiva: 0.75,
    ...more,
  });
  const warehouse = await measureOf({
    ...grund,
    volymer: volym("A", "2024-01", "2026-09"),
    brukarundersokningar: [
      fraga(2024, "Vet du var du klagar?", { svarsfrekvens: 0.5, andel_sjalv_svarat: 0.5, osakerhetstal: 10 }),
      fraga(2025, "Vet du hur du klagar?", { svarsfrekvens: 0.49, andel_sjalv_svarat: 0.3, osakerhetstal: 12.5 }),
    ],
  });
  expect(await series(warehouse, "missnojda-systematiskt-kvalitetsarbete", "A")).toEqual({
    "2024-Q4": [5, 20],
    "2025-Q4": [5, 20],
  });
  expect(await warehouse.rows("select period, marke, varde from resultat.underlagsmarken order by all")).toEqual([
    { period: "2025-Q4", marke: "andra_fragor", varde: null },
    { period: "2025-Q4", marke: "lag_svarsfrekvens", varde: 0.49 },
    { period: "2025-Q4", marke: "manga_ombud", varde: 0.3 },
    { period: "2025-Q4", marke: "stor_osakerhet", varde: 0.125 },
  ]);
});

test("handläggares erfarenheter: grades 3 and 4 are bad, by area", async () => {
  const warehouse = await measureOf({
    ...grund,
    handlaggarerfarenheter: [1, 2, 3, 4].map((bedomning) => ({
      erfarenhet_id: `H${bedomning}`,
      enhet_id: "A",
      datum: "2026-05-05",
      kvalitetsomrade: bedomning === 4 ? "samverkan" : "medarbetare",
      bedomning,
      roll: "biståndshandläggare",
    })),
  });
  expect(await series(warehouse, "handlaggares-erfarenheter-medarbetare", "A")).toEqual({ "2026-Q2": [1, 3] });
  expect(await series(warehouse, "handlaggares-erfarenheter-samverkan", "A")).toEqual({ "2026-Q2": [1, 1] });
  // Sums of the utförare and the verksamhetsområde follow.
  expect(await series(warehouse, "handlaggares-erfarenheter-medarbetare", "U1")).toEqual({ "2026-Q2": [1, 3] });
});

describe("personal", () => {
  const anstalld = (personal_id: string, fom: string, tom: string | null, enhet_id = "A") => ({
    personal_id,
    enhet_id,
    anstalld_fom: fom,
    anstalld_tom: tom,
  });
  /** Five who stay, so that the unit is large enough to tell of. */
  const fasta = ["a", "b", "c", "d", "e"].map((id) => anstalld(id, "2020-01-01", null));

  test("who leaves has left once, and who is employed anew has not left", async () => {
    const warehouse = await measureOf({
      ...grund,
      personal: [
        ...fasta,
        anstalld("P2", "2024-01-01", "2026-05-31"),
        anstalld("P3", "2024-01-01", "2026-04-30"),
        anstalld("P3", "2026-06-15", null),
        anstalld("P4", "2026-06-30", "2026-06-30"),
      ],
    });
    const turnover = await series(warehouse, "personalomsattning-medarbetare", "A");
    expect(turnover).toMatchObject({ "2026-Q1": [0, 7], "2026-Q2": [2, 8], "2026-Q3": [0, 6] });
    // 33 brukare every month; a head is a head.
    expect(await series(warehouse, "anstallda-per-brukare-medarbetare", "A")).toMatchObject({ "2026-Q2": [8, 33] });
  });

  test("from one merged unit to the other is no leaving (AC-10)", async () => {
    const warehouse = await measureOf({
      ...grund,
      enheter: [
        enhet("OLD", { giltig_tom: "2026-03-31" }),
        enhet("A", { giltig_fom: "2026-04-01", ersatter_enhet_id: "OLD" }),
      ],
      personal: [
        ...fasta,
        anstalld("P1", "2024-01-01", "2026-03-31", "OLD"),
        anstalld("P1", "2026-04-01", null),
        anstalld("P2", "2024-01-01", "2026-03-31", "OLD"),
      ],
    });
    expect(await series(warehouse, "personalomsattning-medarbetare", "A")).toMatchObject({
      "2026-Q1": [1, 7],
      "2026-Q2": [0, 6],
    });
  });

  test("of fewer than five nothing is said: everybody knows who left", async () => {
    const warehouse = await measureOf({
      ...grund,
      personal: [...fasta.slice(0, 3), anstalld("P2", "2024-01-01", "2026-05-31")],
    });
    expect(await series(warehouse, "personalomsattning-medarbetare", "A")).toEqual({});
    expect(await series(warehouse, "anstallda-per-brukare-medarbetare", "A")).toEqual({});
  });

  test("a register that never says when anyone left gives no turnover of zero", async () => {
    const warehouse = await measureOf({ ...grund, personal: fasta });
    expect(await series(warehouse, "personalomsattning-medarbetare", "A")).toEqual({});
    expect(await series(warehouse, "anstallda-per-brukare-medarbetare", "A")).toMatchObject({ "2026-Q2": [5, 33] });
  });
});

describe("utförare", () => {
  const kontroll = (utforare_id: string, datum: string, slag: string, utfall = "ok") => ({
    utforare_id,
    datum,
    kontroll: slag,
    utfall,
  });

  test("ekonomikontroller: the worst of the quarter, and what nobody has looked at for too long", async () => {
    const warehouse = await measureOf({
      ...grund,
      ekonomikontroller: [
        kontroll("U1", "2026-01-10", "f_skatt"),
        kontroll("U1", "2026-02-10", "f_skatt", "anmarkning"),
        kontroll("U1", "2026-03-10", "f_skatt"),
        kontroll("U1", "2026-03-10", "bokslut", "allvarlig"),
        kontroll("U1", "2026-08-20", "f_skatt"),
      ],
    });
    expect(await series(warehouse, "ekonomikontroll-anmarkning-ekonomi-och-resurser", "U1")).toEqual({
      "2026-Q1": [2, 2],
      "2026-Q3": [0, 1],
    });
    expect(await series(warehouse, "ekonomikontroll-allvarlig-ekonomi-och-resurser", "U1")).toEqual({
      "2026-Q1": [1, 2],
      "2026-Q3": [0, 1],
    });
    // 31 March: 21 days ago. 30 June: 112 days since f_skatt, bokslut holds its year. 30 September: 41 days since f_skatt.
    const stale = "inaktuella-ekonomikontroller-ekonomi-och-resurser";
    expect(await series(warehouse, stale, "U1")).toEqual({ "2026-Q1": [0, 2], "2026-Q2": [1, 2], "2026-Q3": [0, 2] });
    // U2 was never checked at all; egen regi has no F-skatt to check.
    expect(await series(warehouse, stale, "U2")).toEqual({ "2026-Q1": [2, 2], "2026-Q2": [2, 2], "2026-Q3": [2, 2] });
    expect(await series(warehouse, stale, "KOMMUN")).toEqual({});
    expect(
      await warehouse.rows(
        `select distinct objekt_typ, enhet_id from resultat.indikatorvarden where indikator_id = '${stale}'`,
      ),
    ).toEqual([{ objekt_typ: "utforare", enhet_id: null }]);
    expect(
      await warehouse.row(
        `select taljare, namnare from resultat.indikatorvarden where indikator_id = '${stale}' and periodtyp = 'rullande4' and period = '2026-Q3' and objekt_id = 'U1'`,
      ),
    ).toEqual({ taljare: 1, namnare: 6 });
  });

  test("sanktioner per enhet in operation, with påpekanden apart and the time limit", async () => {
    const sanktion = (sanktion_id: string, typ: string, more: Row) => ({
      sanktion_id,
      utforare_id: "U1",
      typ,
      ...more,
    });
    const warehouse = await measureOf({
      ...grund,
      enheter: [...(grund.enheter ?? []), enhet("A2", { giltig_fom: "2026-04-01" })],
      sanktioner: [
        sanktion("1", "varning", { beslut_datum: "2026-01-20", tidsram_datum: "2026-04-20", havd_datum: "2026-04-20" }),
        sanktion("2", "vite", { beslut_datum: "2026-01-20", tidsram_datum: "2026-05-20", havd_datum: "2026-05-21" }),
        sanktion("3", "papekande", { beslut_datum: "2026-05-02", tidsram_datum: "2026-06-02", havd_datum: null }),
        sanktion("4", "varning", { beslut_datum: "2026-09-20", tidsram_datum: "2026-12-20", havd_datum: null }),
      ],
    });
    expect(await series(warehouse, "sanktioner", "U1")).toMatchObject({
      "2025-Q4": [0, 1],
      "2026-Q1": [2, 1],
      "2026-Q2": [0, 2],
      "2026-Q3": [1, 2],
    });
    expect(await series(warehouse, "papekanden", "U1")).toMatchObject({ "2026-Q1": [0, 1], "2026-Q2": [1, 2] });
    expect(await series(warehouse, "sanktioner-over-tidsram", "U1")).toEqual({ "2026-Q2": [1, 2] });
  });
});

test("ej verkställda beslut belong to the verksamhetsområde, and a quarter that is not over is not counted", async () => {
  const vantande = (kvartal: string, antal: number, over_tre_manader: number) => ({
    verksamhetsomrade: "sarskilt-boende",
    kvartal,
    antal,
    over_tre_manader,
  });
  const warehouse = await measureOf(
    { ...grund, ej_verkstallda: [vantande("2026-Q1", 0, 0), vantande("2026-Q2", 6, 2), vantande("2026-Q3", 9, 9)] },
    "2026-09-29",
  );
  expect(await series(warehouse, "ej-verkstallda-over-tre-manader", "sarskilt-boende")).toEqual({ "2026-Q2": [2, 6] });
  // Three units of 33 brukare.
  expect(await series(warehouse, "ej-verkstallda-beslut", "sarskilt-boende")).toEqual({
    "2026-Q1": [0, 99],
    "2026-Q2": [6, 99],
  });
});

describe("fakturafynd", () => {
  const faktura = (faktura_id: string, belopp: number): Row => ({
    utforare_id: "U1",
    faktura_id,
    rad: "1",
    enhet_id: "A",
    from_datum: "2026-05-01",
    tom_datum: "2026-05-31",
    belopp,
    fakturadatum: "2026-06-05",
  });
  const id = "fakturafynd-ekonomi-och-resurser";
  const measured = async (regel: string, fynd: string) => {
    const warehouse = await modelOf({ ...grund, fakturor: [faktura("1", 60000), faktura("2", 40000)] });
    await warehouse.run(regel + fynd);
    await runMeasure(warehouse);
    return series(warehouse, id, "A");
  };
  const fynd = (klass: string, belopp: number) =>
    `insert into resultat.fakturafynd (fynd_id, regel_id, klass, utforare_id, enhet_id, period, belopp_kr, rader)
     values ('F-${klass}-${belopp}', 'R18', '${klass}', 'U1', 'A', '2026-05', ${belopp}, ['1/1']);`;
  const asked = "insert into resultat.fakturaregler (regel_id, klass, tillamplig) values ('R18', 'hard', true);";

  test("kronor in hard findings of kronor invoiced; never more than all", async () => {
    expect(await measured(asked, fynd("hard", 25000) + fynd("mjuk", 40000))).toEqual({ "2026-Q2": [25000, 100000] });
    expect(await measured(asked, fynd("hard", 250000))).toEqual({ "2026-Q2": [100000, 100000] });
    expect(await measured(asked, "")).toEqual({ "2026-Q2": [0, 100000] });
  });

  test("where no hard rule could be asked nothing is known", async () => {
    expect(await measured("", "")).toEqual({});
  });
});

describe("nyckeltal", () => {
  const nyckeltal = (indikator_id: string, kommunkod: string, varde: number, more: Row = {}): Row => ({
    kalla: "Kolada",
    indikator_id,
    period: "2025",
    kommunkod,
    varde,
    ...more,
  });
  const rows: Rows = {
    ...grund,
    nyckeltal: [
      // Four of five others have more who are treated well; riket, a region and a group are none of them (AC-11).
      ...[80, 90, 90, 90, 90, 70].map((varde, i) => nyckeltal("U21466", `018${i}`, varde)),
      nyckeltal("U21466", "0000", 89),
      nyckeltal("U21466", "0001", 99),
      nyckeltal("U21466", "G176635", 99),
      // Inside its own margin nobody is better.
      ...[80, 90, 90, 90, 90, 70].map((varde, i) =>
        nyckeltal("U21477", `018${i}`, varde, i === 0 ? { osakerhetstal: 10 } : {}),
      ),
      // Three others are too few, and 2026 is not over.
      ...[80, 90, 90, 90].map((varde, i) => nyckeltal("U23463", `018${i}`, varde)),
      ...[80, 90, 90, 90, 90].map((varde, i) => nyckeltal("U23480", `018${i}`, varde, { period: "2026" })),
    ],
  };

  test("how many of the kommun's figures most others are better at", async () => {
    const warehouse = await measureOf(rows, "2026-09-30", { kommunkod: "0180" });
    expect(await series(warehouse, "nyckeltal-service-och-bemotande", "0180")).toEqual({ "2025-Q4": [1, 2] });
    expect(
      await warehouse.rows(
        "select indikator_id, kommuner, median, riket, samre_an from modell.nyckeltal where kommuner > 3 order by 1",
      ),
    ).toEqual([
      { indikator_id: "U21466", kommuner: 5, median: 90, riket: 89, samre_an: 0.8 },
      { indikator_id: "U21477", kommuner: 5, median: 90, riket: null, samre_an: 0 },
    ]);
    // The kommun has named whom it compares itself with: three of them, which is too few.
    const few = await measureOf(rows, "2026-09-30", { kommunkod: "0180", liknandeKommuner: ["0181", "0182", "0185"] });
    expect(await series(few, "nyckeltal-service-och-bemotande", "0180")).toEqual({});
  });

  test("how many lie far from the others, also where no list says which side is worse", async () => {
    // Mean 10 and standard deviation 1 of four others; a fifth value spreads by √1.25. 13.5 is 3.13 of those away, 13 is 2.68.
    const others = [9, 9, 11, 11].map((varde) => varde * Math.sqrt(0.75) + 10 * (1 - Math.sqrt(0.75)));
    const figure = (id: string, own: number) => [own, ...others].map((varde, i) => nyckeltal(id, `018${i}`, varde));
    const warehouse = await measureOf(
      { ...grund, nyckeltal: [...figure("X1", 13.5), ...figure("X2", 13), ...figure("X3", 6.5)] },
      "2026-09-30",
      { kommunkod: "0180" },
    );
    expect(await series(warehouse, "nyckeltal-avviker", "0180")).toEqual({ "2025-Q4": [2, 3] });
    const [x1] = await warehouse.rows<{ avstand: number; samre_an: number | null }>(
      "select avstand, samre_an from modell.nyckeltal where indikator_id = 'X1'",
    );
    expect(x1!.avstand).toBeCloseTo(3.5 / Math.sqrt(1.25), 9);
    expect(x1!.samre_an).toBeNull();
  });

  test("without kommunkod nobody knows which figure is the kommun's own, and the method page says so", async () => {
    const warehouse = await measureOf(rows);
    expect(
      await warehouse.row(
        "select beraknad, saknade_kallor, objekt from resultat.indikatorer where indikator_id = 'nyckeltal-service-och-bemotande'",
      ),
    ).toEqual({ beraknad: false, saknade_kallor: ["kommunkod i uppsikt.yaml"], objekt: "kommun" });
  });
});

test("a source that was not delivered is said, and one that came empty gives no zeros", async () => {
  const warehouse = await measureOf({
    ...grund,
    sanktioner: [],
    handlaggarerfarenheter: [],
    brister: [],
    atgarder: [],
  });
  const missing = await warehouse.rows<{ saknade_kallor: string[] }>(
    "select distinct unnest(saknade_kallor) as saknad from resultat.indikatorer where not beraknad order by 1",
  );
  expect(missing.map((row) => Object.values(row)[0])).toEqual(
    expect.arrayContaining(["avtalsenkater", "ej_verkstallda", "ekonomikontroller", "nyckeltal", "personal"]),
  );
  const { n } = await warehouse.row<{ n: number }>(
    "select count(*) as n from resultat.indikatorvarden where indikator_id similar to '(handlaggares|forsenade|ej-verifierade).*'",
  );
  expect(n).toBe(0);
});

describe("what an earlier as-of day knew", () => {
  test("an åtgärd reported in May was late in March, then as now", async () => {
    const rows: Rows = {
      ...grund,
      brister: [brist("1", "DOK1", "2025-11-01")],
      atgarder: [
        {
          atgard_id: "1",
          brist_id: "1",
          atgard: "x",
          ansvarig_roll: "x",
          klar_senast: "2026-03-15",
          avrapporterad_datum: null,
        },
      ],
    };
    const late = { "2026-Q1": [1, 1] };
    expect(await series(await measureOf(rows, "2026-04-30"), "forsenade-atgarder-dokumentation", "A")).toEqual(late);
    const told = structuredClone(rows);
    told.atgarder![0]!.avrapporterad_datum = "2026-05-20";
    expect(await series(await measureOf(told, "2026-09-30"), "forsenade-atgarder-dokumentation", "A")).toEqual(late);
    // On the last day itself it is not late yet.
    expect(await series(await measureOf(rows, "2026-03-15"), "forsenade-atgarder-dokumentation", "A")).toEqual({});
  });
});
