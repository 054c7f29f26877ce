import { describe, expect, it } from "vitest";
import { controlFact, controlPanel, isLatelyMarked, marksFirst } from "../../../../dashboards/pages/common/control.ts";
import type {
  Driftsform,
  Handelse,
  Styrdiagram,
  Tratt,
  Trattpunkt,
} from "../../../../dashboards/pages/common/drawnRows.ts";
import {
  apart,
  byService,
  formInterval,
  formsSummary,
  overAll,
} from "../../../../dashboards/pages/common/driftsformer.ts";
import { funnelSummary, funnelsOf, funnelTitle } from "../../../../dashboards/pages/common/funnels.ts";
import { register } from "../../../../dashboards/pages/common/register.ts";
import { historyEvents, historySummary, historyTitle, lanesOf } from "../../../../dashboards/pages/utforare/history.ts";
import { placesOf } from "../../../../dashboards/pages/utforare/place.ts";
import { indicator, provider, unit } from "./rows.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ").replaceAll("\u2212", "-");
const names = register({
  enheter: [unit(), unit({ enhet_id: "B", namn: "Beta" })],
  utforare: [provider()],
  indikatorer: [indicator()],
  kvalitetsomraden: [{ kod: "dokumentation", namn: "Dokumentation", definition: "" }],
});

const control = (part: Partial<Styrdiagram> = {}): Styrdiagram => ({
  objekt_typ: "enhet",
  objekt_id: "A",
  indikator_id: "avvikelser-fall",
  diagram: "u_prim",
  provisoriskt: false,
  n: 3,
  dold: false,
  kvartal: ["2026-Q1", "2026-Q2", "2026-Q3"],
  taljare: [3, 4, 9],
  namnare: [1000, 1000, 1000],
  varde: [3, 4, 9],
  mitt: [4, 4, 4],
  nedre: [0, 0, 0],
  ovre: [8, 8, 8],
  regel: [null, null, "utanfor_grans"],
  ...part,
});

describe("control charts", () => {
  it("say the last broken rule, and when", () => {
    expect(controlFact(control())).toBe("utanför gränsen, senaste kvartalet");
    expect(controlFact(control({ regel: ["utanfor_grans", null, null] }))).toBe(
      "utanför gränsen, senast kvartal 1 2026",
    );
    expect(controlFact(control({ regel: [null, null, null] }))).toBe("inget mönster utöver slumpens");
  });
  it("are silent of limits where a quarter is withheld or the quarters are too few", () => {
    const hidden = control({ dold: true, mitt: null, nedre: null, ovre: null, regel: null });
    expect(controlFact(hidden)).toContain("för få personer");
    expect(controlPanel(hidden, names, "").limits).toBe("none");
    expect(controlPanel(control({ diagram: "punkter" }), names, "").limits).toBe("intervals");
  });
  it("put the latest mark first, and count only the last year as fresh", () => {
    const old = control({
      objekt_id: "old",
      kvartal: ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"],
      regel: ["utanfor_grans", null, null, null, null],
    });
    const none = control({ objekt_id: "none", regel: null });
    expect(marksFirst([none, old, control()]).map(({ objekt_id }) => objekt_id)).toEqual(["A", "old", "none"]);
    expect([old, none, control()].map(isLatelyMarked)).toEqual([false, false, true]);
  });
  it("keep the place of a quarter without exposure, so that equal steps are equal time", () => {
    const gap = control({ kvartal: ["2025-Q4", "2026-Q1", "2026-Q3"] });
    expect(controlPanel(gap, names, "").points.map(({ period, value }) => [period, value])).toEqual([
      ["2025-Q4", 3],
      ["2026-Q1", 4],
      ["2026-Q2", null],
      ["2026-Q3", 9],
    ]);
  });
});

