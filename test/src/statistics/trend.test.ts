import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kendallExactP, kendallInversions } from "../../../src/statistics/kendallNull.ts";
import { mannKendall, tiedGroups } from "../../../src/statistics/mannKendall.ts";
import { poissonTrend } from "../../../src/statistics/poissonTrend.ts";
import { senSlope } from "../../../src/statistics/senSlope.ts";
import { studentCritical, studentTwoSided } from "../../../src/statistics/studentT.ts";
import { compared, groupBy, numberOf, referenceRows } from "./reference.ts";

// Series and values of R's trend 1.1.6 (mk.test, sens.slope); the exact p by enumeration below.
const Q8_UP = [2, 1, 3, 4, 4, 6, 7, 9];
const Q8_TIES = [0, 0, 1, 0, 1, 2, 1, 3];
const Q12 = [5, 7, 4, 9, 6, 8, 5, 11, 7, 10, 6, 13];

describe("mannKendall", () => {
  it.each([
    {
      name: "q8_up",
      y: Q8_UP,
      s: 25,
      variance: 64.3333333333333,
      tau: 0.909241209316635,
      normalP: 0.00276958515472098,
    },
    { name: "q8_ties", y: Q8_TIES, s: 18, variance: 58, tau: 0.725240667622842, normalP: 0.0256011291775558 },
    { name: "q12", y: Q12, s: 25, variance: 209.666666666667, tau: 0.387701754332696, normalP: 0.0974238186189098 },
  ])("agrees with R's trend::mk.test on $name", ({ y, s, variance, tau, normalP }) => {
    const normal = mannKendall(y, { exactUpTo: 0 });
    expect(normal).toMatchObject({ s, method: "normal" });
    expect(normal.variance).toBeCloseTo(variance, 10);
    expect(normal.tauB).toBeCloseTo(tau, 10);
    expect(normal.p).toBeCloseTo(normalP, 9);
    expect(mannKendall(y).method).toBe("exact");
  });

  // methods.md 3.1: least attainable two-sided p of a perfect trend.
  it.each([
    [4, 2 / 24],
    [5, 2 / 120],
    [6, 2 / 720],
    [8, 2 / 40320],
  ])("has the exact p of a perfect trend of %i quarters", (n, p) => {
    expect(mannKendall(Array.from({ length: n }, (_, i) => i)).p).toBeCloseTo(p, 12);
  });

  it("equals enumeration of all orders, ties included", () => {
    for (const y of [Q8_TIES.slice(0, 7), [1, 1, 2, 2, 3, 3], [4, 1, 1, 1, 2], Q8_UP.slice(0, 7), [3, 3, 3, 5]]) {
      const observed = Math.abs(kendallS(y));
      const orders = permutations(y);
      const extreme = orders.filter((order) => Math.abs(kendallS(order)) >= observed).length;
      expect(mannKendall(y).p).toBeCloseTo(extreme / orders.length, 12);
    }
  });

  it("has the Mahonian numbers without ties (OEIS A008302, n = 5)", () => {
    expect(kendallInversions([1, 1, 1, 1, 1])).toEqual([1, 4, 9, 15, 20, 22, 20, 15, 9, 4, 1]);
  });

  it("does not care in which order the tied groups come", () => {
    expect(kendallExactP(7, [3, 1, 2])).toBeCloseTo(kendallExactP(7, [2, 3, 1]), 14);
    expect(tiedGroups([1, 1, 2])).toEqual([2, 1]);
  });

  it("is 1 for equal values and for no values, and never NaN", () => {
    expect(mannKendall([5, 5, 5, 5, 5, 5])).toMatchObject({ s: 0, p: 1, tauB: null });
    expect(mannKendall([])).toMatchObject({ n: 0, p: 1, tauB: null });
    expect(mannKendall(Array(60).fill(2))).toMatchObject({ p: 1, method: "normal" });
    expect(() => mannKendall([1, Number.NaN])).toThrow("value 2 of the series is not finite: NaN");
  });

  it("is the same for a series and its mirror, and for any increasing change of unit", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 30 }), (y) => {
        const { p, s } = mannKendall(y);
        expect(mannKendall(y.map((v) => -v)).s).toBe(-s || 0);
        expect(mannKendall([...y].reverse()).p).toBeCloseTo(p, 10);
        expect(mannKendall(y.map((v) => v ** 3 + 1)).p).toBe(p);
        expect(p > 0 && p <= 1).toBe(true);
      }),
    );
  });
});

