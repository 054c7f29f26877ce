import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateLevels, type LevelObject } from "../../../src/risk/estimateLevels.ts";
import { messageOf, type Observation } from "../../../src/risk/message.ts";
import { FROM_PROVIDER, FROM_UNIT, poolEvidence } from "../../../src/risk/pool.ts";
import { logit } from "../../../src/statistics/logit.ts";

const DECLARED = { provider: 0.01, unit: 0.04, special: 0.04 };
const probability = fc.double({ min: 0, max: 1, noNaN: true });
const observation: fc.Arbitrary<Omit<Observation, "indikatorId">> = fc.record({
  data: fc.oneof(
    fc.record({
      kind: fc.constant("count" as const),
      events: fc.nat(60),
      expected: fc.double({ min: 0, max: 40, noNaN: true }),
    }),
    fc
      .tuple(fc.nat(30), fc.nat(30), fc.double({ min: 0.05, max: 0.95, noNaN: true }))
      .map(([a, b, share]) => ({ kind: "share" as const, hits: Math.min(a, b), trials: Math.max(a, b), share })),
  ),
  slope: fc.constantFrom(1, -1, 1.5),
  reliability: fc.double({ min: 0, max: 1, noNaN: true }),
});
const town: fc.Arbitrary<LevelObject[]> = fc
  .array(
    fc.record({ unit: fc.constantFrom("E1", "E2", "E3"), observations: fc.array(observation, { maxLength: 5 }) }),
    { minLength: 1, maxLength: 8 },
  )
  .map((objects) =>
    objects.map(({ unit, observations }, i) => ({
      id: `R${i}`,
      unit,
      provider: unit === "E3" ? "U2" : "U1",
      observations: observations.map((one, j) => ({ ...one, indikatorId: `indikator-${j}` })),
    })),
  );
const pooledOf = (objects: LevelObject[], baseRate: number, index = 0) => {
  const { levels, messages } = estimateLevels(objects, { declared: DECLARED, learnSpread: false });
  return {
    level: levels[index]!,
    pooled: poolEvidence({
      baseRate,
      level: levels[index]!,
      slope: 1.5,
      evidence: objects[index]!.observations.map(({ indikatorId }, j) => ({
        indikatorId,
        message: messages[index]![j]!,
      })),
    }),
  };
};

