import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anhojRuns } from "../../../src/statistics/anhojRuns.ts";
import type { ControlLimits } from "../../../src/statistics/controlLimits.ts";
import { gChart } from "../../../src/statistics/gChart.ts";
import { iPrimeChart } from "../../../src/statistics/iPrimeChart.ts";
import { laneySigma } from "../../../src/statistics/laneySigma.ts";
import { makingDataCountRules } from "../../../src/statistics/makingDataCountRules.ts";
import { meanMovingRange } from "../../../src/statistics/movingRange.ts";
import { pChart } from "../../../src/statistics/pChart.ts";
import { tChart } from "../../../src/statistics/tChart.ts";
import { uChart } from "../../../src/statistics/uChart.ts";
import { xmrChart } from "../../../src/statistics/xmrChart.ts";
import { compared, groupBy, referenceRows } from "./reference.ts";

// R: set.seed(123); rnorm(20), the series of NHSRplotthedots' own tests (test-ptd_spc_standard.R).
const RNORM = [
  -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285,
  -0.44566197, 1.2240818, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716,
  0.7013559, -0.47279141,
];
const withOutlier = RNORM.map((value, i) => (i === 14 ? 10 : value));
/** qicharts2 draws individuals at 3/1.128 moving ranges; Making Data Count rounds it to 2.66. */
const QIC = { factor: 3 / 1.128 };

describe("xmrChart", () => {
  it("agrees with NHSRplotthedots, screened and not", () => {
    const chart = xmrChart(RNORM)!;
    expect(chart.centre[0]).toBeCloseTo(0.1416238, 6);
    expect(chart.lower[0]).toBeCloseTo(-3.01138, 5);
    expect(chart.upper[0]).toBeCloseTo(3.294627, 5);
    const screened = xmrChart(withOutlier)!;
    expect([screened.centre[0], screened.lower[0], screened.upper[0]].map((x) => x!.toFixed(5))).toEqual([
      "0.66942",
      "-2.38367",
      "3.72250",
    ]);
    const unscreened = xmrChart(withOutlier, { screen: false })!;
    expect([unscreened.lower[0], unscreened.upper[0]].map((x) => x!.toFixed(5))).toEqual(["-4.59663", "5.93546"]);
  });

  it("has near limits at two thirds, no limits from one value, and no NaN from equal values", () => {
    const chart = xmrChart([3, 5, 4, 6, 4])!;
    expect(chart.nearUpper[0]! - chart.centre[0]!).toBeCloseTo((2 / 3) * (chart.upper[0]! - chart.centre[0]!), 12);
    expect(xmrChart([4])).toBeNull();
    expect(xmrChart([4, 4, 4])).toMatchObject({ centre: [4, 4, 4], lower: [4, 4, 4], upper: [4, 4, 4] });
    expect(() => xmrChart([1, Number.NaN])).toThrow("finite: NaN");
  });

  it("drops only ranges at or above 3.267 times their mean, once", () => {
    // Ranges 1, 1, 1, 1, 10: mean 2.8, limit 9.15.
    expect(meanMovingRange([0, 1, 0, 1, 0, 10])).toBe(1);
    // Ranges 1, 1, 1, 6: mean 2.25, limit 7.35: nothing is dropped.
    expect(meanMovingRange([0, 1, 0, 1, 7])).toBe(2.25);
    expect(meanMovingRange([5])).toBeNull();
  });
});

describe("makingDataCountRules", () => {
  /** A chart with centre 0, near limits ±2 and limits ±3: the rules alone are tried. */
  const rulesOf = (values: readonly number[]) => {
    const all = (value: number) => values.map(() => value);
    return makingDataCountRules(values, {
      centre: all(0),
      lower: all(-3),
      upper: all(3),
      nearLower: all(-2),
      nearUpper: all(2),
    });
  };

  it("outside is strict", () => {
    expect(rulesOf([3, 3.001, -3, -3.001, 0])).toEqual([null, "outside", null, "outside", null]);
  });
  it("seven points in one direction are a trend, all seven of them; a tie breaks it", () => {
    expect(rulesOf([0.5, -0.9, -0.6, -0.3, 0.1, 0.4, 0.7, 1, -1])).toEqual([null, ...new Array(7).fill("trend"), null]);
    expect(rulesOf([-0.9, -0.6, -0.3, -0.3, 0.1, 0.4, 0.7, 1])).toEqual(new Array(8).fill(null));
  });
  it("two in three asks for three on one side and marks only the close ones", () => {
    expect(rulesOf([0, 2.5, 1, 2.5, 0])).toEqual([null, "two_in_three", null, "two_in_three", null]);
    expect(rulesOf([0, 2.5, -1, 2.5, 0])).toEqual(new Array(5).fill(null));
    expect(rulesOf([0, 2.5, 2.5, -2.5, 0])).toEqual(new Array(5).fill(null)); // opposite sides must not flag
  });
  it("seven on one side, broken by a point on the mean", () => {
    expect(rulesOf([1, 0.5, 1, 0.5, 1, 0.5, 1])).toEqual(new Array(7).fill("same_side"));
    expect(rulesOf([1, 0.5, 1, 0, 1, 0.5, 1, 0.5])).toEqual(new Array(8).fill(null));
  });
  it("gives each point the first rule that holds", () => {
    expect(rulesOf([0.1, 0.2, 0.3, 0.4, 2.4, 2.6, 4])).toEqual([...new Array(6).fill("trend"), "outside"]);
    expect(rulesOf([1, 0.5, 2.5, 1, 2.5, 0.5, 1])).toEqual([
      "same_side",
      "same_side",
      "two_in_three",
      "same_side",
      "two_in_three",
      "same_side",
      "same_side",
    ]);
  });
});

