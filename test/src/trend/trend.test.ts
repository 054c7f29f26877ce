import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_TREND, trendOf } from "../../../src/trend/series.ts";
import { hiddenChange, signalVerdict, trendVerdict } from "../../../src/trend/verdict.ts";

const YEARS = new Array<number>(8).fill(1000);

describe("trendVerdict and signalVerdict: words tied to numbers (methods.md 3.8)", () => {
  it.each([
    [{ q: 0.01, rr: 2, rrLag: 1.4, rrHog: 2.9, styrkaRr2: 0.8 }, "tydlig_okning", "tydligt_hogre"],
    [{ q: 0.01, rr: 1.4, rrLag: 1.1, rrHog: 1.8, styrkaRr2: 0.8 }, "mojlig_okning", "mojligt_hogre"],
    [{ q: 0.05, rr: 2, rrLag: 1.4, rrHog: 2.9, styrkaRr2: 0.8 }, "mojlig_okning", "mojligt_hogre"],
    [{ q: 0.099, rr: 1.4, rrLag: 0.9, rrHog: 2.1, styrkaRr2: 0.2 }, "mojlig_okning", "mojligt_hogre"],
    [{ q: 0.01, rr: 0.5, rrLag: 0.3, rrHog: 0.7, styrkaRr2: 0.8 }, "tydlig_minskning", "tydligt_lagre"],
    [{ q: 0.01, rr: 0.7, rrLag: 0.5, rrHog: 0.9, styrkaRr2: 0.8 }, "mojlig_minskning", "mojligt_lagre"],
    [
      { q: 0.2, rr: 1.3, rrLag: 0.7, rrHog: 2.3, styrkaRr2: 0.5 },
      "ingen_sakerstalld_forandring",
      "ingen_sakerstalld_forandring",
    ],
    [{ q: 0.2, rr: 1.3, rrLag: 0.7, rrHog: 2.3, styrkaRr2: 0.49 }, "for_lite_underlag", "for_lite_underlag"],
    [{ q: 0.9, rr: 1, rrLag: 0.9, rrHog: 1.1, styrkaRr2: null }, "for_lite_underlag", "for_lite_underlag"],
    [{ q: null, rr: null, rrLag: null, rrHog: null, styrkaRr2: null }, "for_lite_underlag", "for_lite_underlag"],
    // Nothing in the comparison: ratio without upper end, still a clear signal.
    [
      { q: 0.001, rr: Number.POSITIVE_INFINITY, rrLag: 2, rrHog: Number.POSITIVE_INFINITY, styrkaRr2: 0.1 },
      "tydlig_okning",
      "tydligt_hogre",
    ],
  ])("%o is %s / %s", (input, trend, signal) => {
    expect(trendVerdict(input)).toBe(trend);
    expect(signalVerdict(input)).toBe(signal);
  });

  it("never says more when q rises", () => {
    const order = ["tydlig_okning", "mojlig_okning", "ingen_sakerstalld_forandring"];
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const at = (q: number) => order.indexOf(trendVerdict({ q, rr: 2, rrLag: 1.3, rrHog: 3, styrkaRr2: 0.9 }));
        return at(Math.min(a, b)) <= at(Math.max(a, b));
      }),
    );
  });

  it("says what no change may hide", () => {
    expect(hiddenChange({ rrLag: 0.7, rrHog: 2.3 })).toEqual({ okning: 2.3, minskning: 0.7 });
    expect(hiddenChange({ rrLag: 0, rrHog: Number.POSITIVE_INFINITY })).toEqual({ okning: null, minskning: null });
    expect(hiddenChange({ rrLag: null, rrHog: null })).toEqual({ okning: null, minskning: null });
    expect(hiddenChange({ rrLag: 0.5, rrHog: 0.9 })).toEqual({ okning: 1, minskning: 0.5 });
  });
});

