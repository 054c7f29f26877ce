import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "../../../src/statistics/benjaminiHochberg.ts";
import { benjaminiYekutieli } from "../../../src/statistics/benjaminiYekutieli.ts";
import { poissonPower } from "../../../src/statistics/poissonPower.ts";
import { poissonTailTest } from "../../../src/statistics/poissonTailTest.ts";
import { rateRatioMidP } from "../../../src/statistics/rateRatioMidP.ts";
import { rateRatioTest } from "../../../src/statistics/rateRatioTest.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";
import { poissonDraw } from "./draws.ts";
import { compared, groupBy, isClose, numberOf, referenceRows } from "./reference.ts";

describe("poissonTailTest", () => {
  it("sums the tail by definition", () => {
    const e = Math.exp(-1);
    const { pUpper, pLower, p, pUpperMidP } = poissonTailTest(4, 1);
    expect(pUpper).toBeCloseTo(1 - e * (1 + 1 + 1 / 2 + 1 / 6), 14);
    expect(pLower).toBeCloseTo(e * (1 + 1 + 1 / 2 + 1 / 6 + 1 / 24), 14);
    expect(p).toBeCloseTo(2 * pUpper, 14);
    expect(pUpperMidP).toBeCloseTo(pUpper - e / 48, 14);
  });

  it("keeps a small tail that 1 − cdf would lose", () => {
    // P(X ≥ 40 | 2) ≈ e^-2 2^40/40! · (1 + 2/41 + 4/(41·42) + …)
    let term = Math.exp(-2);
    for (let k = 1; k <= 40; k++) term *= 2 / k;
    const series = 1 + 2 / 41 + 4 / (41 * 42) + 8 / (41 * 42 * 43) + 16 / (41 * 42 * 43 * 44);
    expect(poissonTailTest(40, 2).pUpper / (term * series)).toBeCloseTo(1, 6);
  });

  it("answers without NaN when nothing was expected", () => {
    expect(poissonTailTest(0, 0)).toMatchObject({ p: 1, pUpper: 1, pLower: 1, pMidP: 1 });
    expect(poissonTailTest(2, 0)).toMatchObject({ p: 0, pUpper: 0, pLower: 1, pMidP: 0 });
    expect(() => poissonTailTest(1, -1)).toThrow("expected must be a finite number ≥ 0: -1");
  });

  it("has p-values in 0–1 and mid-p never above the exact p", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.double({ min: 0.001, max: 300, noNaN: true }), (observed, expected) => {
        const test = poissonTailTest(observed, expected);
        for (const value of Object.values(test)) expect(value >= 0 && value <= 1).toBe(true);
        expect(test.pMidP).toBeLessThanOrEqual(test.p);
        expect(test.pLower + test.pUpper).toBeGreaterThanOrEqual(1 - 1e-9);
      }),
    );
  });
});

describe("rateRatioTest", () => {
  // rateratio.test 1.1 (Fay 2010): its own example, and rows computed with it.
  it("agrees with the example of rateratio.test", () => {
    const test = rateRatioTest(2, 17877, 9, 16650);
    expect(test.rateRatio).toBeCloseTo(0.206969849527326, 12);
    expect(test.lower).toBeCloseTo(0.0217609930935431, 9);
    expect(test.upper).toBeCloseTo(0.999948534797153, 9);
    expect(test.p).toBeCloseTo(0.0499900252529051, 10);
    expect(test.pUpper).toBeCloseTo(0.995798737351399, 10);
    expect(test.pMidP).toBeCloseTo(0.0291962752750538, 10);
  });

  it.each([
    [5, 132412, 4, 311312, 2.93885750536205, 0.632557885924111, 14.8106690864585, 0.193746430564114, 0.121506978342665],
    [11, 800, 3, 1000, 4.58333333333333, 1.21074774143315, 25.5859620043036, 0.0204552325066236, 0.0121131175717734],
    [20, 1, 1, 1, 20, 3.19885949849947, 828.95579477681, 2.09808349609375e-5, 1.09672546386719e-5],
    [1, 1, 0, 1, Number.POSITIVE_INFINITY, 0.0256410256410257, Number.POSITIVE_INFINITY, 1, 0.5],
    [0, 1, 2, 1, 0, 0, 5.32455532033676, 0.5, 0.25],
  ])("agrees with rateratio.test for %i/%i against %i/%i", (x1, e1, x2, e2, rr, lower, upper, p, pMidP) => {
    const test = rateRatioTest(x1, e1, x2, e2);
    expect(isClose(test.rateRatio!, rr)).toBe(true);
    expect(isClose(test.lower, lower)).toBe(true);
    expect(isClose(test.upper, upper)).toBe(true);
    expect(test.p).toBeCloseTo(p, 10);
    expect(test.pMidP).toBeCloseTo(pMidP, 10);
  });

  // methods.md 3.2: the least evidence that reaches central p < 0.05 with equal exposure.
  it.each([
    [0, 6],
    [1, 8],
    [2, 10],
    [3, 12],
    [4, 13],
    [5, 15],
  ])("needs %i against at least %i", (few, many) => {
    expect(rateRatioTest(many, 1, few, 1).p).toBeLessThan(0.05);
    expect(rateRatioTest(many - 1, 1, few, 1).p).toBeGreaterThanOrEqual(0.05);
  });

  it("never lets p and interval disagree, and mirrors when the series change places", () => {
    const exposure = fc.double({ min: 0.1, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.nat(60), exposure, fc.nat(60), exposure, (x1, e1, x2, e2) => {
        const test = rateRatioTest(x1, e1, x2, e2);
        if (Math.abs(test.p - 0.05) > 1e-6) expect(test.lower > 1 || test.upper < 1).toBe(test.p < 0.05);
        const mirrored = rateRatioTest(x2, e2, x1, e1);
        expect(mirrored.p).toBeCloseTo(test.p, 9);
        if (test.rateRatio !== null && x1 > 0 && x2 > 0) {
          expect(isClose(1 / mirrored.rateRatio!, test.rateRatio, 1e-9)).toBe(true);
          expect(isClose(1 / mirrored.upper, test.lower, 1e-6)).toBe(true);
        }
      }),
    );
  });

  it("says nothing when nothing has happened", () => {
    expect(rateRatioTest(0, 10, 0, 10)).toMatchObject({ rateRatio: null, lower: 0, p: 1, pMidP: 1 });
    expect(() => rateRatioTest(1, 0, 1, 10)).toThrow("firstExposure must be a finite number > 0: 0");
  });
});

