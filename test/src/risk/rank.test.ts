import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priorityClasses } from "../../../src/risk/priority.ts";
import { rankWithInterval } from "../../../src/risk/rank.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";

const objects = fc
  .array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 20, maxLength: 20 }), { minLength: 1, maxLength: 15 })
  .map((all) => all.map((draws, i) => ({ id: `E-${String(i).padStart(2, "0")}`, point: draws[0]!, draws })));

describe("rankWithInterval", () => {
  it("ranks by point and takes the interval from the draws", () => {
    const ranked = rankWithInterval([
      { id: "a", point: 1, draws: [1, 3] },
      { id: "b", point: 2, draws: [2, 2] },
    ]);
    expect(ranked).toEqual([
      { id: "b", rang: 1, rang_lag: 1, rang_hog: 2 },
      { id: "a", rang: 2, rang_lag: 1, rang_hog: 2 },
    ]);
  });

  it("gives a permutation of ranks within 1 … n, each inside its interval, whatever the order of the input", () => {
    fc.assert(
      fc.property(objects, (given) => {
        const ranked = rankWithInterval(given);
        expect(ranked.map((r) => r.rang)).toEqual(given.map((_, i) => i + 1));
        for (const { rang, rang_lag, rang_hog } of ranked) {
          expect(1 <= rang_lag && rang_lag <= rang && rang <= rang_hog && rang_hog <= given.length).toBe(true);
        }
        expect(rankWithInterval([...given].reverse())).toEqual(ranked);
      }),
    );
  });

  it("agrees with sorting every world by hand", () => {
    const random = seededRandom("ranks");
    const given = Array.from({ length: 6 }, (_, i) => ({
      id: `${i}`,
      point: 6 - i,
      draws: Array.from({ length: 200 }, () => 6 - i + 2 * random.normal()),
    }));
    const ranksOf = (i: number) =>
      given[i]!.draws.map((v, w) => 1 + given.filter((other) => other.draws[w]! > v).length).sort((a, b) => a - b);
    rankWithInterval(given).forEach((ranked, i) => {
      expect(ranked.rang_lag).toBe(Math.min(i + 1, ranksOf(i)[9]!)); // 5 % of 200
      expect(ranked.rang_hog).toBe(Math.max(i + 1, ranksOf(i)[189]!));
    });
  });

  it("gives objects that nobody can tell apart the same interval", () => {
    const same = ["a", "b", "c"].map((id) => ({ id, point: 1, draws: [1, 1, 1] }));
    expect(rankWithInterval(same)).toEqual(same.map(({ id }, i) => ({ id, rang: i + 1, rang_lag: 1, rang_hog: 3 })));
  });

  it("handles no object, one object and no draws", () => {
    expect(rankWithInterval([])).toEqual([]);
    expect(rankWithInterval([{ id: "a", point: 0.5, draws: [0.5] }])).toEqual([
      { id: "a", rang: 1, rang_lag: 1, rang_hog: 1 },
    ]);
    expect(rankWithInterval([{ id: "a", point: 1, draws: [] }])[0]).toMatchObject({ rang_lag: 1, rang_hog: 1 });
    expect(() =>
      rankWithInterval([
        { id: "a", point: 1, draws: [1] },
        { id: "b", point: 1, draws: [] },
      ]),
    ).toThrow("object b has 0 draws, the first has 1");
  });
});

describe("priorityClasses", () => {
  const ranked = (...intervals: [number, number][]) =>
    intervals.map(([rang_lag, rang_hog], i) => ({ id: `${i + 1}`, rang: i + 1, rang_lag, rang_hog }));

  it("begins a class where an interval lies wholly beyond the class leader's", () => {
    const classes = priorityClasses(ranked([1, 2], [1, 4], [3, 4], [3, 6], [5, 6], [6, 6]));
    expect([...classes.values()]).toEqual([1, 1, 2, 2, 2, 2].map((c, i) => (i === 4 || i === 5 ? 3 : c)));
  });

  it("is one class when nothing can be told apart, and as many as objects when everything can", () => {
    expect(new Set(priorityClasses(ranked([1, 3], [1, 3], [1, 3])).values())).toEqual(new Set([1]));
    expect([...priorityClasses(ranked([1, 1], [2, 2], [3, 3])).values()]).toEqual([1, 2, 3]);
    expect(priorityClasses([]).size).toBe(0);
  });

  it("never falls down the list, and every member overlaps its leader", () => {
    fc.assert(
      fc.property(objects, (given) => {
        const list = rankWithInterval(given);
        const classes = priorityClasses(list);
        let leader = list[0]!;
        for (const object of list) {
          const here = classes.get(object.id)!;
          if (here !== classes.get(leader.id)) {
            expect(here).toBe(classes.get(leader.id)! + 1);
            expect(object.rang_lag).toBeGreaterThan(leader.rang_hog);
            leader = object;
          } else expect(object.rang_lag).toBeLessThanOrEqual(leader.rang_hog);
        }
      }),
    );
  });
});
