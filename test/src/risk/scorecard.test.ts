import { describe, expect, it } from "vitest";
import { calibrationOf } from "../../../src/risk/calibrate.ts";
import { NO_CALIBRATION } from "../../../src/risk/pool.ts";
import { type Outcome, scorecard } from "../../../src/risk/scorecard.ts";
import { logisticLine } from "../../../src/statistics/logisticLine.ts";
import { inverseLogit } from "../../../src/statistics/logit.ts";
import { rocAuc } from "../../../src/statistics/rocAuc.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";

describe("rocAuc", () => {
  it("is the chance that a positive stands above a negative, ties half (scikit-learn's own example: 0.75)", () => {
    expect(rocAuc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBe(0.75);
    expect(rocAuc([1, 1, 1, 1], [0, 1, 0, 1])).toBe(0.5);
    expect(rocAuc([2, 1], [0, 1])).toBe(0);
  });
  it("equals the count over all pairs", () => {
    const random = seededRandom("auc");
    const scores = Array.from({ length: 60 }, () => Math.round(10 * random.uniform()));
    const labels = scores.map((s) => Number(random.uniform() < s / 14));
    let wins = 0;
    let pairs = 0;
    for (const [i, a] of scores.entries())
      for (const [j, b] of scores.entries())
        if (labels[i] === 1 && labels[j] === 0) {
          wins += a > b ? 1 : a === b ? 0.5 : 0;
          pairs++;
        }
    expect(rocAuc(scores, labels)).toBeCloseTo(wins / pairs, 12);
  });
  it("has no value with one class", () => expect(rocAuc([1, 2], [1, 1])).toBeNull());
});

describe("logisticLine", () => {
  it("has the closed form of a two-by-two table: log odds and their standard error √(Σ 1/n)", () => {
    // 10 of 40 at x = 0, 24 of 40 at x = 1 (Woolf 1955).
    const x = [...Array(40).fill(0), ...Array(40).fill(1)];
    const y = [...x.slice(0, 40).map((_, i) => Number(i < 10)), ...x.slice(40).map((_, i) => Number(i < 24))];
    const line = logisticLine(x, y)!;
    expect(line.intercept).toBeCloseTo(Math.log(10 / 30), 8);
    expect(line.slope).toBeCloseTo(Math.log((24 * 30) / (16 * 10)), 8);
    expect(line.slopeSe).toBeCloseTo(Math.sqrt(1 / 10 + 1 / 30 + 1 / 24 + 1 / 16), 6);
  });
  it("has no estimate where the classes are apart, unless a prior holds it", () => {
    expect(logisticLine([-1, -1, 1, 1], [0, 0, 1, 1])).toBeNull();
    expect(logisticLine([-1, -1, 1, 1], [0, 0, 1, 1], { prior: { mean: [0, 1], sd: [1, 1] } })!.slope).toBeGreaterThan(
      1,
    );
  });
});

describe("calibrationOf", () => {
  const random = seededRandom("kalibrering");
  const truth = Array.from({ length: 4000 }, () => -0.8 + 0.5 * random.normal());
  const labels = truth.map((z) => Number(random.uniform() < inverseLogit(z)));
  const limits = { leastOutcomes: 200, leastFindings: 30 };
  it("finds the slope that sets an over-sure forecast right", () => {
    const { slope, intercept } = calibrationOf(
      truth.map((z) => inverseLogit(2 * z)),
      labels,
      limits,
    );
    expect(slope).toBeGreaterThan(0.4);
    expect(slope).toBeLessThan(0.6);
    expect(Math.abs(intercept)).toBeLessThan(0.15);
  });
  it("learns nothing from too few, nor from an order that is upside down", () => {
    expect(calibrationOf([0.2, 0.4], [0, 1], limits)).toBe(NO_CALIBRATION);
    expect(
      calibrationOf(
        truth.map((z) => inverseLogit(-z - 1.6)),
        labels,
        limits,
      ),
    ).toBe(NO_CALIBRATION);
  });
});

describe("scorecard", () => {
  const random = seededRandom("kort");
  const outcomes: Outcome[] = Array.from({ length: 600 }, (_, i) => {
    const z = -1 + 0.8 * random.normal();
    return {
      id: `${i}`,
      unit: `E${i % 60}`,
      label: random.uniform() < inverseLogit(z) ? 1 : 0,
      scores: { poang: inverseLogit(z), grovt: Math.round(z), slump: random.uniform() },
    };
  });
  const card = scorecard(outcomes, { score: "poang", shares: [0.1, 0.2], seed: 1, draws: 200 });
  const method = (name: string) => card.methods.find((one) => one.method === name)!;

  it("counts hits, precision, recall and lift among those put first", () => {
    const first = [...outcomes].sort((a, b) => b.scores.poang! - a.scores.poang!).slice(0, 60);
    const hits = first.filter(({ label }) => label === 1).length;
    const [at] = method("poang").atCapacity;
    expect(at!.k).toBe(60);
    expect(at!.hits).toBe(hits);
    expect(at!.precision.value).toBeCloseTo(hits / 60, 12);
    expect(at!.recall).toBeCloseTo(hits / card.findings, 12);
    expect(at!.lift.value).toBeCloseTo(hits / 60 / (card.findings / 600), 12);
  });
  it("has the AUC of rocAuc", () => {
    for (const name of ["poang", "grovt", "slump"])
      expect(method(name).auc.value).toBeCloseTo(
        rocAuc(
          outcomes.map(({ scores }) => scores[name]!),
          outcomes.map(({ label }) => label),
        )!,
        12,
      );
  });
  it("shares ties at the last place, so that a constant gains nothing by the order of the list", () => {
    const constant = outcomes.map((one) => ({ ...one, scores: { poang: one.scores.poang!, lika: 1 } }));
    const flat = scorecard(constant, { score: "poang", shares: [0.1], seed: 1, draws: 20 }).methods.find(
      ({ method }) => method === "lika",
    )!;
    expect(flat.atCapacity[0]!.lift.value).toBeCloseTo(1, 12);
    expect(flat.auc.value).toBe(0.5);
  });
  it("leads a random order with an interval above nothing, and scores a true forecast as calibrated", () => {
    expect(method("slump").lead!.lower).toBeGreaterThan(0);
    expect(method("poang").lead).toBeNull();
    const { skill, excess, calibrationSlope, deciles } = card.forecast;
    expect(excess.lower!).toBeLessThan(0);
    expect(excess.upper!).toBeGreaterThan(0);
    expect(skill.value).toBeGreaterThan(0);
    expect(calibrationSlope.lower!).toBeLessThan(1);
    expect(calibrationSlope.upper!).toBeGreaterThan(1);
    expect(deciles.map(({ n }) => n)).toEqual(Array(10).fill(60));
    expect(deciles[9]!.found).toBeGreaterThan(deciles[0]!.found);
    const mean = outcomes.reduce((sum, { scores }) => sum + scores.poang!, 0) / 600;
    expect(deciles.reduce((sum, { expected }) => sum + expected, 0) / 10).toBeCloseTo(mean, 12);
    expect(card.forecast.brier).toBeCloseTo(
      outcomes.reduce((sum, { scores, label }) => sum + (scores.poang! - label) ** 2, 0) / 600,
      12,
    );
  });
  it("refuses a method without a score", () => {
    expect(() =>
      scorecard([{ ...outcomes[0]!, scores: { poang: Number.NaN } }], { score: "poang", shares: [0.1], seed: 1 }),
    ).toThrow("method poang has no score for 0");
  });
});
