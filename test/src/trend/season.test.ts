import { describe, expect, it } from "vitest";
import { poissonRegression } from "../../../src/statistics/poissonRegression.ts";
import { poissonTrend } from "../../../src/statistics/poissonTrend.ts";
import { powerAtLevel, screenLevel } from "../../../src/trend/screenPower.ts";
import { NO_SEASON, season } from "../../../src/trend/season.ts";
import { seasonalTrend } from "../../../src/trend/seasonalTrend.ts";
import { trendOf } from "../../../src/trend/series.ts";

const years = (n: number) => Array.from({ length: 4 * n }, (_, i) => 1 + (i % 4));
const flat = (n: number) => new Array<number>(n).fill(1);

describe("poissonRegression", () => {
  it("is poissonTrend with one slope", () => {
    const counts = [2, 3, 5, 8, 7, 11];
    const exposures = [10, 11, 12, 9, 10, 10];
    const known = poissonTrend(counts, exposures)!;
    const fit = poissonRegression(
      counts.map((_, i) => [1, i - 2.5]),
      counts,
      exposures,
    )!;
    expect(fit.coefficients[1]).toBeCloseTo(known.slope, 9);
    expect(fit.dispersion).toBeCloseTo(known.dispersion, 9);
    expect(Math.sqrt(Math.max(1, fit.dispersion!) * fit.covariance[1]![1]!)).toBeCloseTo(known.standardError, 9);
  });

  it("gives group means in closed form, and none where a group has no event", () => {
    const design = [
      [1, 0],
      [1, 0],
      [1, 1],
      [1, 1],
    ];
    const fit = poissonRegression(design, [2, 4, 5, 7], flat(4))!;
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(3), 9);
    expect(fit.coefficients[1]).toBeCloseTo(Math.log(2), 9);
    expect(poissonRegression(design, [2, 4, 0, 0], flat(4))).toBeNull();
    expect(
      poissonRegression(
        [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
        [1, 2, 3],
        flat(3),
      ),
    ).toBeNull();
  });
});

describe("season", () => {
  it("finds the summer of a large series and leaves a rise to the trend", () => {
    const quarters = years(3);
    const counts = quarters.map((quarter, i) => Math.round(200 * 1.05 ** i * (quarter === 3 ? 1.6 : 1)));
    const { factors, weight } = season(counts, flat(12), quarters);
    expect(weight).toBeGreaterThan(0.95);
    expect(factors[2] / factors[0]).toBeCloseTo(1.6, 1);
    expect(factors[3] / factors[0]).toBeCloseTo(1, 1);
    expect(factors.reduce((product, factor) => product * factor, 1)).toBeCloseTo(1, 9);
  });

  it("keeps nothing where chance would give as much, and needs every quarter of the year twice", () => {
    expect(season([5, 5, 6, 5, 4, 5, 5, 5], flat(8), years(2))).toEqual({ factors: [1, 1, 1, 1], weight: 0 });
    expect(season([5, 5, 90, 5, 5, 5, 90], flat(7), years(2).slice(0, 7))).toBe(NO_SEASON);
    expect(season([50, 50, 90, 50, 50, 50, 90, 50], [1, 1, 1, 1, 1, 1, 1, 0], years(2))).toBe(NO_SEASON);
  });
});

describe("a season is no trend", () => {
  // Nine quarters that begin in winter and end in winter: without the season they rise at both ends.
  const quarters = [4, 1, 2, 3, 4, 1, 2, 3, 4];
  const counts = quarters.map((quarter) => (quarter === 4 ? 30 : quarter === 1 ? 22 : 12));

  it("as an offset, the season leaves a level series level and narrows its interval", () => {
    const factors = [22, 12, 12, 30].map((value) => value / 17.5);
    const plain = trendOf({ counts, exposures: flat(9) });
    const without = trendOf({ counts, exposures: flat(9), seasons: quarters.map((quarter) => factors[quarter - 1]!) });
    expect(without.rr!).toBeCloseTo(1, 6);
    expect(without.rrHog! / without.rrLag!).toBeLessThan(plain.rrHog! / plain.rrLag!);
    expect(without.mannKendall!.p).toBe(1);
    expect(without.styrka_rr2!).toBeGreaterThan(plain.styrka_rr2!);
  });

  it("estimated from the series itself, it costs three degrees of freedom", () => {
    const rising = counts.map((count, i) => Math.round(count * 1.1 ** i));
    expect(seasonalTrend(rising, flat(9), quarters)!.slope).toBeCloseTo(Math.log(1.1), 2);
    expect(trendOf({ counts: rising, exposures: flat(9), ownSeason: quarters }).rr!).toBeCloseTo(1.1 ** 8, 1);
    expect(seasonalTrend([4, 8, 4, 4, 8, 16, 8, 8], flat(8), years(2))!.slope).toBeCloseTo(Math.log(2) / 4, 9);
  });
});

describe("a merger is no trend (AC-10)", () => {
  const counts = [4, 5, 4, 5, 4, 5, 9, 8, 9, 10, 9, 9];

  it("a step to another level is in the model, and a rise on either side of it is still seen", () => {
    expect(trendOf({ counts, exposures: flat(12) }).p!).toBeLessThan(0.05);
    expect(trendOf({ counts, exposures: flat(12), steps: [6] }).p!).toBeGreaterThan(0.5);
    const rising = counts.map((count, i) => Math.round(10 * count * 1.1 ** i));
    expect(trendOf({ counts: rising, exposures: flat(12), steps: [6] }).rr!).toBeCloseTo(1.1 ** 11, 0);
  });

  it("a step before the series began is none", () => {
    expect(trendOf({ counts, exposures: flat(12), steps: [0] })).toEqual(trendOf({ counts, exposures: flat(12) }));
  });
});

describe("power that is left after the screen", () => {
  it("is less the stricter the screen", () => {
    expect(powerAtLevel(0.8, 0.05, 0.05)).toBeCloseTo(0.8, 12);
    expect(powerAtLevel(0.8, 0.05, 0.001)).toBeCloseTo(0.3124, 3);
    expect(powerAtLevel(1, 0.05, 0.001)).toBe(1);
  });

  it("takes the level from what was called, else from what the first would have needed", () => {
    expect(screenLevel([0.001, 0.02, 0.5], [0.003, 0.03, 0.5], 0.05)).toBe(0.02);
    expect(screenLevel([0.4, null, 0.5], [0.5, null, 0.5], 0.05)).toBe(0.025);
    expect(screenLevel([], [], 0.05)).toBe(0.05);
  });
});
