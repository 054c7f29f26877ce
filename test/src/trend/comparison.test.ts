import { describe, expect, it } from "vitest";
import { rateRatioPower } from "../../../src/statistics/rateRatioPower.ts";
import { rateRatioTest } from "../../../src/statistics/rateRatioTest.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";
import { type Comparison, intervalOf, pOf, powerOf, ratioOf } from "../../../src/trend/comparison.ts";
import { poisson } from "../../helpers/simulatedCare.ts";

const DRAWS = 4000;

/** Share of simulated worlds with a doubling in which the comparison is called too high at a one-sided level. */
function simulated(
  draw: (random: ReturnType<typeof seededRandom>) => { drawn: Comparison; high: boolean },
  alpha: number,
) {
  const random = seededRandom("styrka");
  let called = 0;
  for (let i = 0; i < DRAWS; i++) {
    const { drawn, high } = draw(random);
    if (high && pOf(drawn) <= 2 * alpha) called++;
  }
  return called / DRAWS;
}

const binomial = (random: ReturnType<typeof seededRandom>, trials: number, share: number) => {
  let hits = 0;
  for (let i = 0; i < trials; i++) if (random.uniform() < share) hits++;
  return hits;
};
const doubledOdds = (level: number) => (2 * level) / (1 + level);

describe("the power that is stated is the power of the test that is made", () => {
  const prior = { alpha: 12, beta: 12 };
  it.each([
    [4, 0.05],
    [12, 0.05],
    [25, 0.001],
  ])("a count against its peers, %d expected, level %d", (expected, alpha) => {
    const at = (count: number): Comparison => ({ kind: "shrunken_count", count, expected, prior });
    const found = simulated((random) => {
      const drawn = at(poisson(random, 2 * expected));
      return { drawn, high: ratioOf(drawn) > 1 };
    }, alpha);
    expect(Math.abs(found - powerOf(at(0), alpha))).toBeLessThan(0.02);
  });

  it.each([
    [4, 16, 0.05],
    [12, 60, 0.05],
    [30, 110, 0.0005],
  ])("a quarter against four, %d and %d expected, level %d", (now, then, alpha) => {
    const found = simulated((random) => {
      const count = poisson(random, 2 * now);
      const pastCount = poisson(random, then);
      const drawn: Comparison = { kind: "two_rates", count, exposure: now, pastCount, pastExposure: then };
      return { drawn, high: ratioOf(drawn) > 1 };
    }, alpha);
    expect(Math.abs(found - rateRatioPower(now, then, 2, alpha, "mid-p"))).toBeLessThan(0.02);
  });

  it.each([
    [3, 0.05],
    [10, 0.002],
  ])("a count against a riktvärde, %d expected, level %d", (expected, alpha) => {
    const at = (count: number): Comparison => ({ kind: "known_count", count, expected });
    const found = simulated((random) => {
      const drawn = at(poisson(random, 2 * expected));
      return { drawn, high: ratioOf(drawn) > 1 };
    }, alpha);
    expect(Math.abs(found - powerOf(at(0), alpha))).toBeLessThan(0.02);
  });

  it.each([
    ["shrunken_share", 60, 0.15],
    ["known_share", 60, 0.15],
    ["shrunken_share", 60, 0.85],
    ["known_share", 60, 0.85],
  ] as const)("a %s of %d with level %d: the odds of the rarer outcome double", (kind, trials, level) => {
    const rare = Math.min(level, 1 - level);
    const at = (hits: number): Comparison =>
      kind === "known_share"
        ? { kind, hits, trials, level }
        : { kind, hits, trials, level, prior: { alpha: 30 * level, beta: 30 * (1 - level) } };
    const found = simulated((random) => {
      const of = binomial(random, trials, doubledOdds(rare));
      const drawn = at(level < 0.5 ? of : trials - of);
      return { drawn, high: level < 0.5 ? ratioOf(drawn) > 1 : ratioOf(drawn) < 1 };
    }, 0.05);
    expect(Math.abs(found - powerOf(at(0), 0.05))).toBeLessThan(0.02);
  });
});

describe("rateRatioPower", () => {
  it("is the sum over all pairs of counts that the test calls", () => {
    for (const [first, second, ratio, alpha, variant] of [
      [5, 20, 2, 0.025, "exact"],
      [5, 20, 2, 0.025, "mid-p"],
      [0.7, 3, 2, 0.05, "mid-p"],
      [12, 40, 2, 1e-4, "exact"],
      [6, 9, 0.5, 0.05, "exact"],
    ] as const) {
      let power = 0;
      for (let x = 0; x <= 80; x++) {
        for (let y = 0; y <= 110; y++) {
          if (x + y === 0) continue;
          const test = rateRatioTest(x, first, y, second);
          const tail =
            variant === "exact"
              ? ratio > 1
                ? test.pUpper
                : test.pLower
              : ratio > 1
                ? test.pUpperMidP
                : test.pLowerMidP;
          if (tail <= alpha) power += point(x, first * ratio) * point(y, second);
        }
      }
      expect(rateRatioPower(first, second, ratio, alpha, variant)).toBeCloseTo(power, 9);
    }
  });

  it("goes over to the normal distribution without a step that anybody sees", () => {
    for (const ratio of [1.2, 1.3, 1.5]) {
      const [before, after] = [699, 701].map((then) => rateRatioPower(170, then, ratio, 0.01, "mid-p"));
      expect(Math.abs(after! - before!)).toBeLessThan(0.02);
    }
  });
});

describe("a comparison", () => {
  it("has an interval that leaves out 1 where p is small", () => {
    const clear: Comparison[] = [
      { kind: "shrunken_count", count: 40, expected: 15, prior: { alpha: 10, beta: 10 } },
      { kind: "shrunken_share", hits: 30, trials: 60, level: 0.2, prior: { alpha: 4, beta: 16 } },
      { kind: "two_rates", count: 14, exposure: 1, pastCount: 12, pastExposure: 4 },
      { kind: "known_count", count: 20, expected: 8 },
      { kind: "known_share", hits: 30, trials: 60, level: 0.2 },
    ];
    for (const comparison of clear) {
      expect(pOf(comparison)).toBeLessThan(0.01);
      const { lower, upper } = intervalOf(comparison, 0.9);
      expect(lower).toBeGreaterThan(1);
      expect(ratioOf(comparison)).toBeGreaterThan(lower);
      expect(ratioOf(comparison)).toBeLessThan(upper);
    }
  });

  it("of a common share rests on those who lack it: 60 of 100 after 380 of 400 is no rare coincidence", () => {
    const fallen: Comparison = { kind: "two_common_shares", hits: 60, trials: 100, pastHits: 380, pastTrials: 400 };
    expect(ratioOf(fallen)).toBeCloseTo(0.6 / 0.95, 12);
    expect(pOf(fallen)).toBeLessThan(1e-9);
    const { lower, upper } = intervalOf(fallen, 0.9);
    expect(lower).toBeLessThan(0.6 / 0.95);
    expect(upper).toBeGreaterThan(0.6 / 0.95);
    expect(upper).toBeLessThan(0.9);
  });
});

function point(count: number, mean: number): number {
  let value = Math.exp(-mean);
  for (let k = 1; k <= count; k++) value *= mean / k;
  return value;
}