describe("senSlope", () => {
  it.each([
    { y: Q8_UP, slope: 1, lower: 0.666666666666667, upper: 1.5 },
    { y: Q8_TIES, slope: 0.366666666666667, lower: 0, upper: 0.666666666666667 },
    { y: Q12, slope: 0.5, lower: -0.111111111111111, upper: 1 },
    { y: [1, 1, 1, 1, 1, 1, 1, 1], slope: 0, lower: 0, upper: 0 },
  ])("agrees with R's trend::sens.slope: $slope", ({ y, slope, lower, upper }) => {
    const sen = senSlope(y)!;
    expect(sen.slope).toBeCloseTo(slope, 12);
    expect(sen.lower).toBeCloseTo(lower, 12);
    expect(sen.upper).toBeCloseTo(upper, 12);
  });
  it("has no interval where the series is too short for one", () => {
    expect(senSlope([1, 2, 4, 4.5])).toEqual({ slope: expect.closeTo(29 / 24, 12), lower: null, upper: null });
    expect(senSlope([1])).toBeNull();
  });
});

describe("studentT", () => {
  // Tabulated: t(0.975; 6) = 2.446912, t(0.975; 1) = 12.7062.
  it("agrees with the printed tables", () => {
    expect(studentCritical(0.05, 6)).toBeCloseTo(2.446912, 6);
    expect(studentCritical(0.05, 1)).toBeCloseTo(12.7062, 4);
    expect(studentTwoSided(-2.446912, 6)).toBeCloseTo(0.05, 7);
    expect(studentTwoSided(0, 6)).toBe(1);
  });
});

describe("poissonTrend", () => {
  // Hospital infections of qicharts2, 8 quarters; R 4.2.2 glm(family = poisson / quasipoisson, offset = log(days)).
  it("agrees with R's glm where the spread is Poisson (AHH, blood stream)", () => {
    const fit = poissonTrend(
      [52, 37, 40, 40, 38, 45, 44, 30],
      [49425.583333, 46912.833333, 46355.708333, 46772.416667, 46312.083333, 46238.25, 47321.958333, 48967.791667],
    )!;
    expect(fit.slope).toBeCloseTo(-0.0299027015031918, 7);
    expect(fit.standardError).toBeCloseTo(0.0239698005391804, 6);
    expect(fit.p).toBeCloseTo(0.212208482398733, 4);
    expect(fit.dispersion).toBeCloseTo(0.924758983817877, 5);
  });

  it("agrees with R's quasi-Poisson, Student's t included, where it is wider (RGH, C. difficile)", () => {
    const fit = poissonTrend(
      [66, 51, 53, 36, 59, 38, 39, 33],
      [84891.416667, 85032.25, 76850.916667, 82768.916667, 81072.666667, 83109.041667, 75971.25, 70594.583333],
    )!;
    expect(fit.slope).toBeCloseTo(-0.0618296934279971, 7);
    expect(fit.standardError).toBeCloseTo(0.0295920572122191, 6);
    expect(fit.p).toBeCloseTo(0.0816658297146337, 4);
    expect(fit.dispersion).toBeCloseTo(1.66686486403869, 5);
  });

  // Exact optimum of a two-parameter model: the score equations hold.
  it("solves the score equations", () => {
    const counts = [2, 3, 5, 8, 4, 9];
    const exposures = [10, 12, 9, 11, 10, 14];
    const fit = poissonTrend(counts, exposures)!;
    const means = exposures.map((e, t) => e * Math.exp(fit.logRateAtMean + fit.slope * (t - 2.5)));
    const residuals = counts.map((count, i) => count - means[i]!);
    expect(residuals.reduce((sum, r) => sum + r, 0)).toBeCloseTo(0, 9);
    expect(residuals.reduce((sum, r, t) => sum + r * t, 0)).toBeCloseTo(0, 9);
  });

  it("is exactly flat for a constant rate whatever the exposure", () => {
    const fit = poissonTrend([4, 8, 12, 4], [1, 2, 3, 1])!;
    expect(fit.slope).toBeCloseTo(0, 10);
    expect(fit.p).toBeCloseTo(1, 8);
  });

  it("has no slope where none is finite", () => {
    expect(poissonTrend([0, 0, 0, 0], [1, 1, 1, 1])).toBeNull();
    expect(poissonTrend([0, 0, 0, 3], [1, 1, 1, 1])).toBeNull();
    expect(poissonTrend([3, 0, 0, 0], [1, 1, 1, 1])).toBeNull();
    expect(poissonTrend([1, 2], [1, 1])).toBeNull();
    expect(() => poissonTrend([1, 2, 3], [1, 0, 1])).toThrow("exposure must be a finite number > 0: 0");
  });

  it("says nothing where the interval of the slope is wider than a number can hold", () => {
    const counts = [4, 0, 0, 0, 1];
    const exposures = [0.5, 36.9, 0.5, 50, 0.5];
    expect(poissonTrend(counts, exposures)).toBeNull();
    expect(poissonTrend(counts.reverse(), exposures.reverse())).toBeNull();
  });

  it("mirrors in time, does not care about the unit of exposure, and is always finite", () => {
    const quarter = fc.tuple(fc.nat(40), fc.double({ min: 0.5, max: 50, noNaN: true }));
    fc.assert(
      fc.property(fc.array(quarter, { minLength: 3, maxLength: 16 }), (quarters) => {
        const counts = quarters.map(([count]) => count);
        const exposures = quarters.map(([, exposure]) => exposure);
        const fit = poissonTrend(counts, exposures);
        if (!fit) return;
        for (const value of Object.values(fit)) expect(Number.isFinite(value)).toBe(true);
        expect(fit.lower).toBeLessThanOrEqual(fit.rateChange);
        expect(fit.upper).toBeGreaterThanOrEqual(fit.rateChange);
        const mirrored = poissonTrend([...counts].reverse(), [...exposures].reverse())!;
        expect(mirrored.slope).toBeCloseTo(-fit.slope, 6);
        const scaled = poissonTrend(
          counts,
          exposures.map((e) => e * 1000),
        )!;
        expect(scaled.slope).toBeCloseTo(fit.slope, 6);
        expect(scaled.p).toBeCloseTo(fit.p, 6);
      }),
    );
  });
});

