import { describe, expect, it } from "vitest";
import { countForShare, firstClass, harmBy, highRisks } from "../../../../dashboards/pages/common/harm.ts";
import { register } from "../../../../dashboards/pages/common/register.ts";
import type { Indikator, Serie, Signal } from "../../../../dashboards/pages/common/rows.ts";
import { levelOf, pointsOf, quarterAfter } from "../../../../dashboards/pages/common/series.ts";
import { inOrderOfWeight, signalText, testedText, withoutTwins } from "../../../../dashboards/pages/common/signals.ts";
import {
  callsForQuestion,
  eventText,
  noneOr,
  ratioText,
  someOf,
  yearlyRate,
} from "../../../../dashboards/pages/common/words.ts";
import { indicator, risk, signal, unit } from "./rows.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ").replaceAll("\u2212", "-");

describe("harm", () => {
  const risks = [
    risk({ enhet_id: "A", forvantad_skada: 6 }),
    risk({ enhet_id: "B", forvantad_skada: 3 }),
    risk({ enhet_id: "B", forvantad_skada: 0.5 }),
    risk({ enhet_id: "C", forvantad_skada: 0.5 }),
    risk({ enhet_id: "D", forvantad_skada: null }),
  ];
  it("sums per unit, largest first, without those that have no figure", () => {
    expect(harmBy(risks, ({ enhet_id }) => enhet_id)).toEqual([
      { nyckel: "A", skada: 6, andel: 0.6 },
      { nyckel: "B", skada: 3.5, andel: 0.35 },
      { nyckel: "C", skada: 0.5, andel: 0.05 },
    ]);
  });
  it.each([
    [0.5, 1],
    [0.6, 1],
    [0.61, 2],
    [1, 3],
  ])("the first that carry %d of it are %i", (share, count) => {
    expect(
      countForShare(
        harmBy(risks, ({ enhet_id }) => enhet_id),
        share,
      ),
    ).toBe(count);
  });
  it("the first class is the lowest number, in rank order, and never those without basis", () => {
    const first = firstClass([
      risk({ risk_id: "R3", prioritetsklass: 2, rang: 3 }),
      risk({ risk_id: "R2", prioritetsklass: 1, rang: 2 }),
      risk({ risk_id: "R1", prioritetsklass: 1, rang: 1 }),
      risk({ risk_id: "R0", prioritetsklass: null, rang: null }),
    ]);
    expect(first.map(({ risk_id }) => risk_id)).toEqual(["R1", "R2"]);
    expect(firstClass([])).toEqual([]);
  });
  it("counts high risks, and those that are high in their whole interval (8 points and more are high)", () => {
    const some = [
      risk({ riskpoang: 9, sannolikhet_niva: 3, niva_lag: 2, niva_hog: 4, konsekvens_niva: 3 }),
      risk({ riskpoang: 4, sannolikhet_niva: 2, niva_lag: 1, niva_hog: 4, konsekvens_niva: 2 }),
      risk({ riskpoang: null }),
    ];
    expect(highRisks(some)).toEqual({ judged: 2, high: 1, surely: 0 });
  });
});

describe("series", () => {
  it.each([
    ["2025-Q4", 1, "2026-Q1"],
    ["2025-Q1", -1, "2024-Q4"],
    ["2023-Q4", 11, "2026-Q3"],
    ["2026-Q3", -4, "2025-Q3"],
  ])("%s and %i quarters is %s", (from, steps, to) => expect(quarterAfter(from, steps)).toBe(to));

  const serie = (part: Partial<Serie>): Serie => ({
    objekt_typ: "enhet",
    objekt_id: "A",
    indikator_id: "i",
    dold: false,
    fran_kvartal: "2025-Q4",
    sista_ofullstandigt: true,
    handelser: [1, null, 3],
    underlag: [1000, null, 2000],
    ...part,
  });
  it("gives rates, gaps and an unfinished last quarter; Garwood's exact limits for one event (90 %)", () => {
    const points = pointsOf(serie({}), { typ: "antal", skala: 1000 });
    expect(points.map(({ period, value, incomplete }) => [period, value, incomplete])).toEqual([
      ["2025-Q4", 1, false],
      ["2026-Q1", null, false],
      ["2026-Q2", 1.5, true],
    ]);
    // qchisq(0.05, 2)/2 and qchisq(0.95, 4)/2
    expect(points[0]?.low).toBeCloseTo(0.05129, 4);
    expect(points[0]?.high).toBeCloseTo(4.74386, 4);
  });
  it("draws no interval around hours", () => {
    const [point] = pointsOf(serie({ handelser: [80.5], underlag: [100] }), { typ: "andel", skala: 1 });
    expect(point).toMatchObject({ value: 0.805 });
    expect(point).not.toHaveProperty("low");
  });
  it("the level of a series weighs its quarters by exposure", () => {
    expect(levelOf(serie({}), { skala: 1000 })).toBeCloseTo(4 / 3, 10);
    expect(levelOf(undefined, { skala: 1000 })).toBeNull();
  });
});

