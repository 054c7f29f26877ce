import { describe, expect, test } from "vitest";
import { judgeCare } from "../../../pipelines/5-judge/judge.ts";
import { contentId } from "../../../src/metadata/id.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import {
  avvikelser,
  declaredThresholds,
  enhet,
  judgeOf,
  klagomal,
  type Rows,
  utforare,
  volym,
} from "../../helpers/careWarehouse.ts";

const QUARTER_DAYS = [
  "2024-11-15",
  "2025-02-15",
  "2025-05-15",
  "2025-08-15",
  "2025-11-15",
  "2026-02-15",
  "2026-05-15",
  "2026-08-15",
];
const UNITS = ["E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8"];

/** Eight like units over eight quarters: 3 + 3 avvikelser and 2 klagomål a quarter each. `more` per enhet and day replaces them. */
function municipality(more: (enhet: string, day: string) => Partial<Rows> = () => ({})): Rows {
  const events: Rows = { avvikelser: [], klagomal: [] };
  for (const unit of UNITS) {
    for (const day of QUARTER_DAYS) {
      const own = more(unit, day);
      events.avvikelser!.push(
        ...(own.avvikelser ?? [
          ...avvikelser(unit, day, 3, ["fall"]),
          ...avvikelser(unit, day, 3, ["brist-i-bemotande"]),
        ]),
      );
      events.klagomal!.push(...(own.klagomal ?? klagomal(unit, day, 2, ["brist-i-bemotande"])));
    }
  }
  return {
    utforare: [utforare("U1"), utforare("U2", "egen_regi")],
    enheter: UNITS.map((unit, i) => enhet(unit, { utforare_id: i % 2 ? "U2" : "U1" })),
    volymer: UNITS.flatMap((unit) => volym(unit, "2024-10", "2026-09")),
    krav: [
      { krav_id: "K1", rubrik: "Bemötande", kvalitetsomrade: "service-och-bemotande", konsekvens: 3 },
      { krav_id: "K2", rubrik: "Värdegrund", kvalitetsomrade: "service-och-bemotande", konsekvens: 2 },
    ],
    uppfoljningar: UNITS.map((unit, i) => ({
      uppfoljning_id: `F${i}`,
      krav_id: "K1",
      enhet_id: unit,
      metod: "kvalitetskrav",
      genomford_datum: "2025-06-01",
      bedomning: i < 2 ? "ej_uppfyllt" : "uppfyllt",
      rapport_datum: "2025-06-20",
    })),
    ...events,
  };
}

const risk = (warehouse: Warehouse, enhet_id: string, kvalitetsomrade = "service-och-bemotande") =>
  warehouse.row<{ risk_id: string; sannolikhet: number; sannolikhet_lag: number; rang: number; underlag: string }>(
    `from resultat.risker where enhet_id = '${enhet_id}' and kvalitetsomrade = '${kvalitetsomrade}'`,
  );

const snapshot = async (warehouse: Warehouse) => ({
  signaler: await warehouse.rows("from resultat.signaler order by signal_id"),
  trender: await warehouse.rows("from resultat.trender order by serie_id"),
  styrdiagram: await warehouse.rows("from resultat.styrdiagram order by objekt_typ, objekt_id, indikator_id"),
  trattar: await warehouse.rows("from resultat.trattar order by indikator_id, verksamhetsomrade"),
  trattpunkter: await warehouse.rows("from resultat.trattpunkter order by indikator_id, enhet_id"),
  risker: await warehouse.rows("from resultat.risker order by risk_id"),
  riskbidrag: await warehouse.rows("from resultat.riskbidrag order by risk_id, indikator_id"),
  kravrisker: await warehouse.rows("from resultat.kravrisker order by kravrisk_id"),
});

