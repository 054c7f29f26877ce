import { describe, expect, test } from "vitest";
import { betaBinomialTails } from "../../../src/statistics/betaBinomialTails.ts";
import { binomialTails } from "../../../src/statistics/binomialTails.ts";

describe("betaBinomialTails", () => {
  test("a flat prior makes every count as likely: (n − x + 1)/(n + 1) at or above x", () => {
    for (const x of [0, 1, 7, 20])
      expect(betaBinomialTails(x, 20, { alpha: 1, beta: 1 }).upper).toBeCloseTo((21 - x) / 21, 12);
  });

  // Pólya's urn, alpha red and beta black balls: exact fractions by hand, P(x) = C(4, x) · 2…(1 + x) · 3…(6 − x) / 5·6·7·8.
  test.each([
    [0, 360 / 1680],
    [1, 480 / 1680],
    [2, 432 / 1680],
    [3, 288 / 1680],
    [4, 120 / 1680],
  ])("Pólya's urn with 2 red and 3 black, 4 drawn: P(%i)", (x, mass) => {
    expect(betaBinomialTails(x, 4, { alpha: 2, beta: 3 }).point).toBeCloseTo(mass, 12);
  });

  test("the tails share the point, on either side of the middle", () => {
    for (const x of [0, 3, 60, 199, 200]) {
      const { lower, upper, point } = betaBinomialTails(x, 200, { alpha: 3.5, beta: 11 });
      expect(lower + upper - point).toBeCloseTo(1, 10);
    }
  });

  test("units that are all alike: the binomial", () => {
    const alike = betaBinomialTails(9, 30, { alpha: 0.2e9, beta: 0.8e9 });
    expect(alike.upper).toBeCloseTo(binomialTails(9, 30, 0.2).upper, 5);
  });

  test("a far tail keeps its size", () => {
    // P(X = n) = (1 + …)/… = n! / ((beta + 1)…(beta + n)) for alpha 1: 1 / C(beta + n, n) with beta 40, n 40
    let mass = 1;
    for (let i = 1; i <= 40; i++) mass *= i / (40 + i);
    expect(betaBinomialTails(40, 40, { alpha: 1, beta: 40 }).upper / mass).toBeCloseTo(1, 9);
  });

  test("what cannot be is refused", () => {
    expect(() => betaBinomialTails(5, 4, { alpha: 1, beta: 1 })).toThrow(/more successes/);
    expect(() => betaBinomialTails(1, 4, { alpha: 0, beta: 1 })).toThrow(/alpha/);
  });
});