describe("poolEvidence (design section 4: contributions add up)", () => {
  it("sums grundniva and bidrag to the log-odds of sannolikhet, which is base + slope × level", () => {
    fc.assert(
      fc.property(town, fc.double({ min: 0.02, max: 0.98, noNaN: true }), (objects, baseRate) => {
        const { pooled, level } = pooledOf(objects, baseRate);
        const sum = pooled.bidrag.reduce((total, part) => total + part.bidrag, pooled.grundniva);
        expect(Math.abs(sum - logit(pooled.sannolikhet))).toBeLessThan(1e-9);
        expect(sum).toBeCloseTo(logit(baseRate) + 1.5 * level.mean, 8);
      }),
    );
  });

  it("moves every log-odds by a learnt calibration, and contributions still add up", () => {
    fc.assert(
      fc.property(town, (objects) => {
        const { levels, messages } = estimateLevels(objects, { declared: DECLARED, learnSpread: false });
        const input = {
          baseRate: 0.3,
          level: levels[0]!,
          slope: 1.5,
          evidence: objects[0]!.observations.map(({ indikatorId }, j) => ({ indikatorId, message: messages[0]![j]! })),
        };
        const before = poolEvidence(input);
        const after = poolEvidence(input, { intercept: 0.4, slope: 0.5 });
        expect(logit(after.sannolikhet)).toBeCloseTo(0.4 + 0.5 * logit(before.sannolikhet), 8);
        const sum = after.bidrag.reduce((total, part) => total + part.bidrag, after.grundniva);
        expect(sum).toBeCloseTo(logit(after.sannolikhet), 8);
      }),
    );
  });

  it("is the base rate where nothing is known of anybody", () => {
    const nothing = [{ id: "R", unit: "E1", provider: "U1", observations: [] }];
    expect(pooledOf(nothing, 0.2).pooled.sannolikhet).toBeCloseTo(0.2, 12);
    expect(pooledOf(nothing, 0).pooled.sannolikhet).toBeCloseTo(0.001, 12);
  });

  it("shows what a unit's other areas and a utförare's other units say, apart from its own", () => {
    const many: Observation = {
      indikatorId: "klagomal",
      data: { kind: "count", events: 60, expected: 20 },
      slope: 1,
      reliability: 1,
    };
    const object = (unit: string, observations: Observation[]) => ({ id: unit, unit, provider: "U1", observations });
    const own = pooledOf([object("E1", [many])], 0.2).pooled;
    expect(own.bidrag.find(({ indikatorId }) => indikatorId === "klagomal")!.bidrag).toBeGreaterThan(0.3);
    expect(own.bidrag.find(({ indikatorId }) => indikatorId === FROM_UNIT)!.bidrag).toBeCloseTo(0, 12);
    const areas = pooledOf([object("E1", []), object("E1", [many])], 0.2).pooled.bidrag;
    expect(areas.find(({ indikatorId }) => indikatorId === FROM_UNIT)!.bidrag).toBeGreaterThan(0.1);
    const siblings = pooledOf([object("E1", []), object("E2", [many])], 0.2).pooled.bidrag;
    expect(siblings.find(({ indikatorId }) => indikatorId === FROM_PROVIDER)!.bidrag).toBeGreaterThan(0);
    expect(siblings.find(({ indikatorId }) => indikatorId === FROM_UNIT)!.bidrag).toBeCloseTo(0, 12);
  });

  it("refuses the same source twice", () => {
    const { level } = pooledOf([{ id: "R", unit: "E1", provider: "U1", observations: [] }], 0.2);
    const message = { mean: 0.1, precision: 1 };
    const evidence = [
      { indikatorId: "avvikelser-fall", message },
      { indikatorId: "avvikelser-fall", message },
    ];
    expect(() => poolEvidence({ baseRate: 0.2, level, slope: 1, evidence })).toThrow(
      "source occurs twice in one pool: avvikelser-fall",
    );
  });
  it("refuses a base rate that is no probability", () => {
    fc.assert(
      fc.property(
        probability,
        (p) => pooledOf([{ id: "R", unit: "E", provider: "U", observations: [] }], p).pooled.sannolikhet < 1,
      ),
    );
    const { level } = pooledOf([{ id: "R", unit: "E1", provider: "U1", observations: [] }], 0.2);
    expect(() => poolEvidence({ baseRate: 1.2, level, slope: 1, evidence: [] })).toThrow("baseRate");
  });
});

describe("messageOf", () => {
  const seen = (events: number, expected: number, more: Partial<Observation> = {}): Observation => ({
    indikatorId: "a",
    data: { kind: "count", events, expected },
    slope: 1,
    reliability: 1,
    ...more,
  });
  it("is the score and information of the Poisson and binomial likelihoods", () => {
    expect(messageOf(seen(8, 4), 0, 0.1)).toEqual({ mean: 1, precision: 4 });
    // Repeated at its own mean it finds the maximum, ln(8/4), with information 8.
    let at = 0;
    for (let i = 0; i < 30; i++) at = messageOf(seen(8, 4), at, 0.1).mean;
    expect(at).toBeCloseTo(Math.log(2), 10);
    expect(messageOf(seen(8, 4), at, 0.1).precision).toBeCloseTo(8, 8);
    const survey: Observation = {
      indikatorId: "b",
      data: { kind: "share", hits: 6, trials: 10, share: 0.5 },
      slope: -1,
      reliability: 1,
    };
    expect(messageOf(survey, 0, 0.1)).toEqual({ mean: -0.4, precision: 2.5 });
  });
  it("never hears a source beyond its reliability: endless data resolve the part w of the variance", () => {
    const { precision } = messageOf(seen(1e9, 1e9, { reliability: 0.3 }), 0, 0.1);
    expect((0.1 * precision) / (1 + 0.1 * precision)).toBeCloseTo(0.3, 6);
    expect(messageOf(seen(9, 3, { reliability: 0 }), 0, 0.1).precision).toBe(0);
  });
  it("is vaguer where the peers' own level is", () => {
    expect(messageOf(seen(8, 4, { referenceVariance: 0.25 }), 0, 0.1).precision).toBeCloseTo(2, 12);
  });
  it("never rewards a unit that reports too little", () => {
    expect(messageOf(seen(0, 30, { onlyUpwards: true }), 0, 0.1).precision).toBe(0);
    expect(messageOf(seen(60, 30, { onlyUpwards: true }), 0, 0.1)).toEqual(messageOf(seen(60, 30), 0, 0.1));
  });
});
