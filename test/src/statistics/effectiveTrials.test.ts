import { describe, expect, it } from "vitest";
import { effectiveTrials } from "../../../src/statistics/effectiveTrials.ts";

describe("effectiveTrials", () => {
  it("gives back n of a plain binomial share: SE² = p(1 − p)/n", () => {
    for (const n of [12, 250, 4000]) expect(effectiveTrials(0.3, Math.sqrt(0.21 / n), 5, 10_000)).toBe(n);
  });
  it("is smaller by the design effect (Kish): SE doubled, a fourth of the trials", () => {
    expect(effectiveTrials(0.5, 2 * Math.sqrt(0.25 / 400), 50, 1000)).toBe(100);
  });
  it("is bounded, and counts units where the variance says nothing", () => {
    expect(effectiveTrials(0.8, 1e-6, 20, 240)).toBe(240);
    expect(effectiveTrials(1, 0.01, 20, 240)).toBe(20);
    expect(effectiveTrials(0.4, 0, 20, 240)).toBe(20);
    expect(effectiveTrials(0.5, 10, 2, 240)).toBe(1);
  });
  it.each([
    [1.2, 0.1],
    [-0.1, 0.1],
    [0.5, -1],
  ])("refuses a share %d with error %d", (share, error) => expect(() => effectiveTrials(share, error, 3, 9)).toThrow());
});