describe("funnels", () => {
  const tratt: Tratt = {
    indikator_id: "avvikelser-fall",
    verksamhetsomrade: "hemtjanst",
    typ: "antal",
    metod: "exakt_poisson",
    phi: 1.1,
    tau2: 0,
    mitt: 1,
    n_enheter: 2,
    underlag: [1],
    nedre95: [0],
    ovre95: [2],
    nedre998: [0],
    ovre998: [3],
  };
  const point = (part: Partial<Trattpunkt> = {}): Trattpunkt => ({
    indikator_id: "avvikelser-fall",
    verksamhetsomrade: "hemtjanst",
    enhet_id: "A",
    underlag: 10,
    antal: 30,
    kvot: 3,
    andel: null,
    z: 4,
    p: 0.0001,
    utfall: "utanfor_998",
    dold: false,
    ...part,
  });
  const hidden = point({
    enhet_id: "B",
    underlag: null,
    antal: null,
    kvot: null,
    z: null,
    p: null,
    utfall: null,
    dold: true,
  });

  it("name who lies outside, and say what chance would give", () => {
    const [source] = funnelsOf([tratt], [point(), point({ enhet_id: "B", antal: 10, kvot: 1, utfall: "inom" })]);
    expect(funnelTitle(source!, names)).toBe("Fall: Alfa ligger längre bort än slumpen når");
    expect(plain(funnelSummary(source!, names))).toBe(
      "Av två enheter ligger en utanför 99,8 %-gränsen: Alfa (3,0 gånger väntat). Ingen ligger mellan 95 och 99,8 %; så långt når omkring 0,1 av en slump.",
    );
  });
  it("pool several units by their sums, and count who is withheld", () => {
    const own = new Set(["A", "B"]);
    const [both] = placesOf(
      funnelsOf([tratt], [point(), point({ enhet_id: "B", antal: 10, underlag: 30 })]),
      own,
    ).places;
    expect([both?.antal, both?.vantat, both?.enheter]).toEqual([40, 40, 2]);
    const one = placesOf(funnelsOf([tratt], [point(), hidden]), own);
    expect([one.places[0]?.enheter, one.hidden]).toEqual([1, 1]);
  });
  it("say nothing where less than one event was expected", () =>
    expect(placesOf(funnelsOf([tratt], [point({ underlag: 0.4, antal: 3 })]), new Set(["A"])).places).toEqual([]));
});

describe("egen regi and privat", () => {
  const form = (part: Partial<Driftsform> = {}): Driftsform => ({
    indikator_id: "avvikelser-fall",
    verksamhetsomrade: null,
    driftsform: "privat",
    antal_enheter: 10,
    taljare: 100,
    namnare: 100,
    varde: 1,
    medelfel: 0.1,
    skal: null,
    ...part,
  });
  it("take the wider of chance and of how units differ: t(0.9, 9) = 1.833, exp(0.1833) = 1.2012", () => {
    const interval = formInterval(form(), "antal", 1);
    expect(interval?.high).toBeCloseTo(1.2012, 3);
    // units that happen to be alike do not make few events sure: Byar's 90 % of 100 is 84.1–118.0
    const alike = formInterval(form({ medelfel: 0 }), "antal", 1);
    expect([alike?.low.toFixed(2), alike?.high.toFixed(2)]).toEqual(["0.84", "1.18"]);
    expect(
      formInterval(form({ taljare: null, namnare: null, varde: null, skal: "fa_enheter" }), "antal", 1),
    ).toBeNull();
  });
  it("never exceed a share of one", () =>
    expect(formInterval(form({ taljare: 95, varde: 0.95, medelfel: 0.2 }), "andel", 1)?.high).toBe(1));
  it("stand in one order whatever the figures are, and say why a side has none", () => {
    const rows = [
      form({ taljare: 300, varde: 3 }),
      form({ driftsform: "egen_regi", taljare: null, varde: null, namnare: null, skal: "fa_enheter" }),
    ];
    const [compared] = overAll(rows, ["avvikelser-fall"], names);
    expect(compared?.row.parts.map(({ value, reason }) => [value, reason])).toEqual([
      [null, "för få enheter"],
      [3, undefined],
    ]);
    expect(apart(compared!.row)).toBeNull();
    expect(formsSummary([compared!.row], "mått")).toContain("Inget mått går att jämföra");
  });
  it("call only intervals that lie apart a difference, and say how often chance gives it", () => {
    const rows = [form({ taljare: 300, varde: 3 }), form({ driftsform: "egen_regi" })];
    const compared = overAll(rows, ["avvikelser-fall"], names).map(({ row }) => row);
    expect(formsSummary(compared, "mått")).toMatch(
      /^I den enda jämförelsen ligger intervallen isär: fall\. .*två jämförelser av hundra/,
    );
    const same = overAll([form(), form({ driftsform: "egen_regi" })], ["avvikelser-fall"], names).map(({ row }) => row);
    expect(formsSummary(same, "mått")).toContain("Ingen säkerställd skillnad");
  });
  it("are scaled as the measure is, area by area", () => {
    const rows = [form({ verksamhetsomrade: "hemtjanst", namnare: 50_000, varde: 0.002 })];
    expect(byService(rows, "avvikelser-fall", names)[0]).toMatchObject({
      label: "Hemtjänst",
      parts: [{ value: null, reason: "drivs inte så" }, { value: 2 }],
    });
  });
});

