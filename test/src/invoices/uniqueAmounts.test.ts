import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { largestRemainder } from "../../../src/invoices/largestRemainder.ts";
import { type Cell, type Claim, uniqueAmounts } from "../../../src/invoices/uniqueAmounts.ts";

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const open = (rows: number): Cell => ({ worth: Array.from({ length: rows }, () => null), ceiling: null });
const visit = (amount: number, ...rows: number[]): Claim => ({ amount, about: "besok", rows });
const line = (amount: number, ...rows: number[]): Claim => ({ amount, about: "fakturarader", rows });

describe("what no earlier claim can hold already", () => {
  test.each<[string, Claim[], Cell, number[]]>([
    ["apart: all of both", [visit(300, 0), visit(200, 1)], open(2), [300, 200]],
    ["the same row: the largest of them", [visit(300, 0), visit(200, 0), visit(350, 0)], open(1), [300, 0, 50]],
    ["one shared row of two: as if nested", [visit(300, 0), visit(400, 0, 1)], open(2), [300, 100]],
    [
      "no more than the shared row is worth",
      [line(5000, 0, 1), line(400, 1, 2)],
      { worth: [4900, 100, 900], ceiling: null },
      [5000, 300],
    ],
    ["a visit lies in the lines of its cell", [line(5000, 0), visit(200, 1)], open(2), [5000, 0]],
    ["a line holds the visits of its cell", [visit(200, 1), visit(100, 2), line(5000, 0)], open(3), [200, 100, 4700]],
    [
      "never more than was invoiced",
      [line(5000, 0), line(4000, 1)],
      { worth: [null, null], ceiling: 6000 },
      [5000, 1000],
    ],
    ["nothing at risk: nothing", [line(0, 0), line(10, 0)], open(1), [0, 10]],
  ])("%s", (_, claims, cell, expected) => expect(uniqueAmounts(claims, cell)).toEqual(expected));

  test.each([-1, 0.5, Number.NaN])("an amount of %s is a fault of the caller", (amount) =>
    expect(() => uniqueAmounts([visit(amount, 0)], open(1))).toThrow(/whole/),
  );
});

/**
 * A cell as it truly is: every krona has a number, a line it is billed on and perhaps a visit it pays for. A claim is about some of the
 * kronor of its rows, but tells only how many. Rows 0… are lines, then visits.
 */
const truth = fc
  .record({
    lines: fc.integer({ min: 1, max: 3 }),
    visits: fc.integer({ min: 1, max: 4 }),
    kronor: fc.array(fc.record({ line: fc.nat(2), visit: fc.nat(4) }), { minLength: 1, maxLength: 14 }),
    claims: fc.array(
      fc.record({
        about: fc.constantFrom("besok" as const, "fakturarader" as const),
        rows: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }),
        chosen: fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }),
      }),
      { minLength: 1, maxLength: 7 },
    ),
    worthKnown: fc.boolean(),
  })
  .map(({ lines, visits, kronor, claims, worthKnown }) => {
    const line = (index: number) => kronor[index]!.line % lines;
    // Some kronor pay for no visit at all.
    const visitOf = (index: number) =>
      kronor[index]!.visit === visits ? null : lines + (kronor[index]!.visit % visits);
    const rowsOf = (index: number) => [line(index), visitOf(index)];
    const all = kronor.map((_, index) => index);
    const worth = Array.from(
      { length: lines + visits },
      (_, row) => all.filter((one) => rowsOf(one).includes(row)).length,
    );
    const sets = claims.map(({ about, rows, chosen }) => {
      const named = [...new Set(rows.map((row) => (about === "besok" ? lines + (row % visits) : row % lines)))].sort(
        (a, b) => a - b,
      );
      const kept = all.filter((one) => chosen[one] && rowsOf(one).some((row) => row !== null && named.includes(row)));
      return { about, rows: named, kept };
    });
    return {
      cell: { worth: worthKnown ? worth : worth.map(() => null), ceiling: kronor.length },
      claims: sets.map(({ about, rows, kept }): Claim => ({ about, rows, amount: kept.length })),
      union: new Set(sets.flatMap(({ kept }) => kept)).size,
    };
  });

describe("whatever the claims are truly about", () => {
  test("no krona is counted twice: the sum is at most the union, in any order of counting", () => {
    fc.assert(
      fc.property(truth, fc.infiniteStream(fc.nat()), ({ cell, claims, union }, keys) => {
        const shuffled = claims
          .map((claim) => ({ claim, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ claim }) => claim);
        const unique = uniqueAmounts(shuffled, cell);
        shuffled.forEach(({ amount }, index) => {
          expect(unique[index]).toBeGreaterThanOrEqual(0);
          expect(unique[index]).toBeLessThanOrEqual(amount);
        });
        expect(sum(unique)).toBeLessThanOrEqual(union);
      }),
      { numRuns: Number(process.env.RUNS ?? 2000) },
    );
  });

  test("where no two claims touch the same row or the two kinds meet, unique is gross", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(10_000), { maxLength: 8 }),
        fc.constantFrom("besok" as const, "fakturarader" as const),
        (amounts, about) => {
          const claims = amounts.map((amount, index): Claim => ({ amount, about, rows: [2 * index, 2 * index + 1] }));
          expect(uniqueAmounts(claims, open(2 * amounts.length))).toEqual(amounts);
        },
      ),
    );
  });

  test("claims on one and the same row count as the largest of them, in any order", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 8 }), (amounts) => {
        expect(
          sum(
            uniqueAmounts(
              amounts.map((amount) => visit(amount, 0)),
              open(1),
            ),
          ),
        ).toBe(Math.max(...amounts));
      }),
    );
  });
});

describe("largest remainder", () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [7, [0, 0], [4, 3]],
    [5, [9], [5]],
    [0, [3, 4], [0, 0]],
    [10, [0, 5], [0, 10]],
  ])("%i by %j is %j", (amount, weights, parts) => expect(largestRemainder(amount, weights)).toEqual(parts));

  test("adds up, and no part is a whole unit from its share", () => {
    fc.assert(
      fc.property(fc.nat(10 ** 12), fc.array(fc.nat(10 ** 10), { minLength: 1, maxLength: 12 }), (amount, weights) => {
        const parts = largestRemainder(amount, weights);
        expect(sum(parts)).toBe(amount);
        const total = sum(weights);
        for (const [index, part] of parts.entries())
          if (total > 0) expect(Math.abs(part - (amount * weights[index]!) / total)).toBeLessThan(1.001);
      }),
    );
  });

  test("no parts, or a broken weight, is a fault of the caller", () => {
    expect(() => largestRemainder(1, [])).toThrow(/no parts/);
    expect(() => largestRemainder(1, [0.5, 1])).toThrow(/whole/);
  });
});
