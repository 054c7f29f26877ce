import { describe, expect, it } from "vitest";
import { inverseLogit, logit } from "../../../src/statistics/logit.ts";
import { poissonTrend } from "../../../src/statistics/poissonTrend.ts";
import { quantileSorted } from "../../../src/statistics/quantileSorted.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";
import { eventsNeeded, trendPower } from "../../../src/statistics/trendPower.ts";
import { poissonDraw } from "./draws.ts";

const N = 40_000;

function moments(draw: () => number): { mean: number; variance: number } {
  const values = Array.from({ length: N }, draw);
  const mean = values.reduce((sum, v) => sum + v, 0) / N;
  return { mean, variance: values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / N };
}

describe("seededRandom", () => {
  it("gives the same stream for the same seed and another for another", () => {
    const take = (seed: number | string) => Array.from({ length: 5 }, seededRandom(seed).uniform);
    expect(take(1)).toEqual(take("1"));
    expect(take("risk|E-1")).not.toEqual(take("risk|E-2"));
  });

  // A frozen value: if it changes, published intervals change although nothing else did.
  it("keeps its stream between versions", () => {
    const random = seededRandom("uppsikt");
    expect(
      [random.uniform(), random.normal(), random.gamma(2.5, 2), random.beta(0.5, 3)].map((x) => x.toFixed(12)),
    ).toMatchInlineSnapshot(`
      [
        "0.300024930271",
        "1.894730322096",
        "0.799697340314",
        "0.008988464549",
      ]
    `);
  });

  it("is uniform: χ² over 100 cells within its 99.9 % range, and neighbours are uncorrelated", () => {
    const random = seededRandom(7);
    const cells = new Array<number>(100).fill(0);
    let previous = random.uniform();
    let product = 0;
    for (let i = 0; i < N; i++) {
      const u = random.uniform();
      expect(u > 0 && u < 1).toBe(true);
      cells[Math.floor(u * 100)]! += 1;
      product += (u - 0.5) * (previous - 0.5);
      previous = u;
    }
    const chiSquare = cells.reduce((sum, n) => sum + (n - N / 100) ** 2 / (N / 100), 0);
    expect(chiSquare).toBeGreaterThan(60); // 99.9 % range of χ²(99): 60–148
    expect(chiSquare).toBeLessThan(148);
    expect(Math.abs((12 * product) / N)).toBeLessThan(4 / Math.sqrt(N));
  });

  it("has the mean and variance of each distribution (four standard errors)", () => {
    const random = seededRandom("moments");
    const normal = moments(() => random.normal());
    expect(Math.abs(normal.mean)).toBeLessThan(4 / Math.sqrt(N));
    expect(normal.variance).toBeCloseTo(1, 1);
    for (const [shape, rate] of [
      [0.3, 1],
      [1, 2],
      [7.5, 0.5],
    ] as const) {
      const { mean, variance } = moments(() => random.gamma(shape, rate));
      expect(Math.abs(mean - shape / rate)).toBeLessThan((4 * Math.sqrt(shape)) / rate / Math.sqrt(N));
      expect(variance / (shape / rate ** 2)).toBeGreaterThan(0.9);
      expect(variance / (shape / rate ** 2)).toBeLessThan(1.1);
    }
    for (const [a, b] of [
      [0.5, 0.5],
      [2, 8],
      [40, 10],
    ] as const) {
      const { mean, variance } = moments(() => random.beta(a, b));
      const expected = (a * b) / ((a + b) ** 2 * (a + b + 1));
      expect(Math.abs(mean - a / (a + b))).toBeLessThan(4 * Math.sqrt(expected / N));
      expect(variance / expected).toBeGreaterThan(0.94);
      expect(variance / expected).toBeLessThan(1.06);
    }
    expect(Number.isFinite(random.beta(1e-4, 1e-4))).toBe(true);
    expect(() => random.gamma(0, 1)).toThrow("gamma needs shape and rate > 0: 0, 1");
  });
});

describe("trendPower", () => {
  const flat = new Array<number>(8).fill(1);

  it("is what simulation finds, for the very test that is run", () => {
    const random = seededRandom("power");
    const total = 160;
    const shape = flat.map((_, t) => 2 ** (t / 7));
    const scale = total / shape.reduce((sum, v) => sum + v, 0);
    let found = 0;
    const runs = 1500;
    for (let run = 0; run < runs; run++) {
      const counts = shape.map((value) => poissonDraw(value * scale, random));
      const fit = poissonTrend(counts, flat);
      // The power is that of the Poisson test with known dispersion 1.
      if (fit && Math.abs(fit.slope) / (fit.standardError / Math.sqrt(Math.max(1, fit.dispersion))) > 1.96) found++;
    }
    expect(found / runs).toBeGreaterThan(trendPower(total, flat, 2)! - 0.04);
    expect(found / runs).toBeLessThan(trendPower(total, flat, 2)! + 0.04);
  });

  it("rises with events and change, falls with dispersion, and is the level where nothing changes", () => {
    expect(trendPower(50, flat, 2)!).toBeLessThan(trendPower(100, flat, 2)!);
    expect(trendPower(50, flat, 2)!).toBeLessThan(trendPower(50, flat, 3)!);
    expect(trendPower(50, flat, 2, { dispersion: 2 })!).toBeLessThan(trendPower(50, flat, 2)!);
    expect(trendPower(50, flat, 1)!).toBeCloseTo(0.05, 10);
    expect(trendPower(50, [1, 1], 2)).toBeNull();
  });

  it("says how many events are needed", () => {
    const needed = eventsNeeded(flat, 2, 0.5)!;
    expect(trendPower(needed, flat, 2)!).toBeGreaterThanOrEqual(0.5);
    expect(trendPower(needed - 1, flat, 2)!).toBeLessThan(0.5);
  });
});

describe("logit and quantileSorted", () => {
  it("logit and its inverse undo each other", () => {
    for (const p of [1e-9, 0.01, 0.5, 0.73, 1 - 1e-9]) expect(inverseLogit(logit(p)) / p).toBeCloseTo(1, 9);
    expect(inverseLogit(-1000)).toBe(0);
    expect(inverseLogit(1000)).toBe(1);
    expect(() => logit(1)).toThrow("strictly between 0 and 1: 1");
  });
  it("quantiles are of type 7, as R's default: quantile(c(1, 2, 4, 8), 0.3) is 1.9", () => {
    expect(quantileSorted([1, 2, 4, 8], 0.3)).toBeCloseTo(1.9, 12);
  });
});