describe("everything known about a unit", () => {
  const event = (part: Partial<Handelse>): Handelse => ({
    enhet_id: "A",
    slag: "brist",
    datum: "2026-05-04",
    till_datum: null,
    antal: 2,
    av: null,
    allvarliga: null,
    kod: "dokumentation",
    namn: null,
    status: "ny",
    dold: false,
    handelse_id: "1",
    ...part,
  });
  it("joins the brister of one day, and says which come back", () => {
    const [mark] = historyEvents([event({}), event({ handelse_id: "2", status: "upprepad", antal: 1 })], names);
    expect(mark).toMatchObject({
      lane: "Brister",
      label: "Två brister: dokumentation (måttlig), dokumentation (mindre, återkommer)",
      mark: "2, 1 återkommer",
      strong: true,
    });
  });
  it("says that a quarter is withheld, and marks a grave lex case but not every grave avvikelse", () => {
    const quarter = (part: Partial<Handelse>) =>
      historyEvents([event({ slag: "avvikelser", antal: 3, allvarliga: 1, ...part })], names)[0];
    expect(quarter({})).toMatchObject({ label: "tre avvikelser, varav en allvarlig", strong: false });
    expect(quarter({ slag: "lex_sarah", antal: 1, allvarliga: 1 })).toMatchObject({ strong: true });
    expect(quarter({ antal: null, dold: true })).toMatchObject({
      hidden: true,
      label: "avvikelser: för få personer för att visas",
    });
  });
  it("tells a late åtgärd from one that was checked", () => {
    const action = (status: string) =>
      historyEvents([event({ slag: "atgard", status, till_datum: "2026-08-01" })], names)[0];
    expect(action("forsenad")).toMatchObject({ mark: "försenad", strong: true, done: false });
    expect(action("verifierad")).toMatchObject({
      strong: false,
      done: true,
      label: "Dokumentation: verifierad 1 augusti 2026",
    });
  });
  it("has the state as its title and the latest follow-up in its sentence", () => {
    const rows = [
      event({ status: "upprepad" }),
      event({ slag: "atgard", status: "forsenad" }),
      event({ slag: "uppfoljning", antal: 1, av: 8, status: "fynd" }),
    ];
    expect(historyTitle(unit(), rows)).toBe("Alfa: en brist, som återkommer; en försenad åtgärd");
    expect(historySummary(rows)).toBe("En uppföljning på tre år, den senaste 4 maj 2026 med 1 av 8 krav ej uppfyllda.");
  });
  it("has lanes only for sources that were delivered", () =>
    expect(
      lanesOf([
        { kalla: "avvikelser", finns: true },
        { kalla: "sanktioner", finns: false },
      ]),
    ).toEqual(["Avvikelser"]));
});
