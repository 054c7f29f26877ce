import { describe, expect, test } from "vitest";
import { parseSqlFile } from "../../../src/metadata/header.ts";
import { contentId } from "../../../src/metadata/id.ts";
import { parseIndicator } from "../../../src/metadata/indicator.ts";

const header = {
  id: "avvikelser-fall",
  namn: "Fall",
  kvalitetsomrade: "halso-och-sjukvard",
  kallor: "[avvikelser]",
  typ: "antal",
  exponering: "brukardygn",
  skala: "1000",
  riktning: "hog",
  vikt: "0.1",
  krav: "[NO-24]",
  syfte: "Visar hur ofta någon faller.",
  klass: "egenrapporterad",
  lagrum: "null",
  oskyldig_forklaring: "Sköra brukare faller oftare.",
};
const sections = "-- @matt\nselect 1\n-- @rader\nselect 2\n";

const file = (changes: Record<string, string>, body = sections, path = "m/avvikelser-fall.sql") => {
  const lines = Object.entries({ ...header, ...changes }).map(([key, value]) => `-- ${key}: ${value}`);
  return parseSqlFile(path, `${lines.join("\n")}\n${body}`);
};

describe("parseIndicator", () => {
  test("reads the header with its defaults, and both sections", () => {
    const { metadata, matt, rader } = parseIndicator(file({}));
    expect(metadata).toMatchObject({ id: "avvikelser-fall", skala: 1000, riktvarde: null, beroende: 1, lagrum: null });
    expect([matt, rader]).toEqual(["select 1", "select 2"]);
  });

  test.each([
    [{ typ: "procent" }, /typ/],
    [{ vikt: "-1" }, /vikt/],
    [{ krav: "[fel]" }, /krav/],
    [{ klass: "annat" }, /klass/],
    [{ okand: "1" }, /okand/i],
    [{ id: "avvikelser-annat" }, /not the file's name/],
    [{ typ: "andel" }, /skala must be 1/],
  ])("refuses %j and says why", (changes, reason) => {
    expect(() => parseIndicator(file(changes as Record<string, string>))).toThrow(reason);
  });

  test("refuses a file without @rader: nothing could be explained", () => {
    expect(() => parseIndicator(file({}, "-- @matt\nselect 1\n"))).toThrow(/@rader/);
  });
});

test("contentId is the first twelve hex digits of the md5 of the parts joined by |", () => {
  // printf 'a|b' | md5sum
  expect(contentId("X", "a", "b")).toBe("X-d07262410206");
});
