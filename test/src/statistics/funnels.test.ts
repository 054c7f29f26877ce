import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { additiveOverdispersion } from "../../../src/statistics/additiveOverdispersion.ts";
import { binomialLimits } from "../../../src/statistics/binomialLimits.ts";
import { binomialTails } from "../../../src/statistics/binomialTails.ts";
import { gammaQuantile } from "../../../src/statistics/gammaQuantile.ts";
import { negativeBinomialLimits } from "../../../src/statistics/negativeBinomialLimits.ts";
import { negativeBinomialTails } from "../../../src/statistics/negativeBinomialTails.ts";
import { poissonLimits } from "../../../src/statistics/poissonLimits.ts";
import { poissonTails } from "../../../src/statistics/poissonTails.ts";
import { ratioFunnel } from "../../../src/statistics/ratioFunnel.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";
import { shareFunnel } from "../../../src/statistics/shareFunnel.ts";
import { tailRoot } from "../../../src/statistics/tailRoot.ts";
import { poissonDraw } from "./draws.ts";
import { compared, referenceRows } from "./reference.ts";

const TAILS = [0.025, 0.001] as const;

/** The five classes of English public health, by the limits of a unit of this size. */
function classOf(value: number, limits: (tail: number) => { lower: number; upper: number }): string {
  for (const [tail, name] of [
    [0.001, "(0.001)"],
    [0.025, "(0.025)"],
  ] as const) {
    const { lower, upper } = limits(tail);
    if (value > upper) return `High ${name}`;
    if (value < lower) return `Low ${name}`;
  }
  return "Not significant";
}

/**
 * PHE tabulates the numbers expected at which a count lies on the lower and on the upper limit, found by halving until the
 * tail is within 1e-6 of its level. Ours lie where the exact quantiles are; PHE's ratios and tails agree to that 1e-6.
 */
function agreesWithPhe(observed: number, tail: number, lowerAt: number, upperAt: number): void {
  const exact = { lower: gammaQuantile(1 - tail, observed + 1, 1), upper: gammaQuantile(tail, observed, 1) };
  expect(poissonLimits(exact.lower, tail).lower).toBeCloseTo(observed, 7);
  expect(poissonLimits(exact.upper, tail).upper).toBeCloseTo(observed, 7);
  expect(Math.abs(observed / exact.lower - observed / lowerAt)).toBeLessThan(1e-6);
  expect(Math.abs(poissonTails(observed, lowerAt).lower - tail)).toBeLessThan(1e-6);
  expect(Math.abs(poissonTails(observed, upperAt).upper - tail)).toBeLessThan(1e-6);
}

