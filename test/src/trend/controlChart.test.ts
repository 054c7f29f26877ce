import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { poissonTails } from "../../../src/statistics/poissonTails.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";
import { chooseChart } from "../../../src/trend/chartChoice.ts";
import { controlChart } from "../../../src/trend/controlChart.ts";
import { poissonDraw } from "../statistics/draws.ts";

const equal = (value: number, length: number) => new Array<number>(length).fill(value);

describe("chooseChart: by the data (methods.md 2.8)", () => {
  it.each([
    ["antal", 7, 20, "punkter", true],
    ["antal", 8, 5, "u_prim", true],
    ["antal", 12, 5, "u_prim", true],
    ["antal", 13, 5, "u_prim", false],
    ["antal", 13, 4.9, "poisson", false],
    ["antal", 13, 0.9, "poisson", true], // days between events would publish the day of single events
    ["andel", 13, 6, "p_prim", false],
    ["andel", 13, 2, "binomial", false],
    ["beroende_andel", 12, 0, "p_prim", true],
    ["matning", 12, 50, "punkter", true],
    ["matning", 13, 50, "xmr", false],
  ] as const)("%s, %i quarters, %d expected: %s", (kind, quarters, expected, diagram, provisoriskt) => {
    expect(chooseChart(kind, quarters, expected)).toEqual({ diagram, provisoriskt });
  });
});

describe("controlChart", () => {
  it("marks a quarter beyond the exact limits, and only it", () => {
    const chart = controlChart({ kind: "antal", taljare: [1, 0, 2, 1, 0, 1, 9, 1], namnare: equal(100, 8) });
    expect(chart.diagram).toBe("poisson");
    expect(chart.regel).toEqual([null, null, null, null, null, null, "utanfor_grans", null]);
    expect(chart.mitt[0]).toBeCloseTo(15 / 800, 12);
  });

  it("marks exactly what the exact test calls improbable", () => {
    const series = fc.array(fc.nat(12), { minLength: 8, maxLength: 16 });
    fc.assert(
      fc.property(series, (taljare) => {
        const chart = controlChart({ kind: "antal", taljare, namnare: equal(50, taljare.length) });
        if (chart.diagram !== "poisson") return;
        const level = taljare.reduce((sum, value) => sum + value, 0) / taljare.length;
        taljare.forEach((count, i) => {
          const tails = poissonTails(count, level);
          const improbable = level > 0 && Math.min(tails.lower, tails.upper) < 0.001;
          expect(chart.regel[i] === "utanfor_grans").toBe(improbable);
        });
      }),
    );
  });

  it("shows a lasting shift in a u′ chart as a run, where it lies", () => {
    const taljare = [...equal(40, 9), ...equal(52, 4)].map((value, i) => value + (i % 2));
    const chart = controlChart({ kind: "antal", taljare, namnare: equal(1000, 13) });
    expect(chart).toMatchObject({ diagram: "u_prim", provisoriskt: false });
    expect(chart.regel).toEqual([...equal(0, 9).map(() => "anhoj_serie"), null, null, null, null]);
  });

  it("has dots with their own intervals and no marks where quarters are few", () => {
    const chart = controlChart({ kind: "antal", taljare: [3, 0, 40], namnare: [100, 100, 100] });
    expect(chart).toMatchObject({ diagram: "punkter", provisoriskt: true, mitt: equal(0, 3).map(() => null) });
    expect(chart.regel).toEqual([null, null, null]);
    expect(chart.nedre[1]).toBe(0);
    expect(chart.ovre[1]! * 100).toBeCloseTo(2.9957, 4); // qχ²(0.95, 2)/2
  });

  it("gives a measurement the four rules of Making Data Count", () => {
    const taljare = [...equal(0, 12).map((_, i) => 10 + (i % 2)), 30];
    const chart = controlChart({ kind: "matning", taljare, namnare: equal(1, 13) });
    expect(chart.diagram).toBe("xmr");
    expect(chart.regel.at(-1)).toBe("utanfor_grans");
  });

  it("leaves out the runs rules where the middle line is no middle: rare events lie mostly under their mean", () => {
    const chart = controlChart({ kind: "antal", taljare: [...equal(0, 12), 1, 1], namnare: equal(100, 14) });
    expect(chart.regel.every((regel) => regel === null)).toBe(true);
  });

  it("seldom accuses a stable series of rare events (an XmR chart does so for one in six, methods.md 2.7)", () => {
    const random = seededRandom("styrdiagram");
    for (const mean of [0.5, 1, 2]) {
      let accused = 0;
      for (let run = 0; run < 1000; run++) {
        const taljare = Array.from({ length: 12 }, () => poissonDraw(mean, random));
        if (controlChart({ kind: "antal", taljare, namnare: equal(1, 12) }).regel.some((regel) => regel)) accused++;
      }
      expect(accused / 1000, `mean ${mean}`).toBeLessThan(0.025);
    }
  });

  it("is finite for any series of counts and shares, and never draws limits inside out", () => {
    const quarter = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 80 }));
    fc.assert(
      fc.property(
        fc.array(quarter, { maxLength: 18 }),
        fc.constantFrom("antal" as const, "andel" as const, "beroende_andel" as const),
        (quarters, kind) => {
          const namnare = quarters.map(([, size]) => size);
          const taljare = quarters.map(([raw, size]) => (kind === "antal" ? raw : Math.min(raw, size)));
          const chart = controlChart({ kind, taljare, namnare });
          chart.varde.forEach((_, i) => {
            expect(chart.ovre[i]!).toBeGreaterThanOrEqual(chart.nedre[i]!);
            expect(Number.isFinite(chart.ovre[i]) && chart.nedre[i]! >= 0).toBe(true);
          });
        },
      ),
    );
    expect(() => controlChart({ kind: "antal", taljare: [1], namnare: [0] })).toThrow("namnare");
  });
});
