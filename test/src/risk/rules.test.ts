import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consequence, DEFAULT_CONSEQUENCE } from "../../../src/risk/consequence.ts";
import { expectedHarm } from "../../../src/risk/expectedHarm.ts";
import { type Level, levelRange, probabilityLevel, riskPoints } from "../../../src/risk/levels.ts";
import { DEFAULT_LOW_REPORTING, lowReporting } from "../../../src/risk/lowReporting.ts";
import { overrideRule } from "../../../src/risk/override.ts";

const CUTS = [0.1, 0.25, 0.5] as const;
const LEVELS: Level[] = [1, 2, 3, 4];

describe("levels", () => {
  it.each([
    [0, 1],
    [0.0999, 1],
    [0.1, 2],
    [0.25, 3],
    [0.4999, 3],
    [0.5, 4],
    [1, 4],
  ])("p = %d is level %i", (p, level) => {
    expect(probabilityLevel(p, CUTS)).toBe(level);
  });
  it("shows an interval that straddles a cut as a range", () => {
    expect(levelRange({ lag: 0.2, hog: 0.3 }, CUTS)).toEqual({ niva_lag: 2, niva_hog: 3 });
  });
  it("refuses cuts that do not increase", () => {
    expect(() => probabilityLevel(0.5, [0.3, 0.3, 0.5])).toThrow("0.3, 0.3, 0.5");
  });
  it("has the nine products of the 4 × 4 matrix, six cells at 8 or more (methods.md 5.2)", () => {
    const points = LEVELS.flatMap((a) => LEVELS.map((b) => riskPoints(a, b)));
    expect([...new Set(points)].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 6, 8, 9, 12, 16]);
    expect(points.filter((p) => p >= 8)).toHaveLength(6);
  });
});

describe("overrideRule: Kristianstad's published rule", () => {
  it.each([
    [8, 2, "HSL", "kristianstad-hsl"], // points are enough
    [3, 3, "HSL", "kristianstad-hsl"], // severity is enough
    [4, 4, "HSL", "kristianstad-hsl"], // (1, 4): green by product, though katastrofal
    [6, 2, "HSL", null],
    [8, 2, "SoL", null], // samt: both are needed
    [6, 3, "SoL", null],
    [9, 3, "SoL", "kristianstad-sol-lss"],
    [8, 4, "lss", "kristianstad-sol-lss"],
    [8, null, "HSL", "kristianstad-hsl"],
    [16, null, "SoL", null],
    [16, 4, "LOU", null],
  ] as const)("%i points, severity %s under %s: %s", (points, severity, lagrum, expected) => {
    expect(overrideRule(points, severity, lagrum)).toBe(expected);
  });
  it("follows another rule when the configuration says so", () => {
    const own = [
      { namn: "egen", kalla: "beslut", lagrum: ["sol"], poang: 12, allvarlighet: 4, villkor: "eller" },
    ] as const;
    expect(overrideRule(9, 3, "SoL", own)).toBeNull();
    expect(overrideRule(12, 3, "SoL", own)).toBe("egen");
  });
});

