import { describe, expect, it } from "vitest";
import { baseRates, type Cell } from "../../../src/risk/baseRates.ts";
import { references } from "../../../src/risk/reference.ts";

const cell = (verksamhetsomrade: string, kvalitetsomrade: string, fynd: number, antal: number): Cell => ({
  verksamhetsomrade,
  kvalitetsomrade,
  fynd,
  antal,
});
const options = { start: 0.25, startWeight: 10, leastWeight: 10 };

describe("baseRates", () => {
  it("is the declared start where nobody has been followed up", () => {
    const { rate, uppfoljningar } = baseRates([], options)("hemtjanst", "dokumentation");
    expect(rate).toBeCloseTo(0.25, 12);
    expect(uppfoljningar).toBe(0);
  });
  it("leans a small cell on its kvalitetsområde and a large one on itself", () => {
    const cells = [
      cell("A", "dokumentation", 150, 300),
      cell("B", "dokumentation", 2, 2),
      cell("A", "samverkan", 30, 300),
      cell("C", "dokumentation", 60, 300),
      cell("C", "samverkan", 45, 300),
    ];
    const rate = baseRates(cells, options);
    expect(rate("A", "dokumentation").rate).toBeCloseTo(0.5, 1);
    expect(rate("B", "dokumentation").rate).toBeLessThan(0.55);
    expect(rate("B", "dokumentation").rate).toBeGreaterThan(rate("B", "samverkan").rate);
    const { alpha, beta, rate: mean } = rate("A", "samverkan");
    expect(alpha / (alpha + beta)).toBeCloseTo(mean, 12);
  });
  it("leans wholly on the group where cells differ no more than chance", () => {
    const alike = Array.from({ length: 12 }, (_, i) => cell(`V${i}`, "samverkan", i % 2 ? 6 : 5, 20));
    const rate = baseRates(alike, options);
    expect(Math.abs(rate("V0", "samverkan").rate - rate("V1", "samverkan").rate)).toBeLessThan(0.01);
  });
});

describe("references", () => {
  it("come from the others only: an outlier does not lift its own bar", () => {
    const usual = Array.from({ length: 6 }, () => ({ area: "A", taljare: 10, namnare: 10 }));
    const [odd] = references([{ area: "A", taljare: 1000, namnare: 10 }, ...usual], 0.05);
    expect(odd!.level).toBeGreaterThan(0.9);
    expect(odd!.level).toBeLessThan(1.6);
  });
  it("are vague for an area of one, whose kind of care nobody else gives", () => {
    const units = [
      ...Array.from({ length: 8 }, () => ({ area: "A", taljare: 40, namnare: 10 })),
      ...Array.from({ length: 8 }, () => ({ area: "B", taljare: 5, namnare: 10 })),
      { area: "C", taljare: 3, namnare: 10 },
      { area: "D", taljare: 30, namnare: 10 },
    ];
    const found = references(units, 0.05);
    expect(found[16]!.variance).toBeGreaterThan(10 * found[0]!.variance);
    expect(found[0]!.level).toBeCloseTo(4, 0);
  });
  it("are none where nobody else has exposure", () => {
    expect(references([{ area: "A", taljare: 1, namnare: 2 }], 0.05)).toEqual([null]);
  });
});