describe.runIf(process.env.UPPSIKT_REFERENCE)("full reference sets", () => {
  it("Mann–Kendall and Sen", () => {
    const series = groupBy(referenceRows("trend/mk_series_input.csv")!, (row) => row.series!);
    const rows = referenceRows("trend/mk_sen_expected.csv")!;
    for (const row of rows) {
      const y = series.get(row.series!)!.map((point) => Number(point.y));
      const normal = mannKendall(y, { exactUpTo: 0 });
      expect(normal.s).toBe(Number(row.S));
      expect(normal.variance).toBeCloseTo(Number(row.varS), 8);
      const p = numberOf(row.p);
      if (p !== null) expect(normal.p / p).toBeCloseTo(1, 7);
      const exact = numberOf(row.p_exact_no_ties);
      if (exact !== null) expect(mannKendall(y, { exactUpTo: 50 }).p).toBeCloseTo(exact, 8);
      const sen = senSlope(y)!;
      expect(sen.slope).toBeCloseTo(Number(row.sen), 8);
      for (const [actual, expected] of [
        [sen.lower, numberOf(row.sen_lo)],
        [sen.upper, numberOf(row.sen_hi)],
      ] as const) {
        if (expected === null) expect(actual).toBeNull();
        else expect(actual).toBeCloseTo(expected, 8);
      }
    }
    compared("Mann–Kendall and Sen series", rows.length);
  });
  it("Poisson and quasi-Poisson trends of 18 series", () => {
    const input = referenceRows("rates/hai_quarterly_input.csv")!;
    const rows = referenceRows("rates/hai_quarterly_poisson_trend_expected.csv")!;
    for (const row of rows) {
      const quarters = input
        .filter((q) => q.hospital === row.hospital && q.infection === row.infection)
        .sort((a, b) => Number(a.t) - Number(b.t));
      const fit = poissonTrend(
        quarters.map((q) => Number(q.n)),
        quarters.map((q) => Number(q.days)),
      )!;
      const quasi = Number(row.pearson_phi) > 1;
      expect(fit.slope).toBeCloseTo(Number(row.beta_t), 9);
      // R takes the weights of the last step but one, so its standard errors differ in the sixth digit.
      expect(fit.standardError / Number(quasi ? row.se_quasi : row.se_t)).toBeCloseTo(1, 3);
      expect(fit.dispersion).toBeCloseTo(Number(row.pearson_phi), 4);
      expect(fit.p).toBeCloseTo(Number(quasi ? row.p_quasi : row.p_wald), 4);
    }
    compared("Poisson trends", rows.length);
  });
});

function kendallS(y: readonly number[]): number {
  return y.reduce((sum, v, i) => sum + y.slice(i + 1).reduce((part, w) => part + Math.sign(w - v), 0), 0);
}

function permutations(values: readonly number[]): number[][] {
  if (values.length <= 1) return [[...values]];
  return values.flatMap((value, i) =>
    permutations([...values.slice(0, i), ...values.slice(i + 1)]).map((rest) => [value, ...rest]),
  );
}