describe("risks", () => {
  test("contributions sum to the log-odds; the interval holds the point; saknas has no figures", async () => {
    const warehouse = await judgeOf(municipality());
    const rows = await warehouse.rows<{ summa: number; logodds: number; lag: boolean }>(`
      select fsum(bidrag) as summa, any_value(ln(sannolikhet / (1 - sannolikhet))) as logodds,
        any_value(sannolikhet between sannolikhet_lag and sannolikhet_hog and rang between rang_lag and rang_hog) as lag
      from resultat.riskbidrag join resultat.risker using (risk_id) group by risk_id`);
    expect(rows.length).toBeGreaterThan(8);
    for (const { summa, logodds, lag } of rows) {
      expect(summa).toBeCloseTo(logodds, 10);
      expect(lag).toBe(true);
    }
    const saknas = await warehouse.rows(
      "select sannolikhet, konsekvens_niva, rang from resultat.risker where underlag = 'saknas'",
    );
    expect(saknas.length).toBeGreaterThan(0);
    for (const row of saknas) expect(row).toEqual({ sannolikhet: null, konsekvens_niva: null, rang: null });
    expect(await warehouse.row("select count(*) as n from resultat.risker")).toEqual({ n: UNITS.length * 10 });
  });

  test("the unit with three times the events and complaints comes first, and is a signal", async () => {
    const warehouse = await judgeOf(
      municipality((unit, day) =>
        unit === "E5" && day > "2025-10"
          ? {
              avvikelser: avvikelser(unit, day, 12, ["brist-i-bemotande"]),
              klagomal: klagomal(unit, day, 8, ["brist-i-bemotande"]),
            }
          : {},
      ),
    );
    expect((await risk(warehouse, "E5")).rang).toBe(1);
    expect((await risk(warehouse, "E5")).sannolikhet).toBeGreaterThan((await risk(warehouse, "E4")).sannolikhet);
    expect(
      await warehouse.rows(`
        select enhet_id, jamforelsegrupp from resultat.signaler
        where metod = 'jamforelse' and utfall = 'tydligt_hogre' and indikator_id = 'avvikelser-service-och-bemotande'`),
    ).toEqual([{ enhet_id: "E5", jamforelsegrupp: "sarskilt-boende" }]);
  });

  test("krav × verksamhetsområde: more findings, more risk (NA-31)", async () => {
    const warehouse = await judgeOf(municipality());
    const rows = await warehouse.rows(
      "select krav_id, uppfoljningar, fynd, konsekvens_niva from resultat.kravrisker order by krav_id",
    );
    expect(rows).toEqual([
      { krav_id: "K1", uppfoljningar: 8, fynd: 2, konsekvens_niva: 3 },
      { krav_id: "K2", uppfoljningar: 0, fynd: 0, konsekvens_niva: 2 },
    ]);
  });

  test("ids are those of the SQL macro", async () => {
    const warehouse = await judgeOf(municipality());
    expect(await warehouse.row("select id_av('R', concat_ws('|', 'E1', 'service-och-bemotande')) as id")).toEqual({
      id: contentId("R", "E1", "service-och-bemotande"),
    });
    expect((await risk(warehouse, "E1")).risk_id).toBe(contentId("R", "E1", "service-och-bemotande"));
  });
});

describe("low reporting", () => {
  test("a unit gone silent is flagged and does not gain by its silence (AC-10)", async () => {
    const silent = (unit: string, day: string): Partial<Rows> =>
      unit === "E5" && day > "2025-10" ? { avvikelser: [] } : {};
    const warehouse = await judgeOf(municipality(silent));
    expect(
      await warehouse.rows("select enhet_id, utfall from resultat.signaler where metod = 'lag_rapportering'"),
    ).toEqual([{ enhet_id: "E5", utfall: "lag_rapportering" }]);
    const { lagst } = await warehouse.row<{ lagst: number }>(`
      select min(bidrag) as lagst from resultat.riskbidrag join resultat.risker using (risk_id)
      where enhet_id = 'E5' and indikator_id like 'avvikelser-%'`);
    expect(lagst).toBe(0);
    const { flagga } = await warehouse.row<{ flagga: number }>(`
      select min(bidrag) as flagga from resultat.riskbidrag join resultat.risker using (risk_id)
      where enhet_id = 'E5' and indikator_id = 'lag-rapportering-systematiskt-kvalitetsarbete'`);
    expect(flagga).toBeGreaterThan(0);
  });

  test("one silent quarter is enough where reports were to be expected", async () => {
    const warehouse = await judgeOf(
      municipality((unit, day) => (unit === "E2" && day === "2026-08-15" ? { avvikelser: [] } : {})),
    );
    expect(
      await warehouse.rows("select enhet_id, skal from resultat.signaler where metod = 'lag_rapportering'"),
    ).toEqual([{ enhet_id: "E2", skal: "tyst_kvartal" }]);
  });
});

