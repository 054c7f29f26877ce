import { expect, it } from "vitest";
import { HALF_LIVES, likeliestHalfLife, remembered } from "../../../src/risk/memory.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";

const random = seededRandom("minne");
const poisson = (mean: number): number => {
  let events = 0;
  for (let product = random.uniform(); product > Math.exp(-mean); product *= random.uniform()) events++;
  return events;
};
/** 400 units over 12 quarters whose log level steps by `step` each quarter. */
const town = (step: number) =>
  Array.from({ length: 400 }, () => {
    let level = 0.3 * random.normal();
    const expected = Array<number>(12).fill(6);
    const events = expected.map((mean) => {
      level += step * random.normal();
      return poisson(mean * Math.exp(level));
    });
    return { events, expected };
  });

it("remembers long where units stay as they are, and forgets fast where they change", () => {
  expect(likeliestHalfLife(town(0), 10)).toBeGreaterThanOrEqual(8);
  expect(likeliestHalfLife(town(0.6), 10)).toBe(HALF_LIVES[0]);
});
it("remembers all where there is nothing to learn from", () => {
  expect(likeliestHalfLife([], 10)).toBe(Number.POSITIVE_INFINITY);
  expect(likeliestHalfLife([{ events: [3], expected: [2] }], 10)).toBe(Number.POSITIVE_INFINITY);
});
it("halves a quarter after its half-life", () => {
  expect(remembered(4, 4)).toBe(0.5);
  expect(remembered(40, Number.POSITIVE_INFINITY)).toBe(1);
});
