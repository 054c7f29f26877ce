import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { peerReferences } from "../../../src/risk/peerReference.ts";
import { betaBinomialFit } from "../../../src/statistics/betaBinomialFit.ts";
import { betaBinomialPosterior } from "../../../src/statistics/betaBinomialPosterior.ts";
import { gammaPoissonFit } from "../../../src/statistics/gammaPoissonFit.ts";
import { gammaPoissonPosterior } from "../../../src/statistics/gammaPoissonPosterior.ts";
import { nelderMead } from "../../../src/statistics/nelderMead.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";
import { poissonDraw } from "./draws.ts";
import { compared, groupBy, referenceRows } from "./reference.ts";

// Blood stream infections of six hospitals (qicharts2 hospital_infections, summed); MLE by R's nlm and optim.
const COUNTS = [326, 224, 29, 507, 246, 604];
const EXPECTED = [
  307.475734255971, 242.742002672288, 45.1560332156847, 436.021551731299, 345.418785075055, 559.185893049702,
];

describe("gammaPoissonFit", () => {
  it("agrees with R's maximum likelihood", () => {
    const fit = gammaPoissonFit(COUNTS, EXPECTED)!;
    expect(fit.alpha).toBeCloseTo(30.2941214037077, 2);
    expect(fit.beta).toBeCloseTo(31.8941137237734, 2);
    expect(fit.negativeLogLikelihood).toBeCloseTo(31.8005037044796, 7);
    expect(fit).toMatchObject({ units: 6, capped: false });
  });

  it("finds the prior that made the data", () => {
    const random = seededRandom("gamma-poisson");
    const expected = Array.from({ length: 3000 }, (_, i) => 5 + (i % 20));
    const counts = expected.map((e) => poissonDraw(random.gamma(6, 5) * e, random));
    const fit = gammaPoissonFit(counts, expected)!;
    expect(fit.alpha / fit.beta).toBeCloseTo(1.2, 1);
    expect(fit.alpha).toBeGreaterThan(5.4);
    expect(fit.alpha).toBeLessThan(6.6);
  });

  it("says so when units differ no more than chance", () => {
    const fit = gammaPoissonFit([10, 10, 10, 10], [10, 10, 10, 10])!;
    expect(fit.capped).toBe(true);
    expect(fit.alpha).toBeCloseTo(100, 6);
    expect(fit.alpha / fit.beta).toBeCloseTo(1, 4);
  });

  it("gives no prior from nothing", () => {
    expect(gammaPoissonFit([], [])).toBeNull();
    expect(gammaPoissonFit([3, 4], [3, 4])).toBeNull();
    expect(gammaPoissonFit([0, 0, 0, 0], [1, 2, 3, 4])).toBeNull();
    expect(gammaPoissonFit([0, 3, 4], [0, 3, 4])).toBeNull(); // the unit without exposure does not count
    expect(() => gammaPoissonFit([1], [1, 2])).toThrow("same length: 1 and 2");
  });

  it("always gives a proper prior", () => {
    const unit = fc.tuple(fc.nat(80), fc.double({ min: 0.01, max: 100, noNaN: true }));
    fc.assert(
      fc.property(fc.array(unit, { minLength: 3, maxLength: 25 }), (units) => {
        const fit = gammaPoissonFit(
          units.map(([count]) => count),
          units.map(([, expected]) => expected),
        );
        if (fit === null) return units.every(([count]) => count === 0);
        return fit.alpha > 0 && fit.alpha <= 100.0001 && fit.beta > 0 && Number.isFinite(fit.beta);
      }),
      { numRuns: 60 },
    );
  });
});

describe("gammaPoissonPosterior", () => {
  it("agrees with R for a small hospital: raw 0.642 becomes 0.770 (90 % 0.613–0.941)", () => {
    const posterior = gammaPoissonPosterior(29, EXPECTED[2]!, { alpha: 30.2941214037077, beta: 31.8941137237734 });
    expect(posterior.mean).toBeCloseTo(0.769552346867008, 10);
    expect(posterior.quantile(0.05)).toBeCloseTo(0.612870366844301, 8);
    expect(posterior.quantile(0.95)).toBeCloseTo(0.940977776315422, 8);
    expect(posterior.probabilityAbove(1)).toBeCloseTo(0.0157217121063836, 8);
  });

  it("is the prior without data, and lies between prior mean and raw ratio with data", () => {
    const prior = { alpha: 4, beta: 5 };
    expect(gammaPoissonPosterior(0, 0, prior)).toMatchObject({ alpha: 4, beta: 5, mean: 0.8 });
    fc.assert(
      fc.property(fc.nat(500), fc.double({ min: 0.01, max: 500, noNaN: true }), (count, expected) => {
        const { mean } = gammaPoissonPosterior(count, expected, prior);
        const raw = count / expected;
        return mean >= Math.min(0.8, raw) - 1e-12 && mean <= Math.max(0.8, raw) + 1e-12;
      }),
    );
    expect(() => gammaPoissonPosterior(1, 1, { alpha: 0, beta: 1 })).toThrow("alpha");
  });
});