describe("signals and trends", () => {
  test("one serious lex Sarah is a signal in itself, and lifts the consequence", async () => {
    const rows = municipality();
    rows.lex_sarah = [
      {
        rapport_id: "L1",
        enhet_id: "E3",
        rapport_datum: "2026-06-10",
        typ: ["overgrepp"],
        bedomning: "allvarligt_missforhallande",
        bedomning_datum: "2026-08-01",
      },
      {
        rapport_id: "L2",
        enhet_id: "E4",
        rapport_datum: "2026-08-10",
        typ: ["overgrepp"],
        bedomning: "missforhallande",
      },
    ];
    const warehouse = await judgeOf(rows);
    expect(
      await warehouse.rows(
        "select enhet_id, kvartal, varde, p, handelse_id from resultat.signaler where utfall = 'enskild_handelse'",
      ),
    ).toEqual([{ enhet_id: "E3", kvartal: "2026-Q3", varde: 3, p: null, handelse_id: "L1" }]);
    expect(
      await warehouse.row(
        "select konsekvens_niva from resultat.risker where enhet_id = 'E3' and kvalitetsomrade = 'service-och-bemotande'",
      ),
    ).toEqual({ konsekvens_niva: 3 });
  });

  test("a jump against the unit's own past is seen; an unfinished quarter is not judged", async () => {
    const jump = (unit: string, day: string): Partial<Rows> =>
      unit === "E6" && day === "2026-08-15" ? { klagomal: klagomal(unit, day, 14, ["brist-i-bemotande"]) } : {};
    const own = (warehouse: Warehouse) =>
      warehouse.rows(`
        select kvartal, utfall from resultat.signaler
        where metod = 'egen_historik' and enhet_id = 'E6' and indikator_id = 'klagomal-totalt'`);
    expect(await own(await judgeOf(municipality(jump)))).toEqual([{ kvartal: "2026-Q3", utfall: "tydligt_hogre" }]);
    const [before] = await own(await judgeOf(municipality(jump), "2026-09-29"));
    expect(before).toMatchObject({ kvartal: "2026-Q2" });
    expect(before?.utfall).not.toBe("tydligt_hogre");
  });

  test("a steady rise is a trend; a merger is none (AC-10)", async () => {
    const rise = (unit: string, day: string): Partial<Rows> =>
      unit === "E7" ? { avvikelser: avvikelser(unit, day, 2 + 4 * QUARTER_DAYS.indexOf(day), ["fall"]) } : {};
    const rows = municipality(rise);
    // E8 takes over E1 at New Year: twice the events, twice the exposure.
    rows.enheter = rows.enheter!.map((row) => (row.enhet_id === "E1" ? { ...row, giltig_tom: "2025-12-31" } : row));
    rows.enheter.push(enhet("E8", { giltig_fom: "2026-01-01", ersatter_enhet_id: "E1", utforare_id: "U2" }));
    for (const source of ["avvikelser", "klagomal", "volymer"]) {
      rows[source] = rows[source]!.flatMap((row) => {
        const after = String(row.handelsedatum ?? row.inkom_datum ?? row.manad) >= "2026";
        return [row.enhet_id === "E1" && after ? { ...row, enhet_id: "E8" } : row];
      });
    }
    rows.volymer = [
      ...rows.volymer!.filter((row) => !(row.enhet_id === "E8" && String(row.manad) >= "2026")),
      ...volym("E8", "2026-01", "2026-09", 2000),
    ];
    const warehouse = await judgeOf(rows);
    const trend = (unit: string) =>
      warehouse.row<{ utfall: string; lutning: number; n: number; rr_samma_kvartal_ifjol: number }>(
        `select utfall, lutning, n, rr_samma_kvartal_ifjol from resultat.trender where objekt_id = '${unit}' and indikator_id = 'avvikelser-fall'`,
      );
    expect(await trend("E7")).toMatchObject({ utfall: "tydlig_okning", n: 8 });
    // 30 events in the last quarter against 14 in the same quarter a year before.
    expect((await trend("E7")).rr_samma_kvartal_ifjol).toBeCloseTo(30 / 14, 6);
    const merged = await trend("E8");
    expect(merged.n).toBe(8);
    expect(merged.lutning).toBeCloseTo(0, 6);
    expect(await warehouse.rows("from resultat.trender where objekt_id = 'E1'")).toEqual([]);
  });

  test("too few of a kind are compared with a wider group, and it says so", async () => {
    const rows = municipality();
    rows.enheter = rows.enheter!.map((row) =>
      row.enhet_id === "E1" ? { ...row, verksamhetsomrade: "boendestod" } : row,
    );
    const warehouse = await judgeOf(rows);
    expect(
      await warehouse.rows(`
        select distinct enhet_id = 'E1' as ensam, jamforelsegrupp from resultat.signaler
        where metod = 'jamforelse' and indikator_id = 'avvikelser-totalt' order by 1`),
    ).toEqual([
      { ensam: false, jamforelsegrupp: "sarskilt-boende" },
      { ensam: true, jamforelsegrupp: "lagrum SoL" },
    ]);
  });
});

