import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { chooseGammaPrior } from "../../../src/statistics/chooseGammaPrior.ts";
import { type GammaMixture, gammaMixtureFit } from "../../../src/statistics/gammaMixtureFit.ts";
import { gammaMixturePosterior } from "../../../src/statistics/gammaMixturePosterior.ts";
import { gammaPoissonPosterior } from "../../../src/statistics/gammaPoissonPosterior.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";
import { poissonDraw } from "./draws.ts";
import { compared, referenceRows } from "./reference.ts";

/** The estimate of openEBGM's own tests on its caers data (methods.md 3.4). */
const CAERS: GammaMixture = {
  first: { alpha: 3.25280367, beta: 0.39983376 },
  second: { alpha: 2.024904, beta: 1.90726819 },
  weight: 0.06536416,
};

describe("gammaMixturePosterior", () => {
  // openEBGM 0.9.1 (ebgm/caers_scores_expected.csv): N, E, Q, EBGM, EB05, EB95.
  it.each([
    [16, 0.406436233611442, 0.999999677469022, 23.261461, 15.68573, 33.47815],
    [6, 0.0786650774731824, 0.999109411870655, 18.276504, 10.16135, 30.837],
  ])("agrees with openEBGM for %i reports of %d expected", (count, expected, q, ebgm, eb05, eb95) => {
    const posterior = gammaMixturePosterior(count, expected, CAERS);
    expect(posterior.first).toBeCloseTo(q, 9);
    expect(posterior.geometricMean).toBeCloseTo(ebgm, 4);
    expect(posterior.quantile(0.05)).toBeCloseTo(eb05, 4);
    expect(posterior.quantile(0.95)).toBeCloseTo(eb95, 4);
  });

  it("is the posterior of one gamma where both are the same", () => {
    const gamma = { alpha: 4, beta: 5 };
    const mixed = gammaMixturePosterior(7, 3, { first: gamma, second: gamma, weight: 0.3 });
    const single = gammaPoissonPosterior(7, 3, gamma);
    expect(mixed.first).toBeCloseTo(0.3, 12);
    expect(mixed.mean).toBeCloseTo(single.mean, 12);
    expect(mixed.quantile(0.05)).toBeCloseTo(single.quantile(0.05), 9);
  });

  it("has quantiles that its own distribution gives back", () => {
    const posterior = gammaMixturePosterior(3, 1.5, CAERS);
    for (const p of [0.01, 0.05, 0.5, 0.95, 0.99]) {
      expect(posterior.probabilityAbove(posterior.quantile(p))).toBeCloseTo(1 - p, 8);
    }
  });
});

describe("gammaMixtureFit and chooseGammaPrior", () => {
  /** Units of `expected` events; a share of them at four times the rate, the rest spread 22 %. */
  const town = (seed: string, share: number, expected = 20, units = 80) => {
    const random = seededRandom(seed);
    return Array.from({ length: units }, () => {
      const rate = random.gamma(20, 20) * (random.uniform() < share ? 4 : 1);
      return poissonDraw(expected * rate, random);
    });
  };
  const equal = new Array<number>(80).fill(20);

  it("finds the two kinds that made the data", () => {
    const units = 400;
    const expected = new Array<number>(units).fill(20);
    const fit = gammaMixtureFit(town("two kinds", 0.1, 20, units), expected);
    expect(fit.weight).toBeGreaterThan(0.06);
    expect(fit.weight).toBeLessThan(0.14);
    expect(fit.first.alpha / fit.first.beta).toBeGreaterThan(3.3);
    expect(fit.first.alpha / fit.first.beta).toBeLessThan(4.7);
    expect(fit.second.alpha / fit.second.beta).toBeCloseTo(1, 1);
  });

  it("takes one gamma where there is one, two where there are two, and never two of a few units", () => {
    const chosen = (share: number) =>
      Array.from({ length: 5 }, (_, run) => chooseGammaPrior(town(`val ${run}`, share), equal)!.kind);
    expect(chosen(0)).toEqual(new Array(5).fill("single"));
    expect(chosen(0.1).filter((kind) => kind === "mixture").length).toBeGreaterThanOrEqual(4);
    expect(chooseGammaPrior([0, 0, 0, 60, 60], [5, 5, 5, 5, 5])!.kind).toBe("single");
    expect(chooseGammaPrior([0, 0, 0], [1, 1, 1])).toBeNull();
  });

  it("refuses what it cannot learn from", () => {
    expect(() => gammaMixtureFit([1, 2], [1, 2])).toThrow("at least five units: 2");
    expect(() => gammaMixtureFit([0, 1, 2, 3, 4], [1, 1, 1, 1, 1], { truncated: true })).toThrow("no counts of 0");
  });
});

describe.runIf(process.env.UPPSIKT_REFERENCE)("full reference set of openEBGM", () => {
  it("EBGM, EB05 and EB95 within 1e-4", () => {
    const rows = referenceRows("ebgm/caers_scores_expected.csv")!;
    for (const row of rows) {
      const posterior = gammaMixturePosterior(Number(row.N), Number(row.E), CAERS);
      expect(Math.abs(posterior.first - Number(row.Q))).toBeLessThan(1e-8);
      for (const [actual, expected] of [
        [posterior.geometricMean, row.EBGM],
        [posterior.quantile(0.05), row.EB05],
        [posterior.quantile(0.95), row.EB95],
      ] as const) {
        expect(Math.abs(actual - Number(expected)), JSON.stringify(row)).toBeLessThan(1e-4);
      }
    }
    compared("openEBGM pairs of caers", rows.length);
  });

  it("the maximum likelihood that R's optimisers stop at, and the higher top that they miss", () => {
    const file = join(process.env.UPPSIKT_REFERENCE!, "ebgm/caers_NE_all.csv.gz");
    const pairs = gunzipSync(readFileSync(file))
      .toString()
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").map(Number));
    const counts = pairs.map(([count]) => count!);
    const expected = pairs.map(([, e]) => e!);
    // From openEBGM's usual start: methods.md 3.4 has 3.2508, .39966, 2.0241, 1.9065, .06536 with −ln L 4162.456.
    const start = { first: { alpha: 0.2, beta: 0.1 }, second: { alpha: 2, beta: 4 }, weight: 1 / 3 };
    const published = gammaMixtureFit(counts, expected, { truncated: true, starts: [start] });
    expect(published.negativeLogLikelihood).toBeLessThan(4162.4558);
    expect(published.negativeLogLikelihood).toBeGreaterThan(4162.4556);
    for (const [actual, value] of [
      [published.first.alpha, 3.2508],
      [published.first.beta, 0.39966],
      [published.second.alpha, 2.0241],
      [published.second.beta, 1.9065],
      [published.weight, 0.06536],
    ] as const) {
      expect(Math.abs(actual / value - 1)).toBeLessThan(2e-3);
    }
    // Another start leads to a higher top: the published estimate is a local one.
    const highest = gammaMixtureFit(counts, expected, { truncated: true });
    expect(highest.negativeLogLikelihood).toBeCloseTo(4162.1808, 3);
    expect(highest.first.alpha / highest.first.beta).toBeCloseTo(12.64, 1);
    compared("openEBGM pairs behind the likelihood", pairs.length);
  }, 240_000);
});