describe("poissonLimits and binomialLimits", () => {
  // PHEindicatormethods 2.1.0, clean_ratio_limits: expected events at which the observed count is on a limit.
  it.each([
    [1, 5.571644585, 0.025317898, 9.233410143, 0.001000547],
    [2, 7.224687515, 0.242209467, 11.22886836, 0.04540199],
    [3, 8.767273828, 0.618671905, 13.06224507, 0.190533306],
  ])("agree with PHE's exact Poisson funnel at %i observed", (observed, lower2, upper2, lower3, upper3) => {
    for (const [tail, low, high] of [
      [0.025, lower2, upper2],
      [0.001, lower3, upper3],
    ] as const) {
      agreesWithPhe(observed, tail, low, high);
    }
  });

  // FunnelPlotR, test-poisson_limits.R: Garwood's interval around the expected number, which is what it draws.
  it.each([
    [15, 0.5596924, 1.649348, 0.386265, 2.082907],
    [20, 0.610826, 1.544419, 0.4479107, 1.902094],
    [30, 0.6746958, 1.427562, 0.5289724, 1.702771],
  ])("lie inside the limits that FunnelPlotR draws at %i expected", (e, lower95, upper95, lower998, upper998) => {
    for (const [tail, lower, upper] of [
      [0.025, lower95, upper95],
      [0.001, lower998, upper998],
    ] as const) {
      expect(gammaQuantile(tail, e, 1) / e).toBeCloseTo(lower, 6);
      expect(gammaQuantile(1 - tail, e + 1, 1) / e).toBeCloseTo(upper, 6);
      expect(poissonLimits(e, tail).upper / e).toBeLessThan(upper);
    }
  });

  it("are where the exact test turns, for every count", () => {
    const tail = fc.constantFrom(...TAILS);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 400, noNaN: true }), fc.nat(500), tail, (expected, count, level) => {
        const { lower, upper } = poissonLimits(expected, level);
        const tails = poissonTails(count, expected);
        if (Math.abs(tails.upper - level) > 1e-9) expect(count > upper).toBe(tails.upper < level);
        if (Math.abs(tails.lower - level) > 1e-9) expect(count < lower).toBe(tails.lower < level);
      }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.nat(200),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        tail,
        (trials, raw, share, level) => {
          const hits = raw % (trials + 1);
          const { lower, upper } = binomialLimits(trials, share, level);
          const tails = binomialTails(hits, trials, share);
          if (Math.abs(tails.upper - level) > 1e-7) expect(hits > upper).toBe(tails.upper < level);
          if (Math.abs(tails.lower - level) > 1e-7) expect(hits < lower).toBe(tails.lower < level);
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 50, noNaN: true }),
        fc.double({ min: 0.001, max: 2, noNaN: true }),
        fc.nat(100),
        tail,
        (mean, spread, count, level) => {
          const { lower, upper } = negativeBinomialLimits(mean, spread, level);
          const tails = negativeBinomialTails(count, mean, spread);
          if (Math.abs(tails.upper - level) > 1e-7) expect(count > upper).toBe(tails.upper < level);
          if (Math.abs(tails.lower - level) > 1e-7) expect(count < lower).toBe(tails.lower < level);
        },
      ),
    );
  });

  // PHEindicatormethods 2.1.0, clean_prop_limits: baseline 80.642448 %.
  it.each([
    [1, 3.204264, 100],
    [3, 35.933491, 100],
    [10, 56.154344, 100],
  ])("score limits are PHE's for %i trials", (trials, lower, upper) => {
    const limits = binomialLimits(trials, 0.80642448, 0.025, "score");
    expect((100 * limits.lower) / trials).toBeCloseTo(lower, 5);
    expect((100 * limits.upper) / trials).toBeCloseTo(upper, 5);
  });

  it("tailRoot refuses to guess", () => {
    expect(tailRoot((x) => Math.exp(-x), 0.5, 0, 10)).toBeCloseTo(Math.LN2, 10);
    expect(() => tailRoot((x) => Math.exp(-x), 0.5, 1, 10)).toThrow("no tail of 0.5 between 1 and 10");
  });
});

describe("negativeBinomialTails", () => {
  it("sums the distribution by definition", () => {
    // Size 4, success ½: P(X = k) = C(k + 3, 3) / 2^(k + 4).
    const mass = (k: number) => ((k + 3) * (k + 2) * (k + 1)) / 6 / 2 ** (k + 4);
    const atMost = [0, 1, 2, 3].reduce((sum, k) => sum + mass(k), 0);
    expect(negativeBinomialTails(3, 4, 0.25).lower).toBeCloseTo(atMost, 12);
    expect(negativeBinomialTails(4, 4, 0.25).upper).toBeCloseTo(1 - atMost, 12);
    expect(negativeBinomialTails(3, 4, 0.25).point).toBeCloseTo(mass(3), 12);
  });
  it("is nearly Poisson when the spread is nearly none", () => {
    expect(negativeBinomialTails(7, 4, 1e-7).upper).toBeCloseTo(poissonTails(7, 4).upper, 6);
  });
});

describe("additiveOverdispersion", () => {
  it("winsorises at type 7 quantiles and follows the formula", () => {
    // Quantiles of five values at 10 % and 90 % lie four tenths into the outer gaps: −2.2 and 7.4.
    const { phi, tau2 } = additiveOverdispersion([-3, -1, 0, 1, 11.666666666666666], new Array(5).fill(0.5));
    const squares = 2.2 ** 2 + 1 + 0 + 1 + 7.4 ** 2;
    expect(phi).toBeCloseTo(squares / 5, 10);
    expect(tau2).toBeCloseTo((squares - 4) / (20 - 4), 10);
  });
  it("has the φ of FunnelPlotR's six units, which is on the logarithmic scale and neither winsorised nor trimmed", () => {
    const [observed, expected] = [
      [100, 150, 180, 80, 120, 225],
      [108, 112, 165, 95, 100, 220],
    ];
    const errors = expected!.map((e) => 1 / Math.sqrt(e));
    const z = observed!.map((o, i) => Math.log(o / expected![i]!) / errors[i]!);
    expect(additiveOverdispersion(z, errors, { winsorise: 0 }).phi).toBeCloseTo(2.948033, 6);
  });
  it("is 0 when units differ no more than chance, and needs two", () => {
    expect(additiveOverdispersion([0.1, -0.2, 0.1], [1, 1, 1]).tau2).toBe(0);
    expect(() => additiveOverdispersion([1], [1])).toThrow("at least two units: 1");
  });
});

