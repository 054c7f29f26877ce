import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changePoint } from "../../../src/statistics/changePoint.ts";
import { mannKendall } from "../../../src/statistics/mannKendall.ts";
import { seasonalMannKendall } from "../../../src/statistics/seasonalMannKendall.ts";
import { seasonalSenSlope } from "../../../src/statistics/seasonalSenSlope.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";
import { senSlope } from "../../../src/statistics/senSlope.ts";
import { poissonDraw } from "./draws.ts";
import { compared, groupBy, referenceRows } from "./reference.ts";

/** Five years of quarters with a wave and a rise: the 20-quarter series of the reference set has S 35, Var 65.67, slope 1. */
const wave = (years: number, rise: number, seasons = [0, 7, 3, -4]) =>
  Array.from({ length: 4 * years }, (_, i) => 10 + seasons[i % 4]! + rise * Math.floor(i / 4));

describe("seasonalMannKendall", () => {
  // methods.md 3.1 quotes the normal approximation: perfect trend of two years .134, of three .0041.
  it.each([
    [2, 0.134, 2 / 2 ** 4],
    [3, 0.0041, 2 / 6 ** 4],
  ])("has the attainable p of %i perfect years", (years, normal, exact) => {
    expect(seasonalMannKendall(wave(years, 1), 4, { exactUpTo: 0 }).p).toBeCloseTo(normal, 3);
    expect(seasonalMannKendall(wave(years, 1), 4)).toMatchObject({ method: "exact", p: expect.closeTo(exact, 12) });
  });

  it("is not moved by a wave, whose size the plain test would see as noise", () => {
    const flat = wave(4, 0);
    expect(seasonalMannKendall(flat, 4)).toMatchObject({ s: 0, p: 1 });
    expect(seasonalMannKendall(wave(4, 1), 4).p).toBeLessThan(1e-4);
    expect(mannKendall(wave(4, 1)).p).toBeGreaterThan(0.01);
  });

  it("equals enumeration of all orders within the seasons, ties included", () => {
    const values = [1, 4, 2, 4, 2, 5, 3, 3];
    const orders = (list: readonly number[]): number[][] =>
      list.length <= 1
        ? [[...list]]
        : list.flatMap((v, i) => orders([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [v, ...rest]));
    const s = (list: readonly number[]) =>
      list.reduce((sum, v, i) => sum + list.slice(i + 1).reduce((part, w) => part + Math.sign(w - v), 0), 0);
    const seasons = [0, 1].map((k) => values.filter((_, i) => i % 2 === k));
    const observed = Math.abs(s(seasons[0]!) + s(seasons[1]!));
    const sums = orders(seasons[0]!).flatMap((a) => orders(seasons[1]!).map((b) => s(a) + s(b)));
    const extreme = sums.filter((sum) => Math.abs(sum) >= observed).length / sums.length;
    expect(seasonalMannKendall(values, 2).p).toBeCloseTo(extreme, 12);
  });

  it("is the plain test with one season, and takes a missing quarter without moving the others", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 24 }), (values) => {
        expect(seasonalMannKendall(values, 1).p).toBeCloseTo(mannKendall(values).p, 12);
        const { p } = seasonalMannKendall(values, 4);
        expect(p > 0 && p <= 1).toBe(true);
        expect(
          seasonalMannKendall(
            values.map((v) => -v),
            4,
          ).p,
        ).toBeCloseTo(p, 12);
      }),
    );
    const gap = wave(3, 1).map((value, i) => (i === 5 ? null : value));
    expect(seasonalMannKendall(gap, 4)).toMatchObject({ n: 11, s: 10 });
    expect(seasonalMannKendall([], 4)).toMatchObject({ n: 0, p: 1 });
    expect(() => seasonalMannKendall([1], 0)).toThrow("period must be a whole number ≥ 1: 0");
  });
});

describe("seasonalSenSlope", () => {
  it("is the change per year, wave or not", () => {
    expect(seasonalSenSlope(wave(5, 1.5), 4)).toMatchObject({ slope: 1.5, lower: 1.5, upper: 1.5 });
    expect(seasonalSenSlope([1, 2, 3], 4)).toBeNull();
    expect(seasonalSenSlope([1, 9, 3, 4, 2, null, 3, 5], 4)!.slope).toBe(1);
  });
  it("is Sen's slope with one season", () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
    expect(seasonalSenSlope(values, 1)).toEqual(senSlope(values));
  });
});

