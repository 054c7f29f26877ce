import { describe, expect, it } from "vitest";
import { economyThresholds } from "../../../../dashboards/pages/metod/economy.ts";
import { guidelineSentence, plainNumber, thresholdOrigin } from "../../../../dashboards/pages/metod/headline.ts";
import { againstBaselines, atCapacity } from "../../../../dashboards/pages/metod/hitRate.ts";
import { exampleFindings } from "../../../../dashboards/pages/metod/kronor.ts";
import { drawnToClass } from "../../../../dashboards/pages/metod/learning.ts";
import { measure, timing } from "../../../../dashboards/pages/metod/lists.ts";
import { delayText, screenText } from "../../../../dashboards/pages/metod/screens.ts";
import type { DelayRow, OutcomeRow, PlanRuleRow, ThresholdRow } from "../../../../dashboards/pages/metod/types.ts";

const threshold = (change: Partial<ThresholdRow>): ThresholdRow => ({
  omrade: "risk",
  namn: "risk_niva_2",
  varde: 0.15,
  forslag: 0.15,
  egen: false,
  enhet: "sannolikhet",
  beskrivning: "",
  motivering: "",
  ...change,
});

const rule: PlanRuleRow = {
  regel_id: "NO-15-avtalsforlangning",
  namn: "Före avtalsförlängning",
  ursprung: "riktlinjen",
  riktlinje: "",
  krav: ["NO-15"],
  citat: "",
  modalitet: "ska",
  tid: "tre månader",
  tid_ursprung: "kommunen",
  metod: "",
  form: "",
  roll: "",
  timmar: 24,
  forfaller: 6,
  status: "",
};

describe("the method's sentences", () => {
  it("names what the kommun has changed, from what to what", () => {
    expect(thresholdOrigin([threshold({})], "Exempelbo kommun")).toContain("har inte ändrat någon");
    expect(thresholdOrigin([threshold({ varde: 0.2, egen: true }), threshold({ namn: "b" })], "Exempelbo kommun")).toBe(
      "Exempelbo kommun har ändrat en av 2 trösklar: risk_niva_2 (0,15 blev 0,2). Övriga är Uppsikts förslag.",
    );
  });

  it("tells the guideline's words from the kommun's choice (house rule 2)", () => {
    expect(timing(rule)).toBe(
      "Regeln säger ska. Tiden är tre månader, kommunens eget val. Sex uppföljningar förfaller senast under planåret.",
    );
    expect(timing({ ...rule, tid_ursprung: "riktlinjen", forfaller: null })).toContain("ur riktlinjen");
  });

  it("introduces the guideline with its number and day", () => {
    const sentence = guidelineSentence({
      kommun: "Norrköpings kommun",
      namn: "Uppföljning",
      diarienummer: "VON 2023/0212",
      antagen: "2023-02-15",
      antagen_av: "nämnden",
      krav: ["NO-1"],
      verksamhetsomraden: ["hemtjänst", "boendestöd"],
    });
    expect(sentence).toContain(
      "Norrköpings kommuns riktlinje ”Uppföljning” (VON 2023/0212), antagen 15 februari 2023 av nämnden",
    );
    expect(sentence).toContain("inga riktvärden, trösklar eller timmar");
  });

  it("writes measures and numbers by hand", () => {
    expect(measure({ typ: "antal", exponering: "brukardygn", skala: 1000 })).toBe("antal per 1\u00a0000 brukardygn");
    expect(measure({ typ: "andel", exponering: "svar", skala: null })).toBe("andel av svar");
    expect(plainNumber(0.05)).toBe("0,05");
  });
});

describe("the method of ekonomi", () => {
  it("explains unique and expected kronor by an example that the run would count alike", () => {
    const findings = exampleFindings({ hard: 0.8, mjuk: 0.3 });
    expect(findings.map(({ amount }) => amount)).toEqual([600, 400, 900]);
    expect(findings.map(({ unique }) => unique)).toEqual([600, 0, 300]);
    expect(findings.map(({ expected }) => Math.round(expected))).toEqual([480, 0, 90]);
  });
  it("explains how 100 % right may stand beside 91 %: (12 + 3.5) of (12 + 5)", () => {
    expect(drawnToClass(12)).toBeCloseTo(15.5 / 17, 12);
    expect(drawnToClass(100)).toBeCloseTo(103.5 / 105, 12);
  });
  it("shows the thresholds that steer its pages, and none of the risks", () => {
    const named = (omrade: string, namn: string) => threshold({ omrade, namn });
    const rows = [
      named("ekonomi", "r06_andel"),
      named("ekonomilage", "obestand_flera"),
      named("lasning", "skydd_minsta_antal"),
      named("signaler", "trend_kvartal"),
      named("signaler", "tratt_minst_enheter"),
      named("signaler", "lag_rapportering_kvot"),
      named("risk", "risk_niva_2"),
      named("plan", "plan_x"),
    ];
    expect(economyThresholds(rows)).toEqual(rows.slice(0, 5));
  });
});

