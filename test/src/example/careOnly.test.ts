import { beforeAll, describe, expect, it } from "vitest";
import { generateExample } from "../../../src/example/index.ts";
import { memoryWriter, rowsOf } from "./memory.ts";

const MONEY = ["fakturor", "fyndsvar", "leverantorsreskontra", "prislista", "restider", "utbytesbesok", "utford_tid"];
/** What the answer key says of visits and invoices is in the whole example only. */
const SHORTER = ["avvisade", "ersatta", "fakturafel", "klockbyten", "oskyldiga"].map((kind) => `facit/${kind}.csv`);

let whole: Map<string, Buffer>;
let care: Map<string, Buffer>;

const make = async (only?: "care") => {
  const writer = memoryWriter();
  await generateExample({ size: "pytteliten", seed: 3, writer, ...(only && { only }) });
  return writer.files;
};

beforeAll(async () => {
  whole = await make();
  care = await make("care");
});

const lines = (files: Map<string, Buffer>, path: string) => files.get(path)?.toString("utf8").split("\n") ?? [];

describe("the example without visits and invoices", () => {
  it("lacks the sources of money, and no other", () => {
    const isMoney = (path: string) => MONEY.includes(path.split("/")[0] as string);
    expect([...care.keys()].sort()).toEqual([...whole.keys()].filter((path) => !isMoney(path)).sort());
  });

  it("is the whole example, byte for byte, in every file about care", () => {
    const same = [...care.keys()].filter((path) => !path.startsWith("volymer/") && !SHORTER.includes(path));
    expect(same.length).toBeGreaterThan(30);
    for (const path of same) expect(care.get(path)?.equals(whole.get(path) as Buffer), path).toBe(true);
  });

  it("has the volumes of the whole example but for the hours that visits would have told", () => {
    for (const path of [...care.keys()].filter((name) => name.startsWith("volymer/"))) {
      const without = rowsOf(lines(whole, path).join("\n")).map((row) => ({ ...row, utforda_timmar: "" }));
      expect(rowsOf(lines(care, path).join("\n"))).toEqual(without);
    }
  });

  it("says of care what the whole answer key says", () => {
    for (const path of SHORTER) {
      const all = lines(whole, path);
      const some = lines(care, path);
      expect(some.length).toBeLessThan(all.length);
      let at = -1;
      for (const line of some) {
        at = all.indexOf(line, at + 1);
        expect(at, `${path}: ${line}`).toBeGreaterThanOrEqual(0);
      }
    }
  });
});
