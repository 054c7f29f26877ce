import { describe, expect, test } from "vitest";
import { peerReferences } from "../../../src/risk/peerReference.ts";

describe("peerReferences", () => {
  test("like peers give the exact conditional prior: Gamma(events of the others)", () => {
    const [first] = peerReferences(
      [
        { taljare: 9, namnare: 3 },
        { taljare: 2, namnare: 2 },
        { taljare: 4, namnare: 4 },
      ],
      "antal",
      { minSpread: 0 },
    );
    expect(first).toEqual({ level: 1, alpha: 6, beta: 6, peers: 2 });
  });

  test("moment estimate by hand", () => {
    // Others: rates 1 and 5 with exposure 10 each. Level 3; Q = 10²/10 + 50²/10 − 60²/20 = 80; room = 20 − 200/20 = 10;
    // between = (80 − 3)/10 = 7.7; variance = 7.7 × 1.5 + 3/20 = 11.7; alpha = 9/11.7.
    const [first] = peerReferences(
      [
        { taljare: 0, namnare: 1 },
        { taljare: 10, namnare: 10 },
        { taljare: 50, namnare: 10 },
      ],
      "antal",
      { minSpread: 0 },
    );
    expect(first!.level).toBeCloseTo(3, 12);
    expect(first!.alpha).toBeCloseTo(9 / 11.7, 12);
  });

  test("an outlier does not lift its own bar, and no events among the others is half an event", () => {
    const units = [
      { taljare: 100, namnare: 10 },
      { taljare: 0, namnare: 10 },
      { taljare: 0, namnare: 10 },
    ];
    const [outlier] = peerReferences(units, "antal", { minSpread: 0.15 });
    expect(outlier!.level).toBeCloseTo(0.5 / 20, 12);
    expect(peerReferences(units.slice(0, 1), "antal", { minSpread: 0.15 })).toEqual([null]);
  });

  test("a share's prior has the level as its mean", () => {
    const [first] = peerReferences(
      [
        { taljare: 1, namnare: 10 },
        { taljare: 3, namnare: 10 },
        { taljare: 5, namnare: 10 },
      ],
      "andel",
      { minSpread: 0.15 },
    );
    expect(first!.level).toBeCloseTo(0.4, 12);
    expect(first!.alpha / (first!.alpha + first!.beta)).toBeCloseTo(0.4, 12);
  });

  test("refuses more hits than trials", () => {
    expect(() => peerReferences([{ taljare: 3, namnare: 2 }], "andel", { minSpread: 0 })).toThrow(/3 of 2/);
  });
});