/**
 * Days of care and deaths of 54 hospitals: observed days, expected days (Poisson regression on hmo, died, age80 and type),
 * deaths, patients. Sums over the medpar data of R's COUNT package, the example of FunnelPlotR's vignette.
 */
const MEDPAR = [
  [406, 523.6963, 16, 58],
  [642, 612.9786, 19, 61],
  [46, 53.7914, 2, 6],
  [764, 763.7179, 23, 74],
  [82, 120.9374, 2, 13],
  [201, 250.186, 5, 25],
  [193, 155.4921, 4, 16],
  [569, 484.7149, 22, 55],
  [404, 362.2221, 12, 39],
  [134, 188.9266, 12, 21],
  [614, 554.3848, 19, 61],
  [491, 616.738, 18, 66],
  [501, 360.1473, 14, 38],
  [131, 245.6126, 11, 27],
  [274, 263.5646, 16, 29],
  [124, 154.6624, 5, 17],
  [456, 475.0159, 10, 51],
  [48, 38.9339, 1, 4],
  [429, 445.0966, 17, 43],
  [14, 28.7971, 0, 3],
  [369, 347.5364, 10, 33],
  [8, 7.5611, 1, 1],
  [37, 73.2056, 3, 6],
  [128, 118.1138, 3, 12],
  [145, 273.3377, 3, 20],
  [493, 449.7932, 18, 50],
  [104, 172.3786, 1, 15],
  [6, 19.1963, 2, 2],
  [308, 321.858, 12, 36],
  [34, 36.563, 1, 4],
  [7, 19.9643, 1, 2],
  [935, 851.7164, 38, 92],
  [134, 198.9406, 7, 18],
  [339, 302.3934, 9, 31],
  [458, 410.1635, 17, 44],
  [22, 45.8653, 1, 5],
  [2, 9.6673, 0, 1],
  [160, 212.345, 8, 19],
  [87, 38.9222, 2, 4],
  [55, 31.7379, 0, 3],
  [252, 285.6359, 11, 28],
  [174, 186.6561, 7, 21],
  [43, 33.9818, 1, 3],
  [228, 255.6547, 16, 29],
  [210, 242.0259, 9, 26],
  [321, 279.4762, 11, 31],
  [631, 619.2636, 32, 71],
  [543, 626.1302, 14, 64],
  [105, 145.6749, 3, 15],
  [389, 413.8621, 15, 41],
  [92, 111.2628, 4, 11],
  [1012, 685.5857, 20, 38],
  [283, 181.1079, 5, 10],
  [95, 24.8065, 0, 2],
] as const;

/** Twelve like units of 20 expected events whose true ratios spread 40 %. */
const SPREAD = [5, 30, 10, 40, 12, 33, 20, 9, 40, 10, 21, 18];