describe("anhojRuns", () => {
  // methods.md 2.2: longest run and fewest crossings by number of points.
  it.each([
    [8, 6, 1],
    [10, 6, 2],
    [12, 7, 3],
    [16, 7, 4],
    [20, 7, 6],
    [24, 8, 8],
    [30, 8, 10],
  ])("has the published limits for %i points", (n, longest, crossings) => {
    const runs = anhojRuns(
      Array.from({ length: n }, (_, i) => (i % 2 ? 1 : -1)),
      new Array<number>(n).fill(0),
    );
    expect(runs).toMatchObject({ useful: n, longestRunMax: longest, crossingsMin: crossings, crossings: n - 1 });
  });

  it("leaves out points on the line and says where the longest run lies", () => {
    const runs = anhojRuns([1, 0, 1, -1, -1, 0, -1, 1], new Array<number>(8).fill(0));
    expect(runs).toMatchObject({ useful: 6, longestRun: 3, longestRunAt: [3, 6], crossings: 2 });
    expect(anhojRuns([0, 0], [0, 0])).toMatchObject({ useful: 0, longRun: false, fewCrossings: false });
  });

  it("signals a shift, and does not care which side is up", () => {
    const shift = Array.from({ length: 20 }, (_, i) => (i < 10 ? 1 : 3));
    const centre = new Array<number>(20).fill(2);
    expect(anhojRuns(shift, centre)).toMatchObject({ longRun: true, fewCrossings: true, longestRun: 10 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 40 }), (values) => {
        const zero = values.map(() => 0);
        const mirrored = anhojRuns(
          values.map((value) => -value),
          zero,
        );
        expect(mirrored).toEqual(anhojRuns(values, zero));
      }),
    );
  });
});

describe("uChart and pChart", () => {
  // qicharts2 0.8.1, first months of the cdi and nhs_accidents series (`calc_*.csv`), full sets below.
  it("has the plain limits by definition", () => {
    const chart = uChart([14, 12, 8], [5, 4, 4], { spread: "plain" });
    const centre = 34 / 13;
    expect(chart.centre).toEqual([centre, centre, centre]);
    expect(chart.upper[1]).toBeCloseTo(centre + 3 * Math.sqrt(centre / 4), 12);
    expect(uChart([1, 0, 2], [9, 9, 9], { spread: "plain" }).lower).toEqual([0, 0, 0]);
    expect(pChart([9, 10, 8], [10, 10, 10], { spread: "plain" }).upper).toEqual([1, 1, 1]);
  });

  it("prime follows the series, auto never narrows", () => {
    const exposures = new Array<number>(8).fill(1);
    const calm = [100, 101, 99, 100, 101, 100, 99, 100];
    const wild = [60, 140, 70, 130, 60, 140, 80, 120];
    const reach = (counts: readonly number[], spread: "plain" | "prime" | "auto") => {
      const { upper, centre } = uChart(counts, exposures, { spread });
      return upper[0]! - centre[0]!;
    };
    expect(reach(calm, "prime")).toBeLessThan(reach(calm, "plain"));
    expect(reach(calm, "auto")).toBe(reach(calm, "plain"));
    expect(reach(wild, "prime")).toBeGreaterThan(2 * reach(wild, "plain"));
    expect(reach(wild, "auto")).toBe(reach(wild, "prime"));
    expect(laneySigma([0, 1.128, 0])).toBeCloseTo(1, 12);
  });

  it("p′ does not depend on the unit of the trials", () => {
    const [hits, trials] = [
      [80, 85, 70, 90, 83],
      [100, 100, 90, 110, 95],
    ];
    const inTens = pChart(
      hits!.map((x) => x / 10),
      trials!.map((x) => x / 10),
      { spread: "prime" },
    );
    pChart(hits!, trials!, { spread: "prime" }).upper.forEach((limit, i) => {
      expect(inTens.upper[i]).toBeCloseTo(limit, 12);
    });
  });

  it("is finite where nothing happened, and refuses what is no share", () => {
    for (const chart of [uChart([0, 0, 0], [1, 2, 3]), pChart([0, 0], [4, 4]), pChart([4, 4], [4, 4])]) {
      for (const value of [...chart.centre, ...chart.lower, ...chart.upper]) expect(Number.isFinite(value)).toBe(true);
      expect(chart.sigmaZ).toBeNull();
    }
    expect(() => pChart([5], [4])).toThrow("more hits than trials: 5 of 4");
    expect(() => uChart([1], [0])).toThrow("exposure must be a finite number > 0: 0");
  });
});

