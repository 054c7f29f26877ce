import { describe, expect, test } from "vitest";
import { findingProbabilities, type RuleAnswers } from "../../../src/invoices/findingProbability.ts";

const assumptions = { hard: { mean: 0.8, weight: 4 }, mjuk: { mean: 0.3, weight: 4 } };
const rule = (regel_id: string, answers: number, hits: number, klass = "hard"): RuleAnswers => ({
  regel_id,
  klass,
  answers,
  hits,
});

describe("the probability that a finding holds", () => {
  test("is the declared assumption of its class until the class has enough answers", () => {
    const result = findingProbabilities([rule("R01", 19, 0), rule("R29", 0, 0, "mjuk")], assumptions, 20);
    expect(result.get("R01|hard")).toMatchObject({ basis: "antagande" });
    expect(result.get("R01|hard")!.mean).toBeCloseTo(0.8, 12);
    expect(result.get("R29|mjuk")!.mean).toBeCloseTo(0.3, 12);
    expect(result.get("R01|hard")!.lower).toBeLessThan(0.8);
    expect(result.get("R01|hard")!.upper).toBeGreaterThan(0.8);
  });

  test("with one rule that has answers: the assumption updated by the class, at its own weight, then by the rule", () => {
    const { mean, basis } = findingProbabilities([rule("R01", 20, 10)], assumptions, 20).get("R01|hard")!;
    // Class: (0.8 × 4 + 10) / 24 = 0.55; rule: (0.55 × 4 + 10) / 24.
    expect(mean).toBeCloseTo((0.55 * 4 + 10) / 24, 12);
    expect(basis).toBe("lart");
  });

  test("draws each rule towards its class, the one with few answers the most; a rule without answers is its class", () => {
    const rules = [rule("R01", 40, 36), rule("R05", 40, 20), rule("R06", 40, 28), rule("R12", 4, 0), rule("R18", 0, 0)];
    const result = findingProbabilities(rules, assumptions, 20);
    const mean = (id: string): number => result.get(`${id}|hard`)!.mean;
    const ofClass = mean("R18");
    expect(result.get("R18|hard")!.basis).toBe("lart_klass");
    expect(mean("R01")).toBeGreaterThan(ofClass);
    expect(mean("R01")).toBeLessThan(0.9);
    expect(mean("R05")).toBeLessThan(ofClass);
    expect(mean("R05")).toBeGreaterThan(0.5);
    expect(mean("R12")).toBeGreaterThan(0.1);
    for (const { lower, mean: middle, upper } of result.values()) {
      expect(lower).toBeLessThan(middle);
      expect(upper).toBeGreaterThan(middle);
    }
  });

  test("halves count as half: between explained and wrong", () => {
    const of = (hits: number): number =>
      findingProbabilities([rule("R01", 20, hits)], assumptions, 20).get("R01|hard")!.mean;
    expect(of(10.5)).toBeGreaterThan(of(10));
    expect(of(10.5)).toBeLessThan(of(11));
  });

  test("a class that nothing is assumed about is a fault of ours", () =>
    expect(() => findingProbabilities([rule("R01", 0, 0, "mellan")], assumptions, 20)).toThrow(/mellan/));
});