describe("rateRatioMidP", () => {
  it("leaves out 1 exactly when mid-p is under the level, and lies inside the exact interval", () => {
    const exposure = fc.double({ min: 0.1, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.nat(60), exposure, fc.nat(60), exposure, (x1, e1, x2, e2) => {
        const test = rateRatioTest(x1, e1, x2, e2);
        const { lower, upper } = rateRatioMidP(x1, e1, x2, e2);
        if (Math.abs(test.pMidP - 0.05) > 1e-6) expect(lower > 1 || upper < 1).toBe(test.pMidP < 0.05);
        expect(lower).toBeGreaterThanOrEqual(test.lower * (1 - 1e-9));
        expect(upper === Number.POSITIVE_INFINITY || upper <= test.upper * (1 + 1e-9)).toBe(true);
        const mirrored = rateRatioMidP(x2, e2, x1, e1);
        if (x1 > 0 && x2 > 0) expect(isClose(1 / mirrored.upper, lower, 1e-6)).toBe(true);
      }),
    );
  });
  it("has no ends where nothing has happened", () => {
    expect(rateRatioMidP(0, 1, 0, 1)).toEqual({ lower: 0, upper: Number.POSITIVE_INFINITY });
    expect(rateRatioMidP(3, 1, 0, 1).upper).toBe(Number.POSITIVE_INFINITY);
    expect(() => rateRatioMidP(1, 0, 1, 1)).toThrow("firstExposure");
  });
});

describe("benjaminiYekutieli", () => {
  // R 4.2.2 p.adjust(p, "BY"), first of the fifteen of Benjamini & Hochberg's own example: .0497734 at p = .001.
  it("is Benjamini–Hochberg times 1 + 1/2 + … + 1/m, at most 1", () => {
    const ps = [0.01, null, 0.04, 0.5];
    const price = 1 + 1 / 2 + 1 / 3;
    expect(benjaminiYekutieli(ps)).toEqual([
      expect.closeTo(0.03 * price, 12),
      null,
      expect.closeTo(0.06 * price, 12),
      expect.closeTo(0.5 * price, 12),
    ]);
    expect(benjaminiYekutieli([0.9, 0.8])).toEqual([1, 1]);
    expect(benjaminiYekutieli([])).toEqual([]);
  });
});

describe("benjaminiHochberg", () => {
  // R 4.2.2 p.adjust(p, "BH"); set a is the example of Benjamini & Hochberg's paper, set b has a missing test.
  it("agrees with R's p.adjust, a test that was not made included", () => {
    const q = benjaminiHochberg([0.01, 0.01, 0.5, 1, 0.04, 0.03, null, 0.2]);
    const expected = [0.035, 0.035, 0.583333333333333, 1, 0.07, 0.07, null, 0.28];
    q.forEach((value, i) => {
      if (expected[i] === null) expect(value).toBeNull();
      else expect(value).toBeCloseTo(expected[i]!, 12);
    });
  });

  it("keeps the order it was given and is monotone in p", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }), (ps) => {
        const qs = benjaminiHochberg(ps) as number[];
        ps.forEach((p, i) => {
          expect(qs[i]).toBeGreaterThanOrEqual(p);
          expect(qs[i]).toBeLessThanOrEqual(1);
          ps.forEach((other, j) => {
            if (p < other) expect(qs[i]).toBeLessThanOrEqual(qs[j]!);
          });
        });
      }),
    );
  });

  it("handles an empty screen, one test and a p that is none", () => {
    expect(benjaminiHochberg([])).toEqual([]);
    expect(benjaminiHochberg([null, null])).toEqual([null, null]);
    expect(benjaminiHochberg([0.03])).toEqual([0.03]);
    expect(() => benjaminiHochberg([1.2])).toThrow("1.2");
    expect(() => benjaminiHochberg([Number.NaN])).toThrow("NaN");
  });
});

