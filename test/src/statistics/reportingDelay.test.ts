import { describe, expect, it } from "vitest";
import { reportingDelay } from "../../../src/statistics/reportingDelay.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";

const counts = (rows: readonly (readonly [age: number, delay: number, count: number])[]) => ({
  ages: rows.map(([age]) => age),
  delays: rows.map(([, delay]) => delay),
  counts: rows.map(([, , count]) => count),
});

describe("reportingDelay", () => {
  it("is the chain-ladder of a run-off triangle", () => {
    // Three days' events: the first has had two days to be registered, the last none.
    const triangle = counts([
      [2, 0, 10],
      [2, 1, 6],
      [2, 2, 4],
      [1, 0, 20],
      [1, 1, 10],
      [0, 0, 8],
    ]);
    // Development factors by hand: 46/30 from day 0 to 1 (of the first two), 20/16 from 1 to 2 (of the first).
    const share = reportingDelay(triangle, 2);
    expect(share[2]).toBe(1);
    expect(share[1]).toBeCloseTo(16 / 20, 12);
    expect(share[0]).toBeCloseTo((16 / 20) * (30 / 46), 12);
  });

  it("finds the delay that truncation hides, where the mean of what is seen does not", () => {
    const random = seededRandom("dröjsmål");
    const LONGEST = 60;
    const rows: [number, number, number][] = [];
    for (let age = 0; age <= 200; age++) {
      for (let n = 0; n < 60; n++) {
        // Half within a day, half up to sixty days later.
        const delay = random.uniform() < 0.5 ? 0 : Math.floor(61 * random.uniform());
        if (delay <= age) rows.push([age, delay, 1]);
      }
    }
    const share = reportingDelay(counts(rows), LONGEST);
    const recent = rows.filter(([age]) => age < 30);
    const naive = recent.filter(([, delay]) => delay <= 10).length / recent.length;
    const truth = 0.5 + (0.5 * 11) / 61;
    expect(Math.abs(share[10]! - truth)).toBeLessThan(0.02);
    expect(naive - truth).toBeGreaterThan(0.15);
    for (let d = 1; d <= LONGEST; d++) expect(share[d]!).toBeGreaterThanOrEqual(share[d - 1]!);
  });

  it("draws few events towards a known distribution, and many hardly at all", () => {
    const towards = [0.5, 0.8, 1];
    const few = reportingDelay(counts([[9, 0, 1]]), 2, { towards, weight: 100 });
    const many = reportingDelay(counts([[9, 0, 100_000]]), 2, { towards, weight: 100 });
    expect(few[0]).toBeCloseTo(0.5, 1);
    expect(many[0]).toBeGreaterThan(0.99);
    expect([...reportingDelay(counts([]), 2, { towards, weight: 100 })]).toEqual([
      expect.closeTo(0.5, 12),
      expect.closeTo(0.8, 12),
      1,
    ]);
  });

  it("claims nothing from nothing, and refuses what cannot have been seen", () => {
    expect([...reportingDelay(counts([]), 3)]).toEqual([1, 1, 1, 1]);
    expect(() => reportingDelay(counts([[1, 2, 1]]), 3)).toThrow("seen before it was registered: delay 2, age 1");
  });
});