describe("coverage of 90 % empirical-Bayes intervals, averaged over units", () => {
  /** Share of units of many simulated kommuner whose true value lies inside its own interval. */
  const coverage = (runs: number, one: (run: number) => boolean[]) => {
    const inside = Array.from({ length: runs }, (_, run) => one(run)).flat();
    return inside.filter(Boolean).length / inside.length;
  };
  const holds = (posterior: { quantile(p: number): number }, truth: number) =>
    posterior.quantile(0.05) <= truth && truth <= posterior.quantile(0.95);

  /** What the pages show: each unit against the others, with the least spread that is assumed (jamforelse_minsta_spridning). */
  it.each([
    // The spread itself is learnt from few: where it is large, a dozen units and fewer cover somewhat less than they say.
    [6, 0.4, 0.78],
    [12, 0.15, 0.85],
    [12, 0.4, 0.81],
    [30, 0.15, 0.85],
    [30, 0.4, 0.85],
    [80, 0.2, 0.85],
    [80, 0.6, 0.85],
  ])("peer references: %i units whose true rates spread by %d cover at least %d", (units, cv, least) => {
    const share = coverage(Math.ceil(1200 / units), (run) => {
      const random = seededRandom(`täckning|${units}|${cv}|${run}`);
      const expected = Array.from({ length: units }, (_, i) => 2 + ((i * 7) % 30));
      const truth = expected.map(() => random.gamma(1 / cv ** 2, 1 / cv ** 2));
      const figures = expected.map((e, i) => ({ taljare: poissonDraw(truth[i]! * e, random), namnare: e }));
      return peerReferences(figures, "antal", { minSpread: 0.15 }).map((reference, i) => {
        const posterior = gammaPoissonPosterior(figures[i]!.taljare, expected[i]! * reference!.level, reference!);
        return holds(posterior, truth[i]! / reference!.level);
      });
    });
    expect(share).toBeGreaterThan(least);
    expect(share).toBeLessThan(0.95);
  });

  it.each([
    [12, 8, 0.81],
    [30, 20, 0.85],
    [80, 60, 0.85],
  ])("peer references of shares: %i units of Beta(0.3·%i, …) cover at least %d", (units, precision, least) => {
    const share = coverage(Math.ceil(900 / units), (run) => {
      const random = seededRandom(`täckning|andel|${units}|${run}`);
      const trials = Array.from({ length: units }, (_, i) => 6 + ((i * 5) % 40));
      const truth = trials.map(() => random.beta(0.3 * precision, 0.7 * precision));
      const figures = trials.map((n, i) => ({
        taljare: Array.from({ length: n }, () => random.uniform()).filter((u) => u < truth[i]!).length,
        namnare: n,
      }));
      return peerReferences(figures, "andel", { minSpread: 0.15 }).map((reference, i) =>
        holds(betaBinomialPosterior(figures[i]!.taljare, trials[i]!, reference!), truth[i]!),
      );
    });
    expect(share).toBeGreaterThan(least);
    expect(share).toBeLessThan(0.95);
  });

  it("maximum likelihood: from 80 units; the fit's own uncertainty is not in the interval, and few units show it", () => {
    const share = (units: number) =>
      coverage(Math.ceil(1200 / units), (run) => {
        const random = seededRandom(`täckning|mle|${units}|${run}`);
        const expected = Array.from({ length: units }, (_, i) => 2 + ((i * 7) % 30));
        const truth = expected.map(() => random.gamma(6, 6));
        const counts = truth.map((ratio, i) => poissonDraw(ratio * expected[i]!, random));
        const fit = gammaPoissonFit(counts, expected)!;
        return truth.map((ratio, i) => holds(gammaPoissonPosterior(counts[i]!, expected[i]!, fit), ratio));
      });
    expect(share(80)).toBeGreaterThan(0.85);
    expect(share(80)).toBeLessThan(0.95);
    expect(share(6)).toBeLessThan(0.85);
  });
});

