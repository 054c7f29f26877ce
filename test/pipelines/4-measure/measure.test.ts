import { describe, expect, test } from "vitest";
import { allIndicators } from "../../../pipelines/4-measure/indicators.ts";
import { parseSqlFile } from "../../../src/metadata/header.ts";
import { OBJECT_COLUMNS, parseIndicator } from "../../../src/metadata/indicator.ts";
import { literal } from "../../../src/warehouse/quote.ts";
import { avvikelser, enhet, klagomal, measureOf, type Rows, utforare, volym } from "../../helpers/careWarehouse.ts";

const lexSarah = (rapport_id: string, anmald_ivo_datum: string | null) => ({
  rapport_id,
  enhet_id: "A",
  rapport_datum: "2026-05-10",
  typ: ["overgrepp"],
  anmald_ivo_datum,
});

/** Two merging units and one more, 3 000 brukardygn each a quarter. */
const rows: Rows = {
  utforare: [utforare("U1"), utforare("U2")],
  enheter: [
    enhet("A"),
    enhet("OLD", { giltig_tom: "2026-03-31" }),
    enhet("A", { giltig_fom: "2026-04-01", ersatter_enhet_id: "OLD" }),
    enhet("B", { utforare_id: "U2" }),
  ],
  volymer: [
    ...volym("A", "2025-07", "2026-03"),
    ...volym("OLD", "2025-07", "2026-03"),
    ...volym("A", "2026-04", "2026-09", 2000),
    ...volym("B", "2025-07", "2026-09"),
  ],
  avvikelser: [
    ...avvikelser("A", "2026-02-01", 2, ["fall"]),
    ...avvikelser("OLD", "2026-02-01", 4, ["fall"], 3),
    ...avvikelser("A", "2026-05-01", 6, ["fall"]),
    ...avvikelser("A", "2026-05-02", 1, ["utebliven-insats", "trygghetslarm"], 4),
    ...avvikelser("B", "2026-05-01", 3, ["fall", "vardskada"]),
  ],
  klagomal: [
    ...klagomal("A", "2026-05-03", 2, ["brist-i-bemotande"]),
    { klagomal_id: "P", enhet_id: "A", inkom_datum: "2026-05-03", typ: "berom", kategori: ["brist-i-bemotande"] },
  ],
  lex_sarah: [lexSarah("1", null), lexSarah("2", "2026-07-02"), lexSarah("3", null)],
  brukarundersokningar: ["f1", "f2"].map((fraga, i) => ({
    undersokning: "egen",
    ar: 2025,
    fraga,
    enhet_id: "B",
    kvalitetsomrade: "service-och-bemotande",
    antal_svar: 20,
    antal_positiva: i === 0 ? 16 : 12,
  })),
};

