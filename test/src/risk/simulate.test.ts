import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countEvidence, shareEvidence } from "../../../src/risk/indicatorEvidence.ts";
import { rankWithInterval } from "../../../src/risk/rank.ts";
import { type SimulationObject, simulate } from "../../../src/risk/simulate.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";

const prior = { alpha: 4, beta: 4 };
const falls = (count: number, expected: number, weight = 1) =>
  countEvidence({
    indikatorId: "avvikelser-fall",
    weight,
    worse: "hog",
    threshold: 1.25,
    count,
    expected,
    typicalExpected: 10,
    prior,
  });
const survey = (successes: number, trials: number) =>
  shareEvidence({
    indikatorId: "brukarundersokning-bemotande",
    weight: 1,
    worse: "lag",
    threshold: 0.8,
    successes,
    trials,
    typicalTrials: 20,
    prior: { alpha: 17, beta: 3 },
  });

describe("countEvidence and shareEvidence", () => {
  it("give the prior's probability to a unit nobody has observed", () => {
    expect(falls(0, 0).p).toBe(falls(7, 5).pPrior);
    expect(survey(0, 0).p).toBe(survey(3, 9).pPrior);
    // P(Gamma(4, 4) > 1.25) = P(Poisson(5) ≤ 3) = e^-5 (1 + 5 + 12.5 + 20.8333)
    expect(falls(0, 0).p).toBeCloseTo(Math.exp(-5) * (1 + 5 + 12.5 + 125 / 6), 12);
  });
  it("know which side is worse", () => {
    expect(falls(20, 10).p).toBeGreaterThan(falls(5, 10).p);
    expect(survey(5, 20).p).toBeGreaterThan(survey(19, 20).p);
  });
  it("draw probabilities whose spread falls with the amount of data", () => {
    const spread = (sampler: ReturnType<typeof falls>) => {
      const random = seededRandom("spread");
      const values = Array.from({ length: 800 }, () => sampler.drawP(random));
      for (const value of values) expect(value >= 0 && value <= 1).toBe(true);
      const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
      return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
    };
    expect(spread(falls(1, 1))).toBeGreaterThan(spread(falls(100, 100)));
    expect(spread(survey(4, 5))).toBeGreaterThan(spread(survey(400, 500)));
    expect(spread(survey(0, 0))).toBeGreaterThan(spread(survey(4, 5)));
  });
});

describe("simulate", () => {
  const town: SimulationObject[] = [
    { id: "E-1|trygghet", baseRate: 0.2, evidence: [falls(25, 10), survey(9, 20)] },
    { id: "E-2|trygghet", baseRate: 0.2, evidence: [falls(10, 10), survey(17, 20)] },
    { id: "E-3|trygghet", baseRate: 0.2, evidence: [falls(0, 0), survey(0, 0)] },
    { id: "E-4|trygghet", baseRate: 0.2, evidence: [] },
  ];

  it("is the same for the same seed, whatever the order of objects and indicators, and another for another", () => {
    const forward = simulate(town, { seed: 1 });
    const turned = town.map((o) => ({ ...o, evidence: [...o.evidence].reverse() })).reverse();
    expect(simulate(turned, { seed: 1 }).reverse()).toEqual(forward);
    expect(simulate(town, { seed: 2 })[0]!.draws).not.toEqual(forward[0]!.draws);
  });

  it("puts the clearly worse unit above, and the unit without data at the base rate with a wide interval", () => {
    const [worst, usual, unknown, empty] = simulate(town, { seed: 1 });
    expect(worst!.sannolikhet_lag).toBeGreaterThan(usual!.sannolikhet);
    expect(unknown!.sannolikhet).toBeCloseTo(0.2, 10);
    expect(unknown!.sannolikhet_hog - unknown!.sannolikhet_lag).toBeGreaterThan(0.2);
    expect(empty!.sannolikhet).toBeCloseTo(0.2, 10);
    expect(new Set(empty!.draws).size).toBe(1);
  });

  it("always holds the probability inside its interval, without NaN", () => {
    const unit = fc.tuple(fc.nat(60), fc.double({ min: 0, max: 60, noNaN: true }), fc.nat(30), fc.nat(30));
    fc.assert(
      fc.property(unit, fc.double({ min: 0, max: 1, noNaN: true }), ([count, expected, hits, misses], baseRate) => {
        const evidence = [falls(expected > 0 ? count : 0, expected, 2), survey(hits, hits + misses)];
        const [result] = simulate([{ id: "E", baseRate, evidence }], { seed: 3, draws: 60 });
        const { sannolikhet, sannolikhet_lag, sannolikhet_hog, draws } = result!;
        expect(0 < sannolikhet_lag && sannolikhet_lag <= sannolikhet).toBe(true);
        expect(sannolikhet <= sannolikhet_hog && sannolikhet_hog < 1).toBe(true);
        expect(draws.every((p) => p > 0 && p < 1)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("widens when weights and the base rate are uncertain, and moves objects of one base rate together", () => {
    const width = (options: object, posterior?: { alpha: number; beta: number }) => {
      const object = { ...town[0]!, ...(posterior ? { baseRatePosterior: posterior } : {}) };
      const [r] = simulate([object], { seed: 5, draws: 2000, ...options });
      return r!.sannolikhet_hog - r!.sannolikhet_lag;
    };
    expect(width({ weightSpread: 0.8 })).toBeGreaterThan(width({ weightSpread: 0 }));
    expect(width({}, { alpha: 2, beta: 8 })).toBeGreaterThan(width({}));
    const twins = ["a", "b"].map((id) => ({
      id,
      baseRate: 0.2,
      baseRatePosterior: { alpha: 4, beta: 16 },
      evidence: [],
    }));
    const [a, b] = simulate(twins, { seed: 5 });
    expect(a!.draws).toEqual(b!.draws);
    expect(a!.sannolikhet_hog).toBeGreaterThan(a!.sannolikhet_lag + 0.1);
  });

  it("refuses no draws", () => {
    expect(() => simulate(town, { seed: 1, draws: 0 })).toThrow("draws must be a whole number ≥ 1: 0");
  });

  it("ranks 80 enheter × 10 kvalitetsområden × 4 indicators × 400 worlds in well under a test's patience", () => {
    const random = seededRandom("stad");
    const city = Array.from({ length: 800 }, (_, i) => ({
      id: `E-${i}`,
      baseRate: 0.15,
      evidence: ["a", "b", "c", "d"].map((indikatorId) => ({
        ...falls(Math.round(random.gamma(2, 0.2)), 10 * random.uniform()),
        indikatorId,
      })),
    }));
    const started = performance.now();
    const simulated = simulate(city, { seed: 1 });
    const ranked = rankWithInterval(simulated.map(({ id, sannolikhet, draws }) => ({ id, point: sannolikhet, draws })));
    const elapsed = performance.now() - started;
    if (process.env.UPPSIKT_TIMING) console.log(`simulate + rank: ${Math.round(elapsed)} ms`);
    expect(ranked).toHaveLength(800);
    expect(elapsed).toBeLessThan(10_000); // measured at about 1 s; the margin is for busy machines
  });
});