describe("trendOf", () => {
  it("finds a clear rise by slope and by rank", () => {
    const trend = trendOf({ counts: [2, 3, 3, 5, 6, 8, 9, 13], exposures: YEARS });
    expect(trend).toMatchObject({ metod: "poisson", n: 8, handelser: 49, skal: null });
    expect(trend.lutning!).toBeGreaterThan(0.25);
    expect(trend.lag!).toBeGreaterThan(0);
    expect(trend.rr!).toBeCloseTo((1 + trend.lutning!) ** 7, 10);
    expect(trend.mannKendall).toMatchObject({ s: 27, method: "exact" }); // one tie among 28 pairs
    expect(
      trendVerdict({ q: trend.p, rr: trend.rr, rrLag: trend.rrLag, rrHog: trend.rrHog, styrkaRr2: trend.styrka_rr2 }),
    ).toBe("tydlig_okning");
  });

  it("follows the rate and not the count: more events with as much more exposure is no trend", () => {
    const counts = [5, 10, 15, 20, 25, 30];
    const trend = trendOf({ counts, exposures: counts.map((c) => c * 100) });
    expect(trend.lutning).toBeCloseTo(0, 10);
    expect(trend.mannKendall!.p).toBe(1);
  });

  it("is wider where quarters vary more than chance", () => {
    const trend = trendOf({ counts: [20, 2, 25, 1, 30, 3, 22, 2], exposures: YEARS });
    expect(trend.metod).toBe("kvasipoisson");
    expect(trend.dispersion!).toBeGreaterThan(5);
    expect(trend.p!).toBeGreaterThan(0.2);
  });

  it("keeps a quarter's place in time when a quarter without operation is left out", () => {
    const full = trendOf({ counts: [2, 4, 8, 16, 32, 64, 128], exposures: new Array(7).fill(1) });
    const gap = trendOf({ counts: [2, 4, 8, 0, 32, 64, 128], exposures: [1, 1, 1, 0, 1, 1, 1] });
    expect(full.lutning).toBeCloseTo(1, 8);
    expect(gap.lutning).toBeCloseTo(1, 8);
    expect(gap.n).toBe(6);
    expect(gap.rr).toBeCloseTo(64, 4);
  });

  it("says why it cannot", () => {
    expect(trendOf({ counts: [9, 9, 9, 9, 9], exposures: [1, 1, 1, 1, 1] })).toMatchObject({
      metod: "ingen",
      skal: "for_fa_kvartal",
      p: null,
      mannKendall: null,
    });
    const silent = trendOf({ counts: [0, 0, 0, 0, 0, 0], exposures: new Array(6).fill(10) });
    expect(silent).toMatchObject({ metod: "ingen", skal: "for_fa_handelser", p: null, styrka_rr2: null });
    expect(silent.mannKendall).toMatchObject({ p: 1 });
    expect(() => trendOf({ counts: [1, 0], exposures: [0, 1] })).toThrow("quarter 1 has 1 events but no exposure");
  });

  it("leaves the rank test alone where every event is in the last quarter: 2 of 8 orders are as extreme", () => {
    const jump = trendOf({ counts: [0, 0, 0, 0, 0, 0, 0, 9], exposures: YEARS });
    expect(jump).toMatchObject({ metod: "mann_kendall", lutning: null, rr: null });
    expect(jump.p).toBeCloseTo(2 / 8, 12);
  });

  it("says the power beside every result: 16 events in eight quarters cannot show a doubling", () => {
    const thin = trendOf({ counts: [2, 2, 1, 3, 2, 2, 3, 1], exposures: YEARS });
    expect(thin.styrka_rr2!).toBeLessThan(0.2);
    expect(
      trendVerdict({ q: thin.p, rr: thin.rr, rrLag: thin.rrLag, rrHog: thin.rrHog, styrkaRr2: thin.styrka_rr2 }),
    ).toBe("for_lite_underlag");
    const thick = trendOf({ counts: [40, 42, 38, 41, 39, 40, 41, 39], exposures: YEARS });
    expect(thick.styrka_rr2!).toBeGreaterThan(0.9);
    expect(
      trendVerdict({ q: thick.p, rr: thick.rr, rrLag: thick.rrLag, rrHog: thick.rrHog, styrkaRr2: thick.styrka_rr2 }),
    ).toBe("ingen_sakerstalld_forandring");
  });

  it("has no NaN in any series", () => {
    const quarter = fc.tuple(fc.nat(20), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(fc.array(quarter, { maxLength: 14 }), (quarters) => {
        const trend = trendOf({
          counts: quarters.map(([count, exposure]) => (exposure === 0 ? 0 : count)),
          exposures: quarters.map(([, exposure]) => exposure),
        });
        for (const value of [...Object.values(trend), ...Object.values(trend.mannKendall ?? {})]) {
          expect(Number.isNaN(value)).toBe(false);
        }
        expect((trend.metod === "ingen") === (trend.skal !== null)).toBe(true);
        if (trend.n < DEFAULT_TREND.minstKvartal) expect(trend.skal).toBe("for_fa_kvartal");
      }),
    );
  });
});