describe("indicators", () => {
  test("every header holds and ids are file names", () => {
    const indicators = allIndicators();
    expect(indicators.length).toBeGreaterThan(50);
    const slugs = new Set(indicators.map(({ metadata }) => metadata.kvalitetsomrade));
    expect(slugs.size).toBe(11); // the ten of NO-26 and null
  });

  test("a header that does not hold says which key", () => {
    const file = parseSqlFile(
      "x/avvikelser-fall.sql",
      "-- id: avvikelser-fall\n-- typ: procent\n-- @matt\nselect 1\n-- @rader\nselect 1",
    );
    expect(() => parseIndicator(file)).toThrow(/typ: .*|namn: /);
  });

  test("values by hand", async () => {
    const warehouse = await measureOf(rows);
    const value = (indikator: string, objekt: string, period: string, periodtyp = "kvartal") =>
      warehouse.rows(`
        select taljare, namnare, varde from resultat.indikatorvarden
        where indikator_id = ${literal(indikator)} and objekt_id = ${literal(objekt)} and period = ${literal(period)}
          and periodtyp = ${literal(periodtyp)}`);
    // The merged unit is one series (AC-10): 2 + 4 falls on 6 000 brukardygn before, 6 on 6 000 after.
    expect(await value("avvikelser-fall", "A", "2026-Q1")).toEqual([{ taljare: 6, namnare: 6000, varde: 1 }]);
    expect(await value("avvikelser-fall", "A", "2026-Q2")).toEqual([{ taljare: 6, namnare: 6000, varde: 1 }]);
    expect(await value("avvikelser-fall", "OLD", "2026-Q1")).toEqual([]);
    // Nothing happened is 0, not nothing.
    expect(await value("avvikelser-fall", "A", "2026-Q3")).toEqual([{ taljare: 0, namnare: 6000, varde: 0 }]);
    // One avvikelse with two categories of one kvalitetsområde is one there.
    expect(await value("avvikelser-verksamhet-och-arbetssatt", "A", "2026-Q2")).toMatchObject([{ taljare: 1 }]);
    // Falls are not in the rest; an avvikelse that is a fall and a vårdskada is in both.
    expect(await value("avvikelser-halso-och-sjukvard", "A", "2026-Q2")).toMatchObject([{ taljare: 0 }]);
    expect(await value("avvikelser-halso-och-sjukvard", "B", "2026-Q2")).toMatchObject([{ taljare: 3 }]);
    expect(await value("allvarliga-avvikelser-halso-och-sjukvard", "A", "2026-Q1")).toEqual([
      { taljare: 4, namnare: 6, varde: 4 / 6 },
    ]);
    // Praise is no complaint.
    expect(await value("klagomal-service-och-bemotande", "A", "2026-Q2")).toMatchObject([{ taljare: 2 }]);
    // A report is not a notification (AC-9).
    expect(await value("lex-sarah", "A", "2026-Q2")).toEqual([{ taljare: 3, namnare: 6000, varde: 5 }]);
    expect(await value("lex-sarah-anmalningar", "A", "2026-Q2")).toMatchObject([{ taljare: 0 }]);
    expect(await value("lex-sarah-anmalningar", "A", "2026-Q3")).toMatchObject([{ taljare: 1 }]);
    // The same 20 people answered both questions: 4 and 8 dissatisfied are 6 of 20, not 12 of 40.
    expect(await value("missnojda-service-och-bemotande", "B", "2025-Q4")).toEqual([
      { taljare: 6, namnare: 20, varde: 0.3 },
    ]);
    // Rolling four quarters, and sums of utförare and verksamhetsområde.
    expect(await value("avvikelser-fall", "A", "2026-Q3", "rullande4")).toEqual([
      { taljare: 12, namnare: 24000, varde: 0.5 },
    ]);
    expect(await value("avvikelser-fall", "A", "2026-Q1", "rullande4")).toEqual([]);
    expect(await value("avvikelser-fall", "U1", "2026-Q2")).toEqual([{ taljare: 6, namnare: 6000, varde: 1 }]);
    expect(await value("avvikelser-fall", "sarskilt-boende", "2026-Q2")).toEqual([
      { taljare: 9, namnare: 9000, varde: 1 },
    ]);
  });

  test("as many lines behind a count as the count (explain)", async () => {
    const warehouse = await measureOf(rows);
    for (const { metadata, rader } of allIndicators()) {
      // A line of ej_verkstallda says how many decisions wait: it is one line.
      if (metadata.typ !== "antal" || metadata.kallor.includes("ej_verkstallda")) continue;
      const { fel } = await warehouse.row<{ fel: number }>(`
        with rader as (select ${OBJECT_COLUMNS[metadata.objekt]} as objekt_id, kvartal, count(*) as n from (${rader}) group by all)
        select count(*) as fel
        from resultat.indikatorvarden as v left join rader on rader.objekt_id = v.objekt_id and rader.kvartal = v.period
        where v.objekt_typ = ${literal(metadata.objekt)} and v.periodtyp = 'kvartal' and v.indikator_id = ${literal(metadata.id)}
          and v.taljare <> coalesce(rader.n, 0)`);
      expect(fel, metadata.id).toBe(0);
    }
  });

  test("an indicator without its sources says which are missing, and gives no value", async () => {
    const { klagomal: _left, ...without } = rows;
    const warehouse = await measureOf(without);
    expect(
      await warehouse.rows(
        "select beraknad, saknade_kallor from resultat.indikatorer where indikator_id = 'klagomal-totalt'",
      ),
    ).toEqual([{ beraknad: false, saknade_kallor: ["klagomal"] }]);
    expect(await warehouse.rows("from resultat.indikatorvarden where indikator_id like 'klagomal%'")).toEqual([]);
  });

  test("performed of granted time: capped per brukare, whole months, manual share", async () => {
    const besok = (besok_id: string, brukar_id: string, dag: string, timmar: number, registrering: string) => ({
      besok_id,
      brukar_id,
      enhet_id: "A",
      insats: "service",
      start: `2026-06-${dag} 08:00:00`,
      slut: `2026-06-${dag} ${String(8 + timmar).padStart(2, "0")}:00:00`,
      registrering,
    });
    const beslut = (beslut_id: string, brukar_id: string) => ({
      beslut_id,
      brukar_id,
      enhet_id: "A",
      insats: "service",
      from_datum: "2026-06-01",
      tom_datum: "2026-06-30",
      beviljad_tid: 4,
      tidsenhet: "timmar_per_manad",
    });
    const warehouse = await measureOf({
      utforare: [utforare("U1")],
      enheter: [enhet("A")],
      beslut: [beslut("1", "b1"), beslut("2", "b2"), beslut("3", "b3")],
      utford_tid: [besok("1", "b1", "02", 6, "auto"), besok("2", "b2", "03", 1, "manuell")],
    });
    // b1 got 6 of 4 hours (counts as 4), b2 1 of 4, b3 0 of 4.
    expect(
      await warehouse.rows(`
        select indikator_id, taljare, namnare from resultat.indikatorvarden
        where objekt_typ = 'enhet' and periodtyp = 'kvartal' and indikator_id similar to '(manuell|utford).*' order by 1`),
    ).toEqual([
      { indikator_id: "manuell-registrering-dokumentation", taljare: 1, namnare: 2 },
      { indikator_id: "utford-av-beviljad-verksamhet-och-arbetssatt", taljare: 5, namnare: 12 },
    ]);
  });
});