describe("words", () => {
  it("asks about more events, about less performed time, and about silence; never about fewer events alone", () => {
    const up: Indikator = indicator({ riktning: "hog" });
    const down: Indikator = indicator({ riktning: "lag" });
    expect(callsForQuestion({ utfall: "tydligt_hogre" }, up)).toBe(true);
    expect(callsForQuestion({ utfall: "tydligt_lagre" }, up)).toBe(false);
    expect(callsForQuestion({ utfall: "mojligt_lagre" }, down)).toBe(true);
    expect(callsForQuestion({ utfall: "lag_rapportering" }, up)).toBe(true);
  });
  it("turns a slope per quarter into change over a year", () => {
    // exp(4 · 0.05) = 1.221
    expect(plain(yearlyRate({ lutning: 0.05, lag: -0.01, hog: 0.1 }))).toBe("+22 % om året (-4 till +46 %)");
  });
  it("names four, and how many more there are", () => {
    expect(someOf(["a", "b", "c", "d"])).toBe("a, b, c och d");
    expect(someOf(["a", "b", "c", "d", "e", "f"])).toBe("a, b, c, d och två till");
  });
  it("says nobody instead of zero", () => expect([0, 1, 13].map(noneOr)).toEqual(["ingen", "en", "13"]));
  it("names the event behind a consequence", () => {
    expect(eventText("lex-sarah:2026-Q3")).toBe("lex Sarah bedömd som allvarlig, kvartal 3 2026");
    expect(eventText("lex-maria:2025-Q4")).toBe("lex Maria med allvarlig skada, kvartal 4 2025");
  });
  it("shows a ratio with its interval", () => expect(ratioText(2.08, 1.58, 2.63)).toBe("2,1 gånger (1,6–2,6)"));
});

describe("signals", () => {
  const names = register({
    enheter: [unit({ enhet_id: "A" })],
    indikatorer: [
      indicator({ indikator_id: "avvikelser-fall", kvalitetsomrade: "halso-och-sjukvard" }),
      indicator({ indikator_id: "avvikelser-samverkan", kvalitetsomrade: "samverkan" }),
      indicator({ indikator_id: "avvikelser-brist-i-samverkan-med-andra", kvalitetsomrade: "samverkan" }),
    ],
  });
  it("puts single events and silence before any statistics, clear before possible, larger before smaller", () => {
    const rows: Signal[] = [
      signal({ signal_id: "4", utfall: "mojligt_hogre", rr: 9 }),
      signal({ signal_id: "3", utfall: "tydligt_hogre", rr: 2 }),
      signal({ signal_id: "2", utfall: "tydligt_hogre", rr: 3 }),
      signal({ signal_id: "1", utfall: "lag_rapportering", rr: 0.2 }),
      signal({ signal_id: "0", utfall: "enskild_handelse", rr: null }),
      signal({ signal_id: "5", utfall: "tydligt_lagre", rr: 0.1 }),
    ];
    expect(inOrderOfWeight(rows, names).map(({ signal_id }) => signal_id)).toEqual(["0", "1", "2", "3", "4", "5"]);
  });
  it("says a thing once: the kategori, not the kvalitetsområde with the same figures", () => {
    const twins = [
      signal({ indikator_id: "avvikelser-samverkan", varde: 1.2, rr: 2 }),
      signal({ indikator_id: "avvikelser-brist-i-samverkan-med-andra", varde: 1.2, rr: 2 }),
    ];
    expect(withoutTwins(twins, names).map(({ indikator_id }) => indikator_id)).toEqual([
      "avvikelser-brist-i-samverkan-med-andra",
    ]);
  });
  it("never joins single events, which have no figures to be alike by", () => {
    const events = ["a", "b"].map((signal_id) =>
      signal({ signal_id, utfall: "enskild_handelse", varde: null, rr: null }),
    );
    expect(withoutTwins(events, names)).toHaveLength(2);
  });
  it("says that figures are withheld instead of showing a zero", () => {
    const text = signalText(signal({ dold: true, varde: null, rr: null, antal: null }), undefined);
    expect(text).toBe("Tydligt högre; siffrorna rör för få personer för att visas.");
  });
  it("says that the ratio is shrunk: it is not the quotient of the two rates", () => {
    expect(plain(signalText(signal({ varde: 1, referens: 0.1, rr: 5.8 }), indicator()))).toContain(
      "5,8 gånger (1,5–2,5) när slumpen räknats bort mot jämförbara enheter",
    );
  });
  it("counts what was tried and what was too thin", () => {
    const screened = { objekt: 1, provade: 60, slump_tydliga: 0.02, slump_alla: 0.1, utan_gallring: 3 };
    const text = plain(
      testedText(
        [
          { slag: "signal", metod: "m", utfall: "for_lite_underlag", antal: 90, ...screened },
          { slag: "signal", metod: "m", utfall: "ingen_sakerstalld_forandring", antal: 7, ...screened },
          { slag: "signal", metod: "m", utfall: "tydligt_hogre", antal: 3, ...screened },
          { slag: "signal", metod: "enskild_handelse", utfall: "enskild_handelse", antal: 5, ...screened },
          { slag: "trend", metod: "m", utfall: "tydlig_okning", antal: 50, ...screened, provade: 40 },
        ],
        "signal",
      ),
    );
    expect(text).toMatch(/^100 jämförelser gjordes\. I 90 räckte .* i 7 syntes .* 3 stack ut/);
    expect(text).toContain(
      "60 av dem räckte för att prövas samtidigt. Slumpen ensam väntas ge knappt någon av dem som stack ut; hade var och en fått sin egen femprocentsgräns hade den gett omkring 3.",
    );
  });
});