describe("poissonPower", () => {
  // methods.md 3.6: critical counts and power at one-sided 5 % and 1 % for rate ratios 2 and 3 (two decimals).
  it.each([
    [1, 4, 0.14, 0.35, 5, 0.05, 0.18],
    [2, 6, 0.21, 0.55, 7, 0.11, 0.39],
    [3, 7, 0.39, 0.79, 9, 0.15, 0.54],
    [5, 10, 0.54, 0.93, 12, 0.3, 0.82],
    [8, 14, 0.73, 0.99, 16, 0.53, 0.97],
    [12, 19, 0.87, 1.0, 22, 0.69, 1.0],
    [20, 29, 0.97, 1.0, 32, 0.91, 1.0],
  ])("matches the published table for %i expected", (expected, crit5, rr2at5, rr3at5, crit1, rr2at1, rr3at1) => {
    const round = (value: number) => Math.round(value * 100) / 100;
    expect(poissonPower(expected, 2, 0.05).critical).toBe(crit5);
    expect(round(poissonPower(expected, 2, 0.05).power)).toBe(rr2at5);
    expect(round(poissonPower(expected, 3, 0.05).power)).toBe(rr3at5);
    expect(poissonPower(expected, 2, 0.01).critical).toBe(crit1);
    expect(round(poissonPower(expected, 2, 0.01).power)).toBe(rr2at1);
    expect(round(poissonPower(expected, 3, 0.01).power)).toBe(rr3at1);
  });

  it("is within two points of what simulation finds", () => {
    const random = seededRandom("styrka");
    for (const expected of [1, 2, 5, 12]) {
      for (const rateRatio of [2, 3]) {
        const { critical, power } = poissonPower(expected, rateRatio);
        const found = Array.from({ length: 6000 }, () => poissonDraw(expected * rateRatio, random) >= critical);
        expect(Math.abs(found.filter(Boolean).length / 6000 - power)).toBeLessThan(0.02);
      }
    }
  });

  it("finds the smallest critical count for any expectation", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 5000, noNaN: true }), (expected) => {
        const { critical } = poissonPower(expected, 2);
        expect(poissonTailTest(critical, expected).pUpper).toBeLessThanOrEqual(0.05);
        expect(poissonTailTest(critical - 1, expected).pUpper).toBeGreaterThan(0.05);
      }),
    );
    expect(() => poissonPower(0, 2)).toThrow("expectedPerPeriod");
  });
});

describe.runIf(process.env.UPPSIKT_REFERENCE)("full reference sets", () => {
  it("rate ratios", () => {
    const rows = referenceRows("rates/rate_ratio_exact_expected.csv")!;
    expect(rows.length).toBe(223);
    for (const row of rows) {
      const test = rateRatioTest(Number(row.x1), Number(row.n1), Number(row.x2), Number(row.n2));
      if (test.rateRatio !== null) expect(isClose(test.rateRatio, numberOf(row.rr)!)).toBe(true);
      expect(isClose(test.lower, numberOf(row.lo95)!), JSON.stringify(row)).toBe(true);
      expect(isClose(test.upper, numberOf(row.hi95)!), JSON.stringify(row)).toBe(true);
      expect(isClose(test.p, numberOf(row.p_central)!), JSON.stringify(row)).toBe(true);
      expect(isClose(test.pUpper, numberOf(row.p_greater)!), JSON.stringify(row)).toBe(true);
      expect(isClose(test.pMidP, numberOf(row.p_midp_central)!), JSON.stringify(row)).toBe(true);
    }
    compared("rate ratios", rows.length);
  });
  it("p.adjust, BH and BY", () => {
    const sets = groupBy(referenceRows("rates/p_adjust_expected.csv")!, (row) => row.set!);
    for (const rows of sets.values()) {
      const ps = rows.map((row) => numberOf(row.p));
      for (const [name, adjust] of [
        ["BH", benjaminiHochberg],
        ["BY", benjaminiYekutieli],
      ] as const) {
        const q = adjust(ps);
        rows.forEach((row, i) => {
          const expected = numberOf(row[name]);
          if (expected === null) expect(q[i]).toBeNull();
          else expect(q[i]).toBeCloseTo(expected, 12);
        });
      }
    }
    compared("p.adjust values, BH and BY", [...sets.values()].flat().length * 2);
  });
});