test("the order of input rows and a second judgement change nothing", async () => {
  const rows = municipality((unit, day) =>
    unit === "E5" ? { avvikelser: avvikelser(unit, day, 7, ["brist-i-bemotande"]) } : {},
  );
  const warehouse = await judgeOf(rows);
  const first = await snapshot(warehouse);
  expect(first.signaler.length).toBeGreaterThan(100);
  const reversed = Object.fromEntries(Object.entries(rows).map(([source, list]) => [source, [...list].reverse()]));
  expect(await snapshot(await judgeOf(reversed))).toEqual(first);
  await judgeCare(warehouse, { trosklar: { ...declaredThresholds(), risk_simuleringar: 100 }, seed: 1 });
  expect(await snapshot(warehouse)).toEqual(first);
});

test("people's assessments stand beside the computed ones, the krav's own before its area's (NA-32)", async () => {
  const rows = municipality();
  const assessed = { verksamhetsomrade: "sarskilt-boende", motivering: "många vikarier", roll: "planerare" };
  rows.bedomningar = [
    {
      ...assessed,
      bedomning_id: "1",
      kvalitetsomrade: "service-och-bemotande",
      sannolikhet: 2,
      konsekvens: 2,
      datum: "2026-08-01",
    },
    { ...assessed, bedomning_id: "2", krav_id: "K1", sannolikhet: 4, konsekvens: 3, datum: "2026-03-01" },
    {
      ...assessed,
      bedomning_id: "3",
      krav_id: "K2",
      sannolikhet: 4,
      konsekvens: 4,
      datum: "2026-03-01",
      galler_till: "2026-06-30",
    },
  ];
  const warehouse = await judgeOf(rows);
  expect(
    await warehouse.rows(
      "select krav_id, manuell_sannolikhet_niva as s, manuell_konsekvens_niva as k, manuell_roll as r from resultat.kravrisker order by 1",
    ),
  ).toEqual([
    { krav_id: "K1", s: 4, k: 3, r: "planerare" },
    { krav_id: "K2", s: 2, k: 2, r: "planerare" },
  ]);
});
