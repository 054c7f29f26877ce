import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateLevels, type LevelObject } from "../../../src/risk/estimateLevels.ts";
import type { Observation } from "../../../src/risk/message.ts";
import { poolEvidence } from "../../../src/risk/pool.ts";
import { rankWithInterval } from "../../../src/risk/rank.ts";
import { type SimulationOptions, simulate } from "../../../src/risk/simulate.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";

const DECLARED = { provider: 0.01, unit: 0.04, special: 0.04 };
const SLOPE = 1.5;
const SURE = { alpha: 2e6, beta: 8e6 };

const count = (events: number, expected: number, more: Partial<Observation> = {}): Observation => ({
  indikatorId: "avvikelser",
  data: { kind: "count", events, expected },
  slope: 1,
  reliability: 1,
  ...more,
});
const object = (id: string, observations: Observation[], unit = id, provider = "U1"): LevelObject => ({
  id,
  unit,
  provider,
  observations,
});

/** As the judge does it: levels, probabilities around a base rate of a fifth, worlds. */
function worlds(
  objects: readonly LevelObject[],
  options: Partial<SimulationOptions> = {},
  baseRatePosterior = SURE,
  learnSpread = false,
) {
  const estimated = estimateLevels(objects, { declared: DECLARED, learnSpread });
  const sannolikhet = objects.map(
    ({ observations }, i) =>
      poolEvidence({
        baseRate: 0.2,
        level: estimated.levels[i]!,
        slope: SLOPE,
        evidence: observations.map(({ indikatorId }, j) => ({ indikatorId, message: estimated.messages[i]![j]! })),
      }).sannolikhet,
  );
  const simulated = simulate(
    objects.map(({ id, unit, provider, observations }, i) => ({
      id,
      unit,
      provider,
      sannolikhet: sannolikhet[i]!,
      baseRatePosterior,
      indicators: observations.map(({ indikatorId }) => indikatorId),
    })),
    estimated,
    { seed: 1, slope: SLOPE, ...options },
  );
  return simulated.map((result, i) => ({ ...result, sannolikhet: sannolikhet[i]! }));
}

describe("simulate", () => {
  const town = [
    object("E1", [count(25, 10)]),
    object("E2", [count(10, 10)]),
    object("E3", []),
    object("E4", [count(1, 1)]),
  ];

  it("is the same for the same seed and another for another, and does not depend on the order of the objects", () => {
    const forward = worlds(town);
    expect(worlds(town)).toEqual(forward);
    expect(worlds(town, { seed: 2 })[0]!.draws).not.toEqual(forward[0]!.draws);
    worlds([...town].reverse())
      .reverse()
      .forEach(({ sannolikhet_lag, sannolikhet_hog }, i) => {
        expect(sannolikhet_lag).toBeCloseTo(forward[i]!.sannolikhet_lag, 10);
        expect(sannolikhet_hog).toBeCloseTo(forward[i]!.sannolikhet_hog, 10);
      });
  });

  it("puts the clearly worse unit above, and gives the unit without data the widest range", () => {
    const [worst, usual, unknown] = worlds(town);
    const width = ({ sannolikhet_lag, sannolikhet_hog }: NonNullable<typeof worst>) =>
      sannolikhet_hog - sannolikhet_lag;
    expect(worst!.sannolikhet_lag).toBeGreaterThan(usual!.sannolikhet);
    expect(width(unknown!)).toBeGreaterThan(width(usual!));
  });

  it("always holds its own point", () => {
    fc.assert(
      fc.property(fc.nat(80), fc.double({ min: 0.01, max: 60, noNaN: true }), (events, expected) => {
        const [result] = worlds([object("E", [count(events, expected)])], { draws: 60 });
        const { sannolikhet, sannolikhet_lag, sannolikhet_hog, draws } = result!;
        expect(0 < sannolikhet_lag && sannolikhet_lag <= sannolikhet).toBe(true);
        expect(sannolikhet <= sannolikhet_hog && sannolikhet_hog < 1).toBe(true);
        expect(draws.every((p) => p > 0 && p < 1)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("widens when weights and the base rate are uncertain, and moves objects of one base rate together", () => {
    const both = object("E", [count(30, 10), count(2, 10, { indikatorId: "klagomal" })]);
    const width = (options: Partial<SimulationOptions>, posterior = SURE) => {
      const [r] = worlds([both], { seed: 5, draws: 2000, ...options }, posterior);
      return r!.sannolikhet_hog - r!.sannolikhet_lag;
    };
    expect(width({ weightSpread: 0.8 })).toBeGreaterThan(width({ weightSpread: 0 }));
    expect(width({ weightSpread: 0 }, { alpha: 2, beta: 8 })).toBeGreaterThan(width({ weightSpread: 0 }));
  });

  it("refuses no draws", () => {
    expect(() => worlds(town, { draws: 0 })).toThrow("draws must be a whole number ≥ 1: 0");
  });
});

describe("rank intervals against true ranks, in simulation", () => {
  it("hold the true rank in nine cases of ten, averaged over objects, when the model is right", () => {
    const random = seededRandom("sanna platser");
    let inside = 0;
    let all = 0;
    for (let town = 0; town < 12; town++) {
      const truths: number[] = [];
      const objects = Array.from({ length: 30 }, (_, u) => `E${u}`).flatMap((unit) => {
        const common = Math.sqrt(DECLARED.unit) * random.normal();
        return ["a", "b", "c", "d"].map((area) => {
          const level = common + Math.sqrt(DECLARED.special) * random.normal();
          truths.push(level);
          const expected = 2 + 30 * random.uniform();
          const events = poisson(random.uniform, expected * Math.exp(level));
          return object(`${unit}|${area}`, [count(events, expected)], unit, unit);
        });
      });
      const simulated = worlds(objects, { seed: town, draws: 200, weightSpread: 0 }, SURE, true);
      const ranks = new Map(
        rankWithInterval(simulated.map(({ id, sannolikhet, draws }) => ({ id, point: sannolikhet, draws }))).map(
          (r) => [r.id, r],
        ),
      );
      const order = [...truths.keys()].sort((a, b) => truths[b]! - truths[a]!);
      order.forEach((index, place) => {
        const { rang_lag, rang_hog } = ranks.get(objects[index]!.id)!;
        inside += Number(rang_lag <= place + 1 && place + 1 <= rang_hog);
        all++;
      });
    }
    expect(inside / all).toBeGreaterThan(0.85);
    expect(inside / all).toBeLessThan(0.95);
  });
});

/** Knuth's product of uniforms; means here are small. */
function poisson(uniform: () => number, mean: number): number {
  const limit = Math.exp(-mean);
  let events = 0;
  for (let product = uniform(); product > limit; product *= uniform()) events++;
  return events;
}
