import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byarInterval } from "../../../src/statistics/byarInterval.ts";
import { clopperPearson } from "../../../src/statistics/clopperPearson.ts";
import { poissonInterval } from "../../../src/statistics/poissonInterval.ts";
import { poissonTails } from "../../../src/statistics/poissonTails.ts";
import { wilsonInterval } from "../../../src/statistics/wilsonInterval.ts";
import { compared, isClose, numberOf, referenceRows } from "./reference.ts";

// Base R 4.2.2: poisson.test, binom.test; PHEindicatormethods 2.1.0 for Byar and Wilson.
const POISSON = [
  { x: 0, lower: 0, upper: 3.68887945411394, byarLower: 0, byarUpper: 3.66801183217375 },
  {
    x: 1,
    lower: 0.0253178079842899,
    upper: 5.5716433909389,
    byarLower: 0.0130721329015044,
    byarUpper: 5.56375558247526,
  },
  { x: 10, lower: 4.79538869613243, upper: 18.3903560420178, byarLower: 4.78744991396756, byarUpper: 18.3914586057565 },
  {
    x: 1045,
    lower: 982.593709411132,
    upper: 1110.33077661188,
    byarLower: 982.593201807333,
    byarUpper: 1110.33121298565,
  },
];
const SHARES = [
  { x: 0, n: 17, cp: [0, 0.195064322969093], wilson: [0, 0.184318135008852] },
  { x: 3, n: 17, cp: [0.037985068070626, 0.434317872844284], wilson: [0.06191126637621, 0.410294585688341] },
  { x: 17, n: 17, cp: [0.804935677030907, 1], wilson: [0.815681864991148, 1] },
  { x: 17, n: 200, cp: [0.0502959186302573, 0.132605165829552], wilson: [0.0537457501774756, 0.131895870715656] },
] as const;

describe("poissonInterval and byarInterval", () => {
  it.each(POISSON)("agree with R for $x events", ({ x, lower, upper, byarLower, byarUpper }) => {
    expect(poissonInterval(x).lower).toBeCloseTo(lower, 8);
    expect(poissonInterval(x).upper).toBeCloseTo(upper, 8);
    expect(byarInterval(x).lower).toBeCloseTo(byarLower, 8);
    expect(byarInterval(x).upper).toBeCloseTo(byarUpper, 8);
  });

  it("reach out to 99.8 %, as in R", () => {
    expect(poissonInterval(3, 0.998).lower).toBeCloseTo(0.190533377568403, 8);
    expect(poissonInterval(3, 0.998).upper).toBeCloseTo(13.0622407791881, 8);
  });

  it("cover at least 95 % exactly, and close to it on average with mid-p", () => {
    const coverage = (expected: number, method: "exact" | "mid-p") => {
      let total = 0;
      for (let x = 0; x < 60; x++) {
        const { lower, upper } = poissonInterval(x, 0.95, method);
        if (lower <= expected && expected <= upper) total += poissonTails(x, expected).point;
      }
      return total;
    };
    const levels = Array.from({ length: 60 }, (_, i) => 0.4 + i * 0.3);
    for (const level of levels) expect(coverage(level, "exact")).toBeGreaterThanOrEqual(0.95);
    const mean = levels.reduce((sum, level) => sum + coverage(level, "mid-p"), 0) / levels.length;
    expect(mean).toBeGreaterThan(0.943);
    expect(mean).toBeLessThan(0.967);
  });

  it("mid-p satisfies its own definition and lies inside the exact interval", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (x) => {
        const exact = poissonInterval(x);
        const { lower, upper } = poissonInterval(x, 0.95, "mid-p");
        const above = poissonTails(x, upper);
        expect(above.lower - above.point / 2).toBeCloseTo(0.025, 8);
        if (x > 0) {
          const below = poissonTails(x, lower);
          expect(below.upper - below.point / 2).toBeCloseTo(0.025, 8);
        }
        expect(lower).toBeGreaterThanOrEqual(exact.lower);
        expect(upper).toBeLessThan(exact.upper);
      }),
      { numRuns: 60 },
    );
  });

  it("refuse what is not a count", () => {
    expect(() => poissonInterval(-1)).toThrow("count must be a whole number ≥ 0: -1");
    expect(() => poissonInterval(1.5)).toThrow("1.5");
    expect(() => byarInterval(Number.NaN)).toThrow("NaN");
    expect(() => poissonInterval(1, 1)).toThrow("confidence");
  });
});

