import fc from "fast-check";
import { expect, test } from "vitest";
import { kr } from "../../../src/contracts/language/columns.ts";
import { reading } from "../../../src/contracts/language/expressions.ts";
import { literal } from "../../../src/warehouse/quote.ts";
import { Warehouse } from "../../../src/warehouse/warehouse.ts";

interface Read {
  readonly text: string;
  readonly value: number | null;
  readonly faults: string[];
  readonly faulty: boolean;
}

async function read(texts: readonly string[], byHand: boolean): Promise<Read[]> {
  const warehouse = await Warehouse.open(":memory:", { threads: 1 });
  try {
    const context = { vocabulary: () => "", spellings: () => [], clockHours: false, byHand };
    const { value, faults, faulty } = reading(kr("r"), "r", "v", context);
    const named = faults.map(({ rule, sql }) => `case when ${sql} then ${literal(rule)} end`);
    return await warehouse.rows<Read>(
      `select r as text, v as value, list_filter([${named.join(", ")}], lambda x : x is not null) as faults, coalesce(${faulty}, false) as faulty
       from (select *, ${value} as v from (values ${texts.map((text, n) => `(${n}, ${literal(text)})`).join(", ")}) t(n, r)) order by n`,
    );
  } finally {
    warehouse.close();
  }
}

const digits = (min: number, max: number): fc.Arbitrary<string> => fc.integer({ min, max }).map(String);
const parting = fc.constantFrom(",", ".");
const around = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom("", "-", "−", "+"),
      fc.constantFrom("", " ", "\u00a0"),
      fc.constantFrom("", " ", "kr", " kr", " SEK", "\u00a0kronor"),
    )
    .map(([sign, space, unit]) => `${space}${sign}${text}${unit}`);
const sampled = (texts: fc.Arbitrary<string>): string[] => [...new Set(fc.sample(texts, 400))];

test("one to three digits, a point or comma and three digits is either of two amounts, and by hand never read", async () => {
  const ambiguous = sampled(
    fc
      .tuple(digits(1, 999), parting, digits(0, 999))
      .chain(([whole, sign, parts]) => around(`${whole}${sign}${parts.padStart(3, "0")}`)),
  );
  for (const { text, value, faults, faulty } of await read(ambiguous, true))
    expect([value, faults, faulty], text).toEqual([null, ["tusental"], true]);
  for (const { text, faults } of await read(ambiguous, false)) expect(faults, text).not.toContain("tusental");
});

test("what else people write is read by hand as in an export, to the öre, and faults are the same", async () => {
  const clear = sampled(
    fc.oneof(
      fc
        .tuple(digits(0, 9_999_999), fc.constantFrom("", ",5", ",50", ".05", ".5", ",-", ":-"))
        .chain(([whole, ore]) => around(`${whole}${ore}`)),
      fc.tuple(digits(1000, 999_999), parting, digits(100, 999)).map((parts) => parts.join("")),
      fc.tuple(digits(1, 999), parting, digits(1000, 9999)).map((parts) => parts.join("")),
      fc.constantFrom(
        "1 250,500",
        "1.250,50",
        "1,250.50",
        "1.250.000",
        "0,500",
        "0,125",
        ",500",
        "1.250:50",
        "1.25O",
        "1.250 st",
      ),
    ),
  );
  expect(await read(clear, true)).toEqual(await read(clear, false));
});

test("an export's three decimals are what they were", async () => {
  expect(await read(["3,500", "1.250", "1,005", "1.250 kr"], false)).toEqual([
    { text: "3,500", value: 3.5, faults: [], faulty: false },
    { text: "1.250", value: 1.25, faults: [], faulty: false },
    { text: "1,005", value: expect.any(Number), faults: ["delar_av_ore"], faulty: true },
    { text: "1.250 kr", value: null, faults: ["belopp"], faulty: true },
  ]);
});
