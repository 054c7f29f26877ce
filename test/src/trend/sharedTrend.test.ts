import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";
import { truncatedProduct } from "../../../src/statistics/truncatedProduct.ts";
import { dispersionPrior, moderated, NO_PRIOR } from "../../../src/trend/dispersion.ts";
import { partialConjunction } from "../../../src/trend/partialConjunction.ts";
import { type SeriesGroup, sharedTrend } from "../../../src/trend/sharedTrend.ts";
import { poisson } from "../../helpers/simulatedCare.ts";

const QUARTERS = 12;
const places = Array.from({ length: QUARTERS }, (_, i) => i);

/** `rising` of `groups` utförare grow to `end` times; levels differ. */
function simulated(seed: number, groups: number, rising: number, end: number, mean = 3): SeriesGroup[] {
  const random = seededRandom(`sharedTrend|${seed}`);
  return Array.from({ length: groups }, (_, g) => ({
    id: `U${g}`,
    members: [
      {
        id: `E${g}`,
        counts: places.map((t) => poisson(random, mean * (0.7 + g / groups) * (g < rising ? end ** (t / 11) : 1))),
        exposures: places.map(() => 1),
      },
    ],
  }));
}

const share = (seeds: number, holds: (seed: number) => boolean): number =>
  Array.from({ length: seeds }, (_, seed) => Number(holds(seed))).reduce((sum, one) => sum + one, 0) / seeds;

describe("truncatedProduct", () => {
  it("of one p is that p, of none small is 1", () => {
    expect(truncatedProduct([0.03], 0.05)).toBeCloseTo(0.03, 12);
    expect(truncatedProduct([0.3, 0.06], 0.05)).toBe(1);
  });

  it("with a limit near 1 is Fisher's product: p·(1 − ln p) for two", () => {
    const product = 0.02 * 0.3;
    expect(truncatedProduct([0.02, 0.3], 1 - 1e-12)).toBeCloseTo(product * (1 - Math.log(product)), 9);
  });

  it("is uniform where nothing is so", () => {
    const random = seededRandom(7);
    const called = share(4000, () => truncatedProduct(Array.from({ length: 9 }, () => random.uniform())) <= 0.05);
    expect(called).toBeGreaterThan(0.04);
    expect(called).toBeLessThan(0.06);
  });
});

describe("partialConjunction", () => {
  it("two alone are no pattern of three, however sure", () => {
    expect(partialConjunction([1e-12, 1e-12, 0.5, 0.6], 3)).toBe(1);
    expect(partialConjunction([0.001, 0.001, 0.001, 0.6], 3)).toBeLessThan(0.01);
    expect(partialConjunction([0.001, 0.001], 3)).toBeNull();
  });
});

describe("dispersionPrior", () => {
  it("is worth much where the series differ by chance alone, little where they truly differ", () => {
    const random = seededRandom("spridning");
    const measured = (spread: () => number) =>
      Array.from({ length: 400 }, () => ({
        dispersion: spread() * (random.gamma(5, 5) as number),
        degreesOfFreedom: 10,
      }));
    const alike = dispersionPrior(measured(() => 1));
    expect(alike.value).toBeCloseTo(1, 1);
    expect(alike.degreesOfFreedom).toBeGreaterThan(30);
    expect(dispersionPrior(measured(() => (random.uniform() < 0.5 ? 1 : 4))).degreesOfFreedom).toBeLessThan(10);
    expect(dispersionPrior([{ dispersion: 3, degreesOfFreedom: 10 }])).toBe(NO_PRIOR);
  });

  it("draws by degrees of freedom", () => {
    expect(moderated({ dispersion: 3, degreesOfFreedom: 10 }, { value: 1, degreesOfFreedom: 30 })).toEqual({
      dispersion: 1.5,
      degreesOfFreedom: 40,
    });
  });
});

describe("sharedTrend: the same thing at several", () => {
  it("estimates the common slope", () => {
    const found = sharedTrend(simulated(1, 8, 8, 3, 20), 3)!;
    expect(found.rr).toBeGreaterThan(2.5);
    expect(found.rr).toBeLessThan(3.6);
    expect(found.rrLag).toBeLessThan(found.rr);
    expect(found.p!).toBeLessThan(1e-6);
  });

  it("calls a level field seldom: at p < 0.05 no more than 5 %", () => {
    expect(share(400, (seed) => sharedTrend(simulated(seed, 9, 0, 1), 3)!.p! < 0.05)).toBeLessThan(0.05);
  });

  it("one or two that soar are not a pattern of three", () => {
    expect(share(200, (seed) => sharedTrend(simulated(seed, 9, 2, 8), 3)!.p! < 0.05)).toBeLessThan(0.05);
  });

  it("five of nine that grow to four times are one", () => {
    expect(share(100, (seed) => sharedTrend(simulated(seed, 9, 5, 4), 3)!.p! < 0.005)).toBeGreaterThan(0.8);
  });

  it("a small rise at all is one too", () => {
    expect(share(100, (seed) => sharedTrend(simulated(seed, 9, 9, 1.8, 6), 3)!.p! < 0.005)).toBeGreaterThan(0.8);
  });

  it("a merger, where count and exposure jump together, is none", () => {
    const merged = simulated(3, 5, 0, 1).map((group) => ({
      ...group,
      members: group.members.map((member) => ({
        ...member,
        counts: member.counts.map((count, t) => (t < 6 ? count : count * 3)),
        exposures: member.exposures.map((exposure, t) => (t < 6 ? exposure : exposure * 3)),
      })),
    }));
    expect(sharedTrend(merged, 3)!.p!).toBeGreaterThan(0.05);
  });

  it("says nothing of too few, and refuses events without operation", () => {
    expect(sharedTrend(simulated(1, 2, 2, 4), 3)!.p).toBeNull();
    expect(sharedTrend([{ id: "U", members: [{ id: "E", counts: [0, 0, 0], exposures: [1, 1, 1] }] }], 1)).toBeNull();
    expect(() =>
      sharedTrend([{ id: "U", members: [{ id: "E", counts: [1, 0, 0], exposures: [0, 1, 1] }] }], 1),
    ).toThrow(/no exposure/);
  });
});