describe("gChart, tChart and iPrimeChart", () => {
  // qicharts2 0.8.1 on the same seventeen numbers (calc_g_demo, calc_t_demo; a 0 is no time between).
  const BETWEEN = [3, 5, 2, 9, 4, 1, 8, 7, 3, 2, 6, 12, 0, 5, 4, 33, 2];

  it("g: geometric limits from the mean, the median drawn", () => {
    const { centre, lower, upper } = gChart(BETWEEN);
    expect([centre[0], lower[0]]).toEqual([4, 0]);
    expect(upper[0]).toBeCloseTo(26.3854226944304, 10);
    expect(gChart([])).toEqual({ centre: [], lower: [], upper: [] });
  });

  it("t: individuals of time^(1/3.6), drawn back", () => {
    const chart = tChart(BETWEEN.map((x) => (x === 0 ? 1 : x)))!;
    expect(chart.centre[0]).toBeCloseTo(4.64043226400696, 10);
    expect(chart.lower[0]).toBeCloseTo(0.000703212365187944, 12);
    expect(chart.upper[0]).toBeCloseTo(47.9525241511065, 8);
    expect(() => tChart([0, 1])).toThrow("wait must be a finite number > 0: 0");
  });

  it("i′ equals an unscreened I chart up to d₂ where all weights are equal", () => {
    const values = [3, 5, 4, 6, 4, 5];
    const prime = iPrimeChart(
      values,
      values.map(() => 7),
    )!;
    const plain = xmrChart(values, { factor: 3 / (2 / Math.sqrt(Math.PI)) })!;
    expect(prime.upper[0]).toBeCloseTo(plain.upper[0]!, 12);
    expect(iPrimeChart([1], [1])).toBeNull();
  });
});