describe("consequence", () => {
  const given = (
    kravKonsekvens: Level,
    perAllvarlighetsgrad: [number, number, number, number],
    allvarligtEnskiltFall: 3 | 4 | null = null,
  ) => consequence({ kravKonsekvens, perAllvarlighetsgrad, allvarligtEnskiltFall });

  it("is the krav's own without recorded events", () => {
    expect(given(2, [0, 0, 0, 0])).toEqual({ konsekvens_niva: 2, grund: "krav", varstaRimligaAndel: null });
  });
  it("is lifted by the worst plausible share of grave events, not by their mean", () => {
    expect(given(2, [4, 3, 3, 0])).toMatchObject({ konsekvens_niva: 3, grund: "allvarlighetsgrad" });
    // One grave event among few: the mean share (1/8) is under the limit of 20 %, the 90th percentile is not.
    expect(given(2, [6, 1, 1, 0])).toMatchObject({ konsekvens_niva: 3 });
    // The same one among two hundred trifles is not plausible as a pattern.
    expect(given(2, [190, 9, 1, 0])).toMatchObject({ konsekvens_niva: 2, grund: "krav" });
    expect(given(1, [1, 0, 0, 3])).toMatchObject({ konsekvens_niva: 4, grund: "allvarlighetsgrad" });
  });
  it("is never lifted by trifles alone, however few, nor lowered", () => {
    expect(given(2, [1, 0, 0, 0])).toMatchObject({ konsekvens_niva: 2 });
    fc.assert(
      fc.property(fc.constantFrom(...LEVELS), fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), (krav, a, b, c, d) => {
        const { konsekvens_niva } = given(krav, [a, b, c, d]);
        return konsekvens_niva >= krav && (c + d > 0 || konsekvens_niva === krav);
      }),
    );
  });
  it("is lifted by one serious lex Sarah or lex Maria among any number of trifles (never filtered statistically)", () => {
    expect(given(1, [900, 0, 1, 0], 3)).toMatchObject({ konsekvens_niva: 3, grund: "enskild_handelse" });
    expect(given(2, [900, 0, 0, 1], 4)).toMatchObject({ konsekvens_niva: 4, grund: "enskild_handelse" });
    expect(given(4, [0, 0, 0, 0], 3)).toMatchObject({ konsekvens_niva: 4, grund: "krav" });
  });
  it("uses the percentile and limit it is given: Beta(1 + 3, 9 + 7) has its 90th percentile at 0.3186", () => {
    expect(given(1, [4, 3, 3, 0]).varstaRimligaAndel).toBeCloseTo(0.3186, 4);
    const strict = { ...DEFAULT_CONSEQUENCE, grans: 0.35 };
    expect(
      consequence({ kravKonsekvens: 1, perAllvarlighetsgrad: [4, 3, 3, 0], allvarligtEnskiltFall: null }, strict)
        .konsekvens_niva,
    ).toBe(1);
  });
});

describe("expectedHarm", () => {
  it("is probability × weight", () => {
    expect(expectedHarm(0.5, 3)).toBe(4.5);
    expect(expectedHarm(0.5, 4, [1, 2, 3, 4])).toBe(2);
    expect(expectedHarm(0, 4)).toBe(0);
    expect(() => expectedHarm(1.5, 1)).toThrow("1.5");
  });
});

describe("lowReporting (a unit that reports nothing is flagged, never rewarded)", () => {
  const prior = { alpha: 4, beta: 4 };
  const report = (count: number, expected: number, external: { count: number; expected: number } | null) =>
    lowReporting({ reported: { count, expected, prior }, external: external ? { ...external, prior } : null });

  it("flags silence where others hear no less", () => {
    expect(report(0, 20, { count: 6, expected: 5 })).toMatchObject({
      utfall: "lag_rapportering",
      skal: "externt_ej_lag",
    });
  });
  it("asks for a plainer silence where everything is quiet, and leaves ordinary reporting alone", () => {
    expect(report(0, 20, { count: 0, expected: 12 })).toMatchObject({
      utfall: "lag_rapportering",
      skal: "aven_externt_lag",
    });
    // Sure enough had others been heard of as usual, not where they are as quiet.
    expect(report(1, 14, { count: 5, expected: 5 }).utfall).toBe("lag_rapportering");
    expect(report(1, 14, { count: 0, expected: 5 })).toMatchObject({ utfall: null, skal: "ej_lag" });
  });
  it("takes nothing heard for no source where nothing was to be expected", () => {
    expect(report(0, 20, { count: 0, expected: 0.5 })).toMatchObject({
      utfall: "lag_rapportering",
      skal: "externt_okant",
    });
    expect(report(1, 14, { count: 0, expected: 0.5 }).utfall).toBeNull();
  });
  it("leaves ordinary reporting alone", () => {
    expect(report(18, 20, { count: 6, expected: 5 })).toMatchObject({ utfall: null, skal: "ej_lag" });
  });
  it("says nothing where too little was expected, even of a silent unit", () => {
    expect(report(0, 4.9, { count: 6, expected: 5 })).toMatchObject({ utfall: null, skal: "for_lite_underlag" });
  });
  it("flags without external sources only where the silence is plainer", () => {
    expect(report(0, 20, null)).toMatchObject({ utfall: "lag_rapportering", skal: "externt_okant", externKvot: null });
    const between = report(1, 14, null);
    expect(between.sannolikhet).toBeGreaterThan(DEFAULT_LOW_REPORTING.sannolikhet);
    expect(between.utfall).toBeNull();
    expect(report(1, 14, { count: 5, expected: 5 }).utfall).toBe("lag_rapportering");
  });
  it("is surer the fewer are reported", () => {
    const chances = [8, 4, 2, 1, 0].map((count) => report(count, 15, null).sannolikhet);
    expect([...chances].sort((a, b) => a - b)).toEqual(chances);
  });
});
