import { describe, expect, test } from "vitest";
import { screens } from "../../../src/invoices/screens/index.ts";
import { benjaminiHochberg } from "../../../src/statistics/benjaminiHochberg.ts";
import { type SeededRandom, seededRandom } from "../../../src/statistics/seededRandom.ts";

describe("against peers", () => {
  const peers = Array.from({ length: 12 }, (_, i) => ({ traffar: 40 + i, antal: 1000, grupp: "hemtjanst" }));

  test("far above the others is found; the others are not", () => {
    const p = screens.andel_mot_andra([...peers, { traffar: 300, antal: 1000, grupp: "hemtjanst" }]);
    expect(p.at(-1)).toBeLessThan(1e-6);
    for (const one of p.slice(0, -1)) expect(one).toBeGreaterThan(0.01);
  });

  test("two that do the same do not hide each other", () => {
    const p = screens.andel_mot_andra([
      ...peers,
      ...[300, 310].map((traffar) => ({ traffar, antal: 1000, grupp: "hemtjanst" })),
    ]);
    for (const one of p.slice(-2)) expect(one).toBeLessThan(1e-4);
  });

  test("a high share of a few is chance, the same share of many is not", () => {
    const [few, many] = screens
      .andel_mot_andra([
        ...peers,
        { traffar: 1, antal: 4, grupp: "hemtjanst" },
        { traffar: 250, antal: 1000, grupp: "hemtjanst" },
      ])
      .slice(-2);
    expect(few).toBeGreaterThan(0.05);
    expect(many).toBeLessThan(1e-4);
  });

  test("whoever has too few peers is not judged, and groups do not mix", () => {
    expect(screens.andel_mot_andra([...peers, { traffar: 300, antal: 1000, grupp: "boendestod" }]).at(-1)).toBeNull();
  });

  test("where nobody else has a single one, the first is judged against what that makes likely", () => {
    const none = Array.from({ length: 8 }, () => ({ traffar: 0, antal: 500, grupp: "" }));
    const p = screens.andel_mot_andra([...none, { traffar: 60, antal: 500, grupp: "" }]);
    expect(p.at(-1)).toBeLessThan(0.001);
    expect(p[0]).toBeGreaterThan(0.2);
  });

  test("drawn from one spread, few screens ask about anybody: at q 0.05 in one of twenty", () => {
    const random = seededRandom("fakturasillar");
    let asked = 0;
    const screensMade = 200;
    for (let s = 0; s < screensMade; s++) {
      const units = Array.from({ length: 15 }, () => {
        const share = random.beta(6, 94);
        const antal = 200 + Math.floor(random.uniform() * 2000);
        return { traffar: binomial(random, antal, share), antal, grupp: "" };
      });
      if (benjaminiHochberg(screens.andel_mot_andra(units)).some((q) => q !== null && q <= 0.05)) asked++;
    }
    expect(asked / screensMade).toBeLessThan(0.08);
  });
});

test("against a share: exact, mid-p", () => {
  // P(X ≥ 8 of 10 at ½) = 56/1024, the half of P(X = 8) = 45/1024 taken away
  const [p, nothing] = screens.andel_mot_tal([
    { traffar: 8, antal: 10, vantat: 0.5 },
    { traffar: 0, antal: 0, vantat: 0.5 },
  ]);
  expect(p).toBeCloseTo((56 - 22.5) / 1024, 12);
  expect(nothing).toBeNull();
});

test("by distance: the normal tail", () => {
  // Standard normal table: 1 − Φ(1.96) = 0.0249979
  expect(screens.avstand([{ z: 1.96 }, { z: null }])).toEqual([expect.closeTo(0.0249979, 6), null]);
});

function binomial(random: SeededRandom, n: number, share: number): number {
  let hits = 0;
  for (let i = 0; i < n; i++) if (random.uniform() < share) hits++;
  return hits;
}