describe("how well the score has hit", () => {
  const row = (part: Partial<OutcomeRow>): OutcomeRow => ({
    ursprung: "2025-Q3",
    metod: "poang",
    typ: "poang",
    urval: "alla",
    k: 12,
    traffar: 8,
    precision: 0.67,
    recall: 0.2,
    lift: 2,
    lag: 0.42,
    hog: 0.88,
    auc: 0.74,
    brier: null,
    skill: null,
    kalibrering_lutning: null,
    n: 132,
    ...part,
  });
  const baseline = (part: Partial<OutcomeRow>) => row({ metod: "storlek", typ: "baslinje", hog: 0.6, ...part });
  const plain = (text: string) => text.replaceAll("\u00a0", " ");

  it("compares at the planned number, of the latest freeze, the score first", () => {
    const rows = [
      baseline({ precision: 0.5 }),
      baseline({ metod: "raa_antal", precision: 0.6 }),
      row({}),
      row({ k: 24 }),
      row({ ursprung: "2025-Q2", precision: 0.1 }),
      row({ urval: "slump", precision: 0.2 }),
    ];
    expect(atCapacity(rows).map(({ metod }) => metod)).toEqual(["poang", "raa_antal", "storlek"]);
    expect(atCapacity(rows, "slump").map(({ precision }) => precision)).toEqual([0.2]);
  });

  it("says in plain words when a simple method hits better", () =>
    expect(plain(againstBaselines([row({}), baseline({ precision: 0.75 })]))).toContain(
      "En enklare metod träffade bättre: ”störst först” fann fler brister bland de 12 första än poängen gjorde (67 % mot 75 %)",
    ));
  it("does not call an overlap a victory, nor chance a rival", () => {
    expect(againstBaselines([row({}), baseline({ precision: 0.5 })])).toContain("skillnaden är inte säkerställd");
    expect(againstBaselines([row({}), baseline({ precision: 0.2, hog: 0.4 })])).toContain("säkert oftare");
    expect(againstBaselines([row({}), baseline({ metod: "slump", precision: 0.9 })])).toBe("");
  });
});

describe("what chance would give, and what is not registered yet", () => {
  it("adds up the clear ones of all screens", () => {
    const screen = { q: 0.05, provade: 100, utpekade: 2, vantat_slump: 0.1 };
    const rows = [
      { ...screen, slag: "signal", niva: "tydlig" },
      { ...screen, slag: "trend", niva: "tydlig" },
      { ...screen, slag: "signal", niva: "mojlig", utpekade: 9 },
    ];
    expect(screenText(rows)).toBe(
      "200 prövningar gjordes samtidigt. Fyra pekades ut som tydliga; av dem väntas högst ungefär 0,2 vara slump.",
    );
    expect(screenText([])).toContain("Ingen prövning har gjorts");
  });
  it("says how much of the latest quarter is there, and where least", () => {
    const delay = (part: Partial<DelayRow>): DelayRow => ({
      kalla: "avvikelser",
      kvalitetsomrade: null,
      kvalitetsomrade_namn: null,
      kvartal: "2026-Q3",
      andel_registrerad: 0.9,
      n: 500,
      dagar_90: 21,
      ...part,
    });
    const rows = [
      delay({}),
      delay({ kvartal: "2026-Q2", andel_registrerad: 0.5 }),
      delay({ kvalitetsomrade: "dokumentation", kvalitetsomrade_namn: "Dokumentation", andel_registrerad: 0.8 }),
    ];
    const text = delayText(rows).replaceAll("\u00a0", " ");
    expect(text).toContain(
      "Nio av tio finns efter 21 dagar. Av kvartal 3 2026 väntas 90 % vara registrerat; minst inom dokumentation, 80 %.",
    );
    expect(delayText([])).toContain("inget räknas ned");
  });
});
