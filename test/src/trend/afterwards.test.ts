import { describe, expect, it } from "vitest";
import { rateRatioTest } from "../../../src/statistics/rateRatioTest.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";
import { remedyEffect, remedyVerdict } from "../../../src/trend/remedyEffect.ts";
import { signalFate } from "../../../src/trend/signalFate.ts";
import { DEFAULT_VERDICT } from "../../../src/trend/verdict.ts";
import { poisson } from "../../helpers/simulatedCare.ts";

describe("remedyEffect", () => {
  it("with no prior to speak of is the exact conditional comparison", () => {
    const exact = rateRatioTest(6, 20, 20, 20);
    const effect = remedyEffect({ count: 20, expected: 20 }, { count: 6, expected: 20 }, { alpha: 1e-9, beta: 1e-9 });
    expect(effect.rr).toBeCloseTo(exact.rateRatio!, 6);
    expect(effect.p).toBeCloseTo(exact.pMidP, 2);
  });

  it("takes away what the others did meanwhile", () => {
    const prior = { alpha: 20, beta: 20 };
    const alone = remedyEffect({ count: 30, expected: 30 }, { count: 15, expected: 30 }, prior);
    const withAll = remedyEffect({ count: 30, expected: 30 }, { count: 15, expected: 15 }, prior);
    expect(alone.rr).toBeCloseTo(0.5, 9);
    expect(withAll.rr).toBeCloseTo(1, 9);
    expect(withAll.p).toBeGreaterThan(0.8);
  });

  it("is not taken in by a level that was high by chance: regression to the mean", () => {
    // All enheter are alike; those with the most events are followed up, and an åtgärd does nothing.
    const random = seededRandom("regression");
    let naive = 0;
    let guarded = 0;
    let asked = 0;
    for (let i = 0; i < 4000; i++) {
      const before = poisson(random, 16);
      const after = poisson(random, 16);
      if (before < 22) continue;
      asked++;
      if (rateRatioTest(after, 16, before, 16).pMidP < 0.05 && after < before) naive++;
      if (
        remedyEffect({ count: before, expected: 16 }, { count: after, expected: 16 }, { alpha: 44, beta: 44 }).p < 0.05
      )
        guarded++;
    }
    expect(naive / asked).toBeGreaterThan(0.1);
    expect(guarded / asked).toBeLessThan(0.06);
  });

  it("the interval and p agree, and power rises with counts", () => {
    const prior = { alpha: 30, beta: 30 };
    const small = remedyEffect({ count: 5, expected: 5 }, { count: 2, expected: 5 }, prior);
    const large = remedyEffect({ count: 60, expected: 60 }, { count: 25, expected: 60 }, prior);
    expect(small.styrkaHalvering).toBeLessThan(0.3);
    expect(large.styrkaHalvering).toBeGreaterThan(0.9);
    expect(large.rrHog).toBeLessThan(1);
    expect(large.p).toBeLessThan(0.05);
    expect(small.rrLag).toBeLessThan(small.rr);
    expect(remedyEffect({ count: 5, expected: 5 }, { count: 0, expected: 5 }, prior).rrLag).toBe(0);
  });

  it.each([
    [{ q: 0.01, rr: 0.3, rrLag: 0.1, rrHog: 0.7, styrkaHalvering: 0.9 }, "tydlig_forbattring"],
    [{ q: 0.01, rr: 0.7, rrLag: 0.5, rrHog: 0.95, styrkaHalvering: 0.9 }, "mojlig_forbattring"],
    [{ q: 0.01, rr: 2, rrLag: 1.4, rrHog: 3, styrkaHalvering: 0.9 }, "tydlig_forsamring"],
    [{ q: 0.6, rr: 0.9, rrLag: 0.5, rrHog: 1.5, styrkaHalvering: 0.8 }, "ingen_sakerstalld_forandring"],
    [{ q: 0.6, rr: 0.9, rrLag: 0.2, rrHog: 2.5, styrkaHalvering: 0.2 }, "for_lite_underlag"],
    [{ q: null, rr: 0.2, rrLag: 0.1, rrHog: 2.5, styrkaHalvering: 0.1 }, "for_lite_underlag"],
  ] as const)("%o is %s", (found, word) => {
    expect(remedyVerdict(found, DEFAULT_VERDICT)).toBe(word);
  });
});

describe("signalFate: what became of last quarter's signals (NO-37)", () => {
  const was = { utfall: "mojligt_hogre", rr: 1.5 };
  const visit = (fynd: boolean) => [{ datum: "2026-08-01", fynd }];

  it.each([
    ["still there", was, { utfall: "mojligt_hogre", rr: 1.6 }, [], "kvarstar"],
    ["surer", was, { utfall: "tydligt_hogre", rr: 1.6 }, [], "starkare"],
    ["farther out", was, { utfall: "mojligt_hogre", rr: 2 }, [], "starkare"],
    ["weaker is still there", { utfall: "tydligt_hogre", rr: 2 }, { utfall: "mojligt_hogre", rr: 1.4 }, [], "kvarstar"],
    ["gone", was, { utfall: "ingen_sakerstalld_forandring", rr: 1.1 }, [], "borta"],
    ["the other way", was, { utfall: "tydligt_lagre", rr: 0.4 }, [], "borta"],
    ["cannot be judged", was, { utfall: "for_lite_underlag", rr: null }, [], "vantar"],
    ["not computed", was, null, [], "vantar"],
    ["a brist found", was, { utfall: "mojligt_hogre", rr: 2 }, visit(true), "foljd_upp_brist"],
    ["nothing found", was, null, visit(false), "foljd_upp_utan_brist"],
    ["a grave event waits", { utfall: "enskild_handelse", rr: null }, null, [], "vantar"],
    [
      "low reporting stays",
      { utfall: "lag_rapportering", rr: 0.2 },
      { utfall: "lag_rapportering", rr: 0.2 },
      [],
      "kvarstar",
    ],
    [
      "and gets lower",
      { utfall: "lag_rapportering", rr: 0.4 },
      { utfall: "lag_rapportering", rr: 0.2 },
      [],
      "starkare",
    ],
  ] as const)("%s", (_, earlier, now, followUps, fate) => {
    expect(signalFate(earlier, now, followUps)).toBe(fate);
  });
});