describe.runIf(process.env.UPPSIKT_REFERENCE)("full reference sets of qicharts2", () => {
  const read = (name: string) => referenceRows(`qicharts2/${name}.csv`)!;
  const column = (rows: readonly Record<string, string>[], name: string) => rows.map((row) => Number(row[name]));

  /** Limits of every row, within 1e-9 of the upper limit. */
  function agrees(name: string, rows: readonly Record<string, string>[], chart: ControlLimits, scale = 1): void {
    rows.forEach((row, i) => {
      for (const [actual, expected] of [
        [chart.centre[i]!, row.cl],
        [Math.max(chart.lower[i]!, row.lcl === "0" ? 0 : Number.NEGATIVE_INFINITY), row.lcl],
        [chart.upper[i]!, row.ucl],
      ] as const) {
        expect(Math.abs(actual * scale - Number(expected)), `${name} row ${i + 1}`).toBeLessThan(
          1e-9 * Number(row.ucl),
        );
      }
    });
  }

  it("u, u′, i, i′, c, p, p′, g and t charts", () => {
    const cdi = read("data_cdi");
    const [n, days] = [column(cdi, "n"), column(cdi, "days")];
    const nhs = read("data_nhs_accidents");
    const [r, size] = [column(nhs, "r"), column(nhs, "n")];
    const perDay = n.map((count, i) => count / days[i]!);
    const charts: [string, ControlLimits, number?][] = [
      ["calc_cdi_u", uChart(n, days, { spread: "plain" }), 10_000],
      ["calc_cdi_uprime", uChart(n, days, { spread: "prime" })],
      [
        "calc_cdi_c",
        uChart(
          n,
          n.map(() => 1),
          { spread: "plain" },
        ),
      ],
      ["calc_cdi_i_screened", xmrChart(n, QIC)!],
      ["calc_cdi_i_unscreened", xmrChart(n, { ...QIC, screen: false })!],
      ["calc_cdi_iprime", iPrimeChart(perDay, days)!],
      ["calc_nhs_accidents_p", pChart(r, size, { spread: "plain" })],
      ["calc_nhs_accidents_pprime", pChart(r, size, { spread: "prime" })],
      [
        "calc_nhs_accidents_iprime",
        iPrimeChart(
          r.map((hits, i) => hits / size[i]!),
          size,
        )!,
      ],
      ["calc_g_demo", gChart(column(read("calc_g_demo"), "y"))],
      ["calc_t_demo", tChart(column(read("calc_t_demo"), "y"))!],
      [
        "calc_gtt_u",
        uChart(
          read("calc_gtt_u").map((row) => Math.round(Number(row.y) * Number(row.n))),
          column(read("calc_gtt_u"), "n"),
          { spread: "plain" },
        ),
      ],
    ];
    let points = 0;
    for (const [name, chart, scale] of charts) {
      const rows = read(name);
      agrees(name, rows, chart, scale);
      points += rows.length;
    }
    const infections = groupBy(read("data_hospital_infections"), (row) => `${row.hospital}|${row.infection}`);
    const facets = groupBy(read("calc_hai_u_facets"), (row) => `${row.facet1}|${row.facet2}`);
    for (const [key, rows] of facets) {
      const input = infections.get(key)!;
      agrees(`calc_hai_u ${key}`, rows, uChart(column(input, "n"), column(input, "days"), { spread: "plain" }));
      points += rows.length;
    }
    compared("qicharts2 calc_* (points of 12 charts and 18 facets)", points);
  });

  it("the tables of Montgomery that qicharts2's own tests hold", () => {
    const included = (name: string) => read(name).filter((row) => row.include === "TRUE");
    const baseline = (name: string) => included(name).filter((row) => row.baseline === "TRUE");
    const counts = (rows: readonly Record<string, string>[]) => column(rows, "y.sum");
    const share = (rows: readonly Record<string, string>[]) =>
      pChart(counts(rows), column(rows, "n"), { spread: "plain" });
    let points = 0;
    const check = (name: string, rows: readonly Record<string, string>[], chart: ControlLimits, scale = 1) => {
      agrees(name, rows, chart, scale);
      points += rows.length;
    };
    for (const part of ["1", "2"]) {
      const rows = included("expected_ex_7.1_5").filter((row) => row.part === part);
      check("ex_7.1_5", rows, share(rows));
    }
    check("tbl_7.4_1", read("expected_tbl_7.4_1"), share(read("expected_tbl_7.4_1")));
    const frozen = baseline("expected_ex_7.3_3");
    check(
      "ex_7.3_3",
      frozen,
      uChart(
        counts(frozen),
        frozen.map(() => 1),
        { spread: "plain" },
      ),
    );
    for (const [name, scale] of [
      ["expected_ex_7.4_1", 1],
      ["expected_ex_7.5_1", 50],
    ] as const) {
      const rows = read(name);
      check(name, rows, uChart(counts(rows), column(rows, "n"), { spread: "plain" }), scale);
    }
    const costs = baseline("expected_ex_6.5_3");
    check("ex_6.5_3", costs, xmrChart(counts(costs), QIC)!);
    const failures = read("expected_ex_7.6_1");
    check("ex_7.6_1", failures, tChart(counts(failures))!);
    compared("qicharts2 expected_* (points of Montgomery's tables)", points);
  });

  it("Anhøj limits for 2–100 points, and the runs of every chart", () => {
    const limits = read("anhoej_limits_n2_100");
    for (const row of limits) {
      const n = Number(row.n_useful);
      const runs = anhojRuns(
        Array.from({ length: n }, () => 1),
        new Array<number>(n).fill(0),
      );
      expect(runs).toMatchObject({
        longestRunMax: Number(row.longest_run_max),
        crossingsMin: Number(row.n_crossings_min),
      });
    }
    const names = ["cdi_run", "cdi_u", "cdi_c", "cdi_uprime", "nhs_accidents_p", "g_demo", "t_demo", "gtt_u"];
    for (const name of names) {
      const rows = read(`calc_${name}`);
      const runs = anhojRuns(column(rows, "y"), column(rows, "cl"));
      expect(
        [
          runs.useful,
          runs.longestRun,
          runs.longestRunMax,
          runs.crossings,
          runs.crossingsMin,
          runs.longRun || runs.fewCrossings,
        ],
        name,
      ).toEqual([
        ...["n.useful", "longest.run", "longest.run.max", "n.crossings", "n.crossings.min"].map((c) =>
          Number(rows[0]![c]),
        ),
        rows[0]!["runs.signal"] === "TRUE",
      ]);
    }
    compared("qicharts2 Anhøj limits and runs", limits.length + names.length);
  });
});