describe("betaBinomialFit and betaBinomialPosterior", () => {
  it("finds the prior that made the data", () => {
    const random = seededRandom("beta-binomial");
    const trials = Array.from({ length: 3000 }, (_, i) => 8 + (i % 25));
    const hits = trials.map((n) => {
      const share = random.beta(8, 2);
      return Array.from({ length: n }, () => random.uniform()).filter((u) => u < share).length;
    });
    const fit = betaBinomialFit(hits, trials)!;
    expect(fit.alpha / (fit.alpha + fit.beta)).toBeCloseTo(0.8, 2);
    expect(fit.alpha + fit.beta).toBeGreaterThan(9);
    expect(fit.alpha + fit.beta).toBeLessThan(11);
  });

  it("is at the top of the likelihood: its gradient by digamma vanishes", async () => {
    const { default: digamma } = await import("@stdlib/math-base-special-digamma");
    const hits = [2, 8, 5, 9, 1];
    const { alpha, beta } = betaBinomialFit(hits, [10, 10, 10, 10, 10])!;
    const gradient = hits.reduce((sum, x) => {
      return sum + digamma(alpha + x) - digamma(alpha) - digamma(alpha + beta + 10) + digamma(alpha + beta);
    }, 0);
    expect(gradient).toBeCloseTo(0, 4);
    expect(alpha / (alpha + beta)).toBeCloseTo(0.5, 4);
  });

  it("is capped without spread, and null from nothing", () => {
    const fit = betaBinomialFit([5, 5, 5, 5], [10, 10, 10, 10])!;
    expect(fit.capped).toBe(true);
    expect(fit.alpha + fit.beta).toBeCloseTo(200, 4);
    expect(betaBinomialFit([0, 0, 0], [5, 5, 5])).toBeNull();
    expect(betaBinomialFit([5, 5, 5], [5, 5, 5])).toBeNull();
    expect(betaBinomialFit([1, 2], [5, 5])).toBeNull();
    expect(() => betaBinomialFit([6, 1, 1], [5, 5, 5])).toThrow("6 of 5");
  });

  it("updates by adding successes and failures", () => {
    const posterior = betaBinomialPosterior(3, 10, { alpha: 1, beta: 1 });
    expect(posterior.mean).toBeCloseTo(4 / 12, 12);
    expect(posterior.probabilityAbove(posterior.quantile(0.3))).toBeCloseTo(0.7, 8);
    expect(betaBinomialPosterior(0, 0, { alpha: 2, beta: 6 }).mean).toBe(0.25);
    expect(posterior.probabilityAbove(-1)).toBe(1);
    expect(posterior.probabilityAbove(1)).toBe(0);
  });
});

describe("nelderMead", () => {
  it("finds the valley of Rosenbrock's function (1960), minimum at (1, 1)", () => {
    const { point, converged } = nelderMead(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1]);
    expect(converged).toBe(true);
    expect(point[0]).toBeCloseTo(1, 4);
    expect(point[1]).toBeCloseTo(1, 4);
  });
  it("refuses a start it cannot evaluate", () => {
    expect(() => nelderMead(() => Number.NaN, [0])).toThrow("not finite at the start: 0");
  });
});

describe.runIf(process.env.UPPSIKT_REFERENCE)("full reference set", () => {
  it("gamma-Poisson empirical Bayes", () => {
    const sets = groupBy(referenceRows("ebgm/hai_gamma_poisson_expected.csv")!, (row) => row.infection!);
    expect(sets.size).toBe(3);
    for (const rows of sets.values()) {
      const fit = gammaPoissonFit(
        rows.map((row) => Number(row.n)),
        rows.map((row) => Number(row.E)),
      )!;
      expect(fit.negativeLogLikelihood).toBeCloseTo(Number(rows[0]!.negll), 6);
      for (const row of rows) {
        expect(fit.alpha).toBeCloseTo(Number(row.alpha), 1);
        const posterior = gammaPoissonPosterior(Number(row.n), Number(row.E), fit);
        expect(posterior.mean).toBeCloseTo(Number(row.post_mean), 5);
        expect(posterior.quantile(0.05)).toBeCloseTo(Number(row.post_q05), 5);
        expect(posterior.quantile(0.95)).toBeCloseTo(Number(row.post_q95), 5);
        expect(posterior.probabilityAbove(1)).toBeCloseTo(Number(row.p_gt1), 5);
      }
    }
    compared("gamma-Poisson units of hospital infections", [...sets.values()].flat().length);
  });
});