describe("changePoint", () => {
  const equal = new Array<number>(12).fill(1);

  it("finds a doubling where it is, and the rates on either side", () => {
    const found = changePoint([10, 9, 11, 10, 8, 10, 20, 22, 19, 21, 20, 18], equal, "fördubbling")!;
    expect(found.at).toBe(6);
    expect(found.rateBefore).toBeCloseTo(58 / 6, 12);
    expect(found.rateAfter).toBeCloseTo(120 / 6, 12);
    expect(found.p).toBeLessThan(0.002);
  });

  it("follows exposure: twice the events of twice the care is no change", () => {
    const counts = [10, 9, 11, 10, 8, 10, 20, 22, 19, 21, 20, 18];
    const exposures = counts.map((_, i) => (i < 6 ? 1 : 2));
    expect(changePoint(counts, exposures, "volym")!.p).toBeGreaterThan(0.2);
  });

  it("finds something in stable series as often as its p says, although it searched every place", () => {
    const random = seededRandom("stabila serier");
    const ps = Array.from({ length: 400 }, (_, run) => {
      const counts = equal.map(() => poissonDraw(4, random));
      return changePoint(counts, equal, run, { simulations: 199 })?.p ?? 1;
    });
    for (const level of [0.05, 0.2]) {
      const found = ps.filter((p) => p <= level).length / ps.length;
      expect(found, `level ${level}`).toBeLessThan(level + 0.04);
      expect(found, `level ${level}`).toBeGreaterThan(level - 0.04);
    }
  });

  it("answers the same for the same seed, and not at all for short or empty series", () => {
    const counts = [1, 0, 2, 1, 3, 1, 2, 5, 1, 4, 3, 6];
    expect(changePoint(counts, equal, "a")).toEqual(changePoint(counts, equal, "a"));
    expect(changePoint(counts.slice(1), equal.slice(1), "a")).toBeNull();
    expect(
      changePoint(
        equal.map(() => 0),
        equal,
        "a",
      ),
    ).toBeNull();
    expect(() => changePoint([1], [0], "a")).toThrow("exposure");
  });
});

describe.runIf(process.env.UPPSIKT_REFERENCE)("full reference sets", () => {
  it("seasonal Mann–Kendall and Sen of R's trend, and of pyMannKendall", () => {
    const series = groupBy(referenceRows("trend/seasonal_series_input.csv")!, (row) => row.series!);
    const rows = referenceRows("trend/seasonal_mk_expected.csv")!;
    for (const row of rows) {
      const values = series.get(row.series!)!.map((point) => Number(point.y));
      const period = Number(row.freq);
      const test = seasonalMannKendall(values, period, { exactUpTo: 0 });
      expect(test.s).toBe(Number(row.S));
      expect(test.variance).toBeCloseTo(Number(row.varS), 8);
      expect(test.p / Number(row.p)).toBeCloseTo(1, 7);
      expect(seasonalSenSlope(values, period)!.slope).toBeCloseTo(Number(row.seasonal_sen), 10);
    }
    // Months without a value keep their place, in pyMannKendall's slopes too; its plain test takes them out.
    const values = referenceRows("trend/pymk_arbitrary_1d.csv")!.map((row) => (row.y === "" ? null : Number(row.y)));
    const monthly = seasonalMannKendall(values, 12, { exactUpTo: 0 });
    expect(monthly).toMatchObject({ s: -399, p: expect.closeTo(0.03263834596177739, 9) });
    expect(seasonalSenSlope(values, 12)!.slope).toBeCloseTo(-0.08695652173913043, 12);
    const present = values.filter((value) => value !== null);
    const plain = mannKendall(present, { exactUpTo: 0 });
    expect(plain).toMatchObject({ s: -1959, p: expect.closeTo(0.37591058740506833, 9) });
    expect(seasonalSenSlope(values, 1)!.slope).toBeCloseTo(-0.006369426751592357, 12);
    compared("seasonal and plain trends", rows.length + 2);
  });
});
