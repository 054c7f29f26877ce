import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";
import { levelTrend } from "../../../src/trend/levelTrend.ts";

describe("levelTrend", () => {
  it("reads a constant growth off: 1.1⁵, and 2 of 6! orders are as monotone", () => {
    const trend = levelTrend([100, 110, 121, 133.1, 146.41, 161.051], 6)!;
    expect(trend.ratio).toBeCloseTo(1.61051, 10);
    expect(trend.p).toBeCloseTo(2 / 720, 12);
    expect(trend.low).toBeCloseTo(1.61051, 10);
  });
  it("is not moved by one odd quarter", () => {
    expect(levelTrend([100, 100.5, 99.5, 400, 100, 100.2, 99.9, 100.1], 6)!.ratio).toBeCloseTo(1, 1);
  });
  it("does not turn around when the unit changes", () => {
    const values = [3, 4, 3.5, 5, 4.8, 6];
    const [kronor, ore] = [
      levelTrend(values, 6)!,
      levelTrend(
        values.map((value) => value * 100),
        6,
      )!,
    ];
    expect(ore.ratio).toBeCloseTo(kronor.ratio, 12);
    expect(ore.p).toBe(kronor.p);
  });
  it("has none of a short series, or of one that has stopped", () => {
    expect(levelTrend([1, 2, 3, 4, 5], 6)).toBeNull();
    expect(levelTrend([1, 2, 3, 4, 5, 0], 6)).toBeNull();
  });

  /** Months that hang together (correlation 0.6) and go nowhere: how many of a thousand are called a trend at 5 %, and how many clear? */
  it("finds fewer trends in quarters than in months that hang together, and no clear one", () => {
    const random = seededRandom("månader som hänger ihop");
    let [quarters, months, clear] = [0, 0, 0];
    for (let trial = 0; trial < 1000; trial++) {
      let deviation = random.normal();
      const series = Array.from({ length: 36 }, () => {
        deviation = 0.6 * deviation + 0.8 * random.normal();
        return Math.exp(0.05 * deviation);
      });
      const sums = Array.from({ length: 12 }, (_, i) => series[3 * i]! + series[3 * i + 1]! + series[3 * i + 2]!);
      const trend = levelTrend(sums, 6)!;
      if (trend.p < 0.05) quarters++;
      if (trend.p < 0.05 && (trend.low! > 1.2 || trend.high! < 1 / 1.2)) clear++;
      if (levelTrend(series, 6)!.p < 0.05) months++;
    }
    expect(quarters).toBeLessThan(150);
    expect(months).toBeGreaterThan(2 * quarters);
    expect(clear).toBe(0);
  });
});
