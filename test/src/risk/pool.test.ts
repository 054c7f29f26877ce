import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Evidence, evidenceLogOdds } from "../../../src/risk/evidence.ts";
import { poolEvidence } from "../../../src/risk/pool.ts";
import { logit } from "../../../src/statistics/logit.ts";

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const evidenceList = fc
  .array(fc.record({ p: probability, pPrior: probability, weight: fc.double({ min: 0, max: 3, noNaN: true }) }), {
    maxLength: 12,
  })
  .map((items): Evidence[] => items.map((item, i) => ({ ...item, indikatorId: `indikator-${i}` })));
const calibration = fc.record({
  intercept: fc.double({ min: -2, max: 2, noNaN: true }),
  slope: fc.double({ min: 0.1, max: 2, noNaN: true }),
});

describe("evidenceLogOdds", () => {
  it("is weight × difference of log-odds", () => {
    const evidence = { indikatorId: "a", p: 0.8, pPrior: 0.2, weight: 0.5 };
    expect(evidenceLogOdds(evidence)).toBeCloseTo(0.5 * 2 * Math.log(4), 12);
  });
  it("is exactly 0 without data", () => {
    fc.assert(fc.property(probability, (p) => evidenceLogOdds({ indikatorId: "a", p, pPrior: p, weight: 2 }) === 0));
  });
  it("stays finite where the posterior is quite sure", () => {
    expect(evidenceLogOdds({ indikatorId: "a", p: 1, pPrior: 0, weight: 1 })).toBeCloseTo(2 * Math.log(99), 10);
    expect(() => evidenceLogOdds({ indikatorId: "a", p: 1.1, pPrior: 0.5, weight: 1 })).toThrow("1.1");
    expect(() => evidenceLogOdds({ indikatorId: "a", p: 1, pPrior: 0.5, weight: -1 })).toThrow("weight");
  });
});

describe("poolEvidence (design section 4: contributions add up)", () => {
  it("sums grundniva and bidrag to the log-odds of sannolikhet", () => {
    fc.assert(
      fc.property(probability, evidenceList, calibration, (baseRate, evidence, learnt) => {
        const { sannolikhet, grundniva, bidrag } = poolEvidence(baseRate, evidence, learnt);
        const sum = bidrag.reduce((total, part) => total + part.bidrag, grundniva);
        expect(sannolikhet > 0 && sannolikhet < 1).toBe(true);
        expect(Math.abs(sum - logit(sannolikhet))).toBeLessThan(1e-9);
        expect(bidrag).toHaveLength(evidence.length);
      }),
    );
  });

  it("gives the same bits whatever the order of the evidence", () => {
    fc.assert(
      fc.property(probability, evidenceList, (baseRate, evidence) => {
        expect(poolEvidence(baseRate, [...evidence].reverse())).toEqual(poolEvidence(baseRate, evidence));
      }),
    );
  });

  it("is the base rate without evidence, and rises with every indicator that gets worse", () => {
    expect(poolEvidence(0.2, []).sannolikhet).toBeCloseTo(0.2, 12);
    expect(poolEvidence(0, []).sannolikhet).toBeCloseTo(0.001, 12);
    fc.assert(
      fc.property(evidenceList, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (evidence, p) => {
        const at = (value: number) =>
          poolEvidence(0.2, [...evidence, { indikatorId: "x", p: value, pPrior: 0.3, weight: 1 }]).sannolikhet;
        return at(p) <= at(Math.min(1, p + 0.05)) + 1e-12;
      }),
    );
  });

  it("refuses the same indicator twice", () => {
    const twice = { indikatorId: "avvikelser-fall", p: 0.5, pPrior: 0.4, weight: 1 };
    expect(() => poolEvidence(0.2, [twice, twice])).toThrow("indicator occurs twice in one pool: avvikelser-fall");
  });
});