describe("ratioFunnel", () => {
  // FunnelPlotR 0.6.0 (sr_method CQC): φ 9.302497, τ² .007863. Squared back, two hospitals are outside and not its seventeen.
  it("has the published φ and τ² of medpar, and two hospitals outside 99.8 %", () => {
    const observed = MEDPAR.map(([days]) => days);
    const expected = MEDPAR.map(([, days]) => days);
    const funnel = ratioFunnel(observed, expected);
    expect(funnel.phi).toBeCloseTo(9.302497, 4);
    expect(funnel.tau2).toBeCloseTo(0.007863, 6);
    const outside = observed.filter((o, i) => {
      const { lower, upper } = funnel.limits(expected[i]!, 0.001);
      return o / expected[i]! > upper || o / expected[i]! < lower;
    });
    expect(outside).toHaveLength(2);
  });

  it("squares its limits back: outside is exactly |z| beyond the normal quantile", () => {
    const funnel = ratioFunnel(
      SPREAD,
      SPREAD.map(() => 20),
    );
    expect(funnel.method).toBe("overdispersed");
    for (const ratio of [0.1, 0.3, 0.5, 1, 1.6, 2, 2.5, 4]) {
      for (const size of [10, 20, 80]) {
        const { z, p } = funnel.test(ratio, size);
        const { lower, upper } = funnel.limits(size, 0.001);
        expect(ratio > upper || ratio < lower).toBe(Math.abs(z) > 3.090232306167813);
        expect(p < 0.002).toBe(Math.abs(z) > 3.090232306167813);
      }
    }
    // (1 + q√(s² + τ²))² and not 1 + q√(s² + τ²).
    const reach = 1.959963984540054 * Math.sqrt(1 / 80 + funnel.tau2!);
    expect(funnel.limits(20, 0.025).upper).toBeCloseTo((1 + reach) ** 2, 10);
    expect(funnel.limits(20, 0.025).lower).toBeCloseTo((1 - reach) ** 2, 10);
  });

  it("is exact Poisson without overdispersion, and with too few units to learn it from", () => {
    const few = ratioFunnel([2, 40, 9], [17, 17, 17]);
    expect(few).toMatchObject({ method: "exact", phi: null, tau2: null });
    const calm = ratioFunnel(new Array(12).fill(10), new Array(12).fill(10));
    expect(calm).toMatchObject({ method: "exact", tau2: 0 });
    for (const funnel of [few, calm]) {
      expect(funnel.limits(15, 0.025).upper).toBeCloseTo(poissonLimits(15, 0.025).upper / 15, 12);
      expect(funnel.test(2, 6).p).toBeCloseTo(2 * poissonTails(12, 6).upper, 12);
    }
  });

  it("bears zero events, where a logarithm gives limits without end", () => {
    const observed = [0, 0, 0, 4, 5, 6, 3, 8, 2, 7, 5, 9];
    const funnel = ratioFunnel(
      observed,
      observed.map(() => 49 / 12),
    );
    expect(Number.isFinite(funnel.phi)).toBe(true);
    expect(Number.isFinite(funnel.limits(4, 0.001).upper)).toBe(true);
  });

  it("p and limits never disagree, also where the negative binomial takes over", () => {
    const spread = ratioFunnel(
      SPREAD,
      SPREAD.map(() => 20),
    );
    const plain = ratioFunnel([10, 10], [10, 10]);
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 60, noNaN: true }),
        fc.nat(150),
        fc.constantFrom(...TAILS),
        (size, count, tail) => {
          for (const funnel of [spread, plain]) {
            const { lower, upper } = funnel.limits(size, tail);
            const { p } = funnel.test(count / size, size);
            if (Math.abs(p - 2 * tail) < 1e-6) continue;
            expect(count / size > upper || count / size < lower).toBe(p < 2 * tail);
          }
        },
      ),
    );
  });

  // Winsorising at 10 % keeps 68 % of the variance of normal z: τ² is too small by design, and more than 5 % are called.
  it("calls between one in twenty and one in six of truly overdispersed units outside 95 %, small ones too", () => {
    const random = seededRandom("funnel");
    const outside = { small: 0, large: 0 };
    const tried = { small: 0, large: 0 };
    for (let run = 0; run < 60; run++) {
      const expected = Array.from({ length: 60 }, (_, i) => (i % 2 ? 4 : 40));
      const observed = expected.map((e) => poissonDraw(e * random.gamma(16, 16), random));
      const funnel = ratioFunnel(observed, expected);
      observed.forEach((count, i) => {
        const which = expected[i]! < 10 ? "small" : "large";
        tried[which] += 1;
        if (funnel.test(count / expected[i]!, expected[i]!).p < 0.05) outside[which] += 1;
      });
    }
    for (const which of ["small", "large"] as const) {
      expect(outside[which] / tried[which], which).toBeGreaterThan(0.03);
      expect(outside[which] / tried[which], which).toBeLessThan(0.17);
    }
  });
});

