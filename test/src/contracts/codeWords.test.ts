import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCodeList } from "../../../src/contracts/language/codeList.ts";
import { codeWords, type NamedCode } from "../../../src/contracts/language/codeWords.ts";
import { foldCode } from "../../../src/messages/nearest.ts";

const words = (...codes: [kod: string, namn?: string][]): Record<string, string> =>
  Object.fromEntries(codeWords(codes.map(([kod, namn]) => ({ kod, namn }))));

describe("the words that a cell may say for a code", () => {
  it("are the code and its name, in any case and with or without å, ä and ö", () => {
    expect(words(["forklarat", "Förklarat"], ["SoL", "Socialtjänstlagen"], ["ja"])).toEqual({
      forklarat: "forklarat",
      sol: "SoL",
      socialtjanstlagen: "SoL",
      ja: "ja",
    });
  });

  it("a word that is a code means that code, also where another code has it for a name", () => {
    expect(words(["natt", "Dag"], ["dag", "Natt"])).toEqual({ natt: "natt", dag: "dag" });
  });

  it("a name that two codes share is neither's, and an empty name nobody's", () => {
    expect(words(["a", "Annat"], ["b", "ANNAT"], ["c", " "])).toEqual({ a: "a", b: "b", c: "c" });
  });

  it("whatever the list, every code is found by itself, and every word leads to a code of the list", () => {
    const short = fc.constantFrom("a", "å", "B", "b", "c d", "");
    const list: fc.Arbitrary<NamedCode[]> = fc.uniqueArray(
      fc.record({ kod: fc.constantFrom("a", "b", "c", "D"), namn: fc.option(short, { nil: undefined }) }),
      { selector: ({ kod }) => kod },
    );
    fc.assert(
      fc.property(list, (codes) => {
        const found = codeWords(codes);
        for (const { kod } of codes) expect(found.get(foldCode(kod))).toBe(kod);
        for (const [word, code] of found)
          expect(
            codes.some(({ kod, namn = "" }) => kod === code && [foldCode(kod), foldCode(namn)].includes(word)),
          ).toBe(true);
      }),
    );
  });

  const folder = join(import.meta.dirname, "../../../data/koder");
  const lists = readdirSync(folder).map((file) => parseCodeList(file, readFileSync(join(folder, file), "utf8")));

  it.each(lists.filter(({ columns }) => columns.includes("kod")))("$name: every name can be written", ({ rows }) => {
    const found = codeWords(rows.map(({ kod = "", namn }) => ({ kod, namn })));
    for (const { kod, namn = "" } of rows) expect(found.get(foldCode(namn)), namn).toBe(kod);
  });
});
