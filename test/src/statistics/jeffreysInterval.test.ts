import { expect, test } from "vitest";
import { jeffreysInterval } from "../../../src/statistics/jeffreysInterval.ts";

// Brown, Cai & DasGupta (2001), Statistical Science 16:101, table A.1: 95 %, n = 7, three decimals (the upper limit of 3 is printed as 1 less the lower of 4).
test.each([
  [2, 0.065, 0.648],
  [3, 0.139, 0.766],
  [4, 0.234, 0.861],
])("%i of 7 is %f to %f", (x, lower, upper) => {
  expect(Math.abs(jeffreysInterval(x, 7).lower - lower)).toBeLessThan(0.0006);
  expect(Math.abs(jeffreysInterval(x, 7).upper - upper)).toBeLessThan(0.0006);
});

test("none has no lower limit above 0, all none below 1, and each mirrors the other", () => {
  expect(jeffreysInterval(0, 7).lower).toBe(0);
  expect(jeffreysInterval(7, 7).upper).toBe(1);
  expect(jeffreysInterval(7, 7).lower).toBeCloseTo(1 - jeffreysInterval(0, 7).upper, 12);
});

test("half a success lies between none and one", () => {
  expect(jeffreysInterval(2.5, 7).lower).toBeGreaterThan(jeffreysInterval(2, 7).lower);
  expect(jeffreysInterval(2.5, 7).lower).toBeLessThan(jeffreysInterval(3, 7).lower);
});

test.each([
  [-1, 7],
  [8, 7],
  [0, 0],
])("%i of %i is refused", (x, n) => expect(() => jeffreysInterval(x, n)).toThrow());