describe("shareFunnel", () => {
  // FunnelPlotR 0.6.0 (PR, deaths of patients): φ 1.3607, τ² .003533, nobody outside 99.8 %.
  it("has the published φ and τ² of medpar", () => {
    const funnel = shareFunnel(
      MEDPAR.map(([, , deaths]) => deaths),
      MEDPAR.map(([, , , patients]) => patients),
    )!;
    expect(funnel.phi).toBeCloseTo(1.3607, 4);
    expect(funnel.tau2).toBeCloseTo(0.003533, 6);
    expect(MEDPAR.filter(([, , deaths, n]) => funnel.test(deaths / n, n).p < 0.002)).toEqual([]);
  });

  it("uses the arcsine with overdispersion, exact binomial without", () => {
    const hits = [2, 18, 9, 15, 4, 16, 10, 3, 17, 8];
    const funnel = shareFunnel(
      hits,
      hits.map(() => 20),
    )!;
    expect(funnel.method).toBe("overdispersed");
    const target = Math.asin(Math.sqrt(funnel.centre));
    const reach = 1.959963984540054 * Math.sqrt(1 / 80 + funnel.tau2!);
    expect(funnel.limits(20, 0.025).upper).toBeCloseTo(Math.sin(Math.min(Math.PI / 2, target + reach)) ** 2, 12);
    const exact = shareFunnel([5, 15], [20, 20])!;
    expect(exact).toMatchObject({ method: "exact", tau2: null, centre: 0.5 });
    expect(exact.test(0.9, 20).p).toBeCloseTo(2 * binomialTails(18, 20, 0.5).upper, 10);
  });
  it("has no level to differ from where all or none are hits", () => {
    expect(shareFunnel([0, 0], [3, 4])).toBeNull();
    expect(shareFunnel([3, 4], [3, 4])).toBeNull();
    expect(() => shareFunnel([5], [4])).toThrow("5 of 4");
  });
  it("stays inside 0–1 and rises with the tail", () => {
    const funnel = shareFunnel([1, 19, 2, 18, 1, 19, 2, 18, 1, 19], new Array(10).fill(20))!;
    for (const size of [1, 5, 50]) {
      const near = funnel.limits(size, 0.025);
      const far = funnel.limits(size, 0.001);
      expect(far.lower).toBeLessThanOrEqual(near.lower);
      expect(far.upper).toBeGreaterThanOrEqual(near.upper);
      expect(far.lower >= 0 && far.upper <= 1).toBe(true);
    }
  });
});

describe.runIf(process.env.UPPSIKT_REFERENCE)("full reference sets of PHEindicatormethods", () => {
  it("303 classes of shares and 100 limits", () => {
    const rows = referenceRows("phe/clean_prop_inputs_with_significance.csv")!;
    const sum = (name: string) => rows.reduce((total, row) => total + Number(row[name]), 0);
    const baseline = sum("numerator") / sum("denominator");
    for (const row of rows) {
      const trials = Number(row.denominator);
      const limits = (tail: number) => binomialLimits(trials, baseline, tail, "score");
      expect(classOf(Number(row.numerator), limits), row.Area).toBe(row.significance);
    }
    compared("PHE classes of shares", rows.length);
    const limits = referenceRows("phe/clean_prop_limits.csv")!;
    for (const row of limits) {
      const trials = Number(row.Population);
      for (const [tail, name] of [
        [0.025, "2s"],
        [0.001, "3s"],
      ] as const) {
        const { lower, upper } = binomialLimits(trials, baseline, tail, "score");
        expect(Math.abs((100 * lower) / trials - Number(row[`lower_${name}_limit`]))).toBeLessThan(1e-6);
        expect(Math.abs((100 * upper) / trials - Number(row[`upper_${name}_limit`]))).toBeLessThan(1e-6);
      }
    }
    compared("PHE limits of shares", limits.length * 4);
  });

  it("300 classes of ratios, by the very limits of the product, and 100 limits", () => {
    const rows = referenceRows("phe/clean_ratio_inputs_with_significance.csv")!;
    for (const row of rows) {
      const expected = Number(row.expected);
      expect(
        classOf(Number(row.obs), (tail) => poissonLimits(expected, tail)),
        JSON.stringify(row),
      ).toBe(row.significance);
    }
    compared("PHE classes of ratios", rows.length);
    const limits = referenceRows("phe/clean_ratio_limits.csv")!;
    for (const row of limits) {
      const observed = Number(row.Observed_events);
      for (const [tail, name] of [
        [0.025, "2s"],
        [0.001, "3s"],
      ] as const) {
        agreesWithPhe(observed, tail, Number(row[`lower_${name}_exp_events`]), Number(row[`upper_${name}_exp_events`]));
      }
    }
    compared("PHE limits of ratios", limits.length * 4);
  });
});