describe("wilsonInterval and clopperPearson", () => {
  it.each(SHARES)("agree with R for $x of $n", ({ x, n, cp, wilson }) => {
    expect(clopperPearson(x, n).lower).toBeCloseTo(cp[0], 10);
    expect(clopperPearson(x, n).upper).toBeCloseTo(cp[1], 10);
    expect(wilsonInterval(x, n).lower).toBeCloseTo(wilson[0], 10);
    expect(wilsonInterval(x, n).upper).toBeCloseTo(wilson[1], 10);
  });

  it("mirror when successes and failures change places, and hold the share", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (n, raw) => {
        const x = raw % (n + 1);
        for (const interval of [wilsonInterval, clopperPearson]) {
          const { lower, upper } = interval(x, n);
          const mirrored = interval(n - x, n);
          expect(lower).toBeCloseTo(1 - mirrored.upper, 8);
          expect(lower).toBeLessThanOrEqual(x / n);
          expect(upper).toBeGreaterThanOrEqual(x / n);
        }
      }),
    );
  });

  it("refuse impossible shares", () => {
    expect(() => wilsonInterval(0, 0)).toThrow("0 trials");
    expect(() => clopperPearson(5, 4)).toThrow("more successes than trials: 5 of 4");
  });
});

describe.runIf(process.env.UPPSIKT_REFERENCE)("full reference sets", () => {
  it("Poisson intervals", () => {
    const rows = referenceRows("rates/poisson_ci_expected.csv")!;
    for (const row of rows) {
      const x = Number(row.x);
      expect(isClose(poissonInterval(x).lower, Number(row.exact_lo95))).toBe(true);
      expect(isClose(poissonInterval(x).upper, Number(row.exact_hi95))).toBe(true);
      expect(isClose(poissonInterval(x, 0.998).lower, Number(row.exact_lo998))).toBe(true);
      expect(isClose(poissonInterval(x, 0.998).upper, Number(row.exact_hi998))).toBe(true);
      expect(isClose(byarInterval(x).lower, numberOf(row.byar_lo95) ?? 0)).toBe(true);
      expect(isClose(byarInterval(x).upper, Number(row.byar_hi95))).toBe(true);
    }
    compared("Poisson intervals", rows.length);
  });

  it("shares", () => {
    const rows = referenceRows("rates/binomial_ci_expected.csv")!;
    for (const row of rows) {
      const [x, n] = [Number(row.x), Number(row.n)];
      expect(isClose(clopperPearson(x, n).lower, Number(row.cp_lo))).toBe(true);
      expect(isClose(clopperPearson(x, n).upper, Number(row.cp_hi))).toBe(true);
      expect(isClose(wilsonInterval(x, n).lower, Number(row.wilson_lo))).toBe(true);
      expect(isClose(wilsonInterval(x, n).upper, Number(row.wilson_hi))).toBe(true);
    }
    compared("intervals of shares", rows.length);
  });

  it("Byar and Wilson, and the rates and shares that PHE makes of them", () => {
    let count = 0;
    const check = (actual: number, expected: string | undefined, unit: number) => {
      const value = numberOf(expected);
      if (value === null) return;
      expect(isClose(actual * unit, value)).toBe(true);
      count += 1;
    };
    for (const row of referenceRows("phe/testdata_Byars_Wilson__testdata_B_W.csv")!) {
      // 0.445 of 1 is no count: PHE lets it through, we refuse it.
      if (!Number.isInteger(Number(row.x))) continue;
      const confidence = Number(row.confidence!.replace("%", "")) / 100;
      const interval =
        row.method === "Byars"
          ? byarInterval(Number(row.x), confidence)
          : wilsonInterval(Number(row.x), Number(row.n), confidence);
      check(interval.lower, row.lowercl, 1);
      check(interval.upper, row.uppercl, 1);
    }
    // Their rule for rates: exact under ten events, Byar from there on.
    for (const row of referenceRows("phe/testdata_Rate__testdata_Rate.csv")!) {
      const [x, n] = [numberOf(row.Numerator), numberOf(row.Denominator)];
      if (x === null || n === null || !Number.isInteger(x) || !(n > 0)) continue;
      const method = row.method === "Exact" ? poissonInterval : byarInterval;
      const unit = Number(row.multiplier) / n;
      for (const [confidence, name] of [
        [0.95, "95_0"],
        [0.998, "99_8"],
      ] as const) {
        check(method(x, confidence).lower, row[`lower${name}cl`], unit);
        check(method(x, confidence).upper, row[`upper${name}cl`], unit);
      }
    }
    for (const row of referenceRows("phe/testdata_Proportion__testdata_Prop.csv")!) {
      const [x, n] = [numberOf(row.Numerator), numberOf(row.Denominator)];
      if (x === null || n === null || !Number.isInteger(x) || !(n > 0)) continue;
      const unit = Number(row.multiplier);
      for (const [confidence, name] of [
        [0.95, "95_0"],
        [0.998, "99_8"],
      ] as const) {
        check(wilsonInterval(x, n, confidence).lower, row[`lower${name}cl`], unit);
        check(wilsonInterval(x, n, confidence).upper, row[`upper${name}cl`], unit);
      }
    }
    compared("PHE limits of rates and shares", count);
  });
});
