import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bisect } from "../../../src/statistics/bisect.ts";
import { gammaQuantile } from "../../../src/statistics/gammaQuantile.ts";
import { gammaTails } from "../../../src/statistics/gammaTails.ts";

describe("gammaTails", () => {
  // mpmath 1.x, gammainc(a, …, regularized=True) with 30 digits.
  it.each([
    [600, 560.5, 0.05095042562664695, 0.949049574373353],
    [600, 640.25, 0.9475301958807953, 0.052469804119204634],
    [1046, 1013.6580767424075, 0.1586158313655089, 0.8413841686344911],
    [1046, 1110.33077661188, 0.974999999999996, 0.02500000000000397],
    [1498.0880861970263, 1500.814336245381, 0.5314855371872222, 0.4685144628127777],
    [10000, 9700, 0.001234175584468492, 0.9987658244155315],
    [10000, 10400, 0.999961119829426, 3.88801705739882e-5],
    [100000, 100632.5, 0.9770870112349395, 0.022912988765060496],
  ])("agrees with 30-digit arithmetic at shape %d, x %d", (shape, x, lower, upper) => {
    const tails = gammaTails(shape, x);
    expect(tails.lower / lower).toBeCloseTo(1, 8);
    expect(tails.upper / upper).toBeCloseTo(1, 8);
  });

  it("passes from the library's distribution to the expansions without a step", () => {
    for (const z of [-3, -1, 0, 1, 3]) {
      const x = 500 + z * Math.sqrt(500);
      const below = gammaTails(499.999999, x).lower;
      expect(gammaTails(500, x).lower).toBeCloseTo(below, 7);
    }
  });

  it("rises with x and sums to 1", () => {
    const shape = fc.double({ min: 0.1, max: 20000, noNaN: true });
    const z = fc.double({ min: -6, max: 6, noNaN: true });
    fc.assert(
      fc.property(shape, z, (a, deviations) => {
        const x = Math.max(1e-3, a + deviations * Math.sqrt(a));
        const here = gammaTails(a, x);
        expect(here.lower + here.upper).toBeCloseTo(1, 8);
        expect(gammaTails(a, x * 1.01).lower).toBeGreaterThanOrEqual(here.lower - 1e-12);
      }),
    );
    expect(gammaTails(3, 0)).toEqual({ lower: 0, upper: 1 });
    expect(gammaTails(1e6, 1e7).upper).toBe(0);
    expect(gammaTails(1e6, 1e5).lower).toBe(0);
  });
});

describe("gammaQuantile", () => {
  it("is the inverse of gammaTails, small shapes and large", () => {
    const shape = fc.double({ min: 0.5, max: 20000, noNaN: true });
    const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(shape, probability, (a, p) => {
        expect(gammaTails(a, gammaQuantile(p, a, 1)).lower).toBeCloseTo(p, 8);
      }),
    );
    expect(() => gammaQuantile(1, 2, 1)).toThrow("probability");
  });
});

describe("bisect", () => {
  it("finds a root to the last digit, from either direction, and refuses to guess", () => {
    expect(bisect((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
    expect(bisect((x) => 2 - x * x, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
    expect(bisect((x) => x, 0, 1)).toBe(0);
    expect(() => bisect((x) => x + 5, 0, 1)).toThrow("no sign change between 0 and 1");
  });
});
