import { describe, expect, test } from "vitest";
import { isMisspelt, nearest } from "../../../src/messages/nearest.ts";

const codes = [
  "fall",
  "lakemedel",
  "brist-i-bemotande",
  "brist-i-dokumentation",
  "brist-i-samtycke",
  "brist-i-samverkan",
  "annat",
];

describe("the nearest known codes", () => {
  test.each([
    ["lakemedell", ["lakemedel"]],
    ["Läkemedel ", ["lakemedel"]],
    ["fal", ["fall"]],
    ["brist i bemötande", ["brist-i-bemotande", "brist-i-dokumentation", "brist-i-samtycke"]],
    ["bristidokumentation", ["brist-i-dokumentation", "brist-i-bemotande", "brist-i-samtycke"]],
    ["hiss", []],
    ["", []],
  ])("%j → %j", (value, expected) => {
    expect(nearest(value, codes)).toEqual(expected);
  });

  test("codes in capitals or with å, ä and ö are as near as others", () => {
    expect(nearest("sol", ["SoL", "LSS", "HSL"])).toContain("SoL");
    expect(nearest("kvall", ["kväll", "natt"])).toEqual(["kväll"]);
  });

  test("a word is a misspelt code only if it is long and hardly differs", () => {
    expect(isMisspelt("lakemedell", codes)).toBe(true);
    expect(isMisspelt("Annan", codes)).toBe(false);
    expect(isMisspelt("Fallström", codes)).toBe(false);
  });
});
