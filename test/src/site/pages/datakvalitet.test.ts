import { describe, expect, it } from "vitest";
import { isStale } from "../../../../dashboards/pages/common/freshness.ts";
import { lacking } from "../../../../dashboards/pages/common/lacks.ts";
import {
  addsUp,
  type FileRow,
  faultsOf,
  lineNumbers,
  type RejectedRow,
  rejectionSentence,
} from "../../../../dashboards/pages/datakvalitet/files.ts";
import { sourceStates } from "../../../../dashboards/pages/datakvalitet/freshness.ts";
import { qualityHeadline, qualityLead } from "../../../../dashboards/pages/datakvalitet/headline.ts";

const file = (change: Partial<FileRow>): FileRow => ({
  kalla: "klagomal",
  fil: "klagomal/a.csv",
  rader: 10,
  godkanda: 7,
  avvisade: 1,
  dubbletter: 1,
  ej_rader: 1,
  kodning: "utf-8",
  avgransare: ";",
  mappning: null,
  senaste_datum: "2025-12-01",
  ...change,
});

const source = (kalla: string, finns: boolean) => ({ kalla, titel: kalla, korn: "", finns, utan: `Utan ${kalla} …` });

const rejected = (change: Partial<RejectedRow>): RejectedRow => ({
  kalla: "klagomal",
  fil: "klagomal/a.csv",
  kolumn: "kategori",
  regel: "okand_kod",
  antal: 1,
  rader: 1,
  forsta_rader: [4],
  meddelande: null,
  ...change,
});

describe("files", () => {
  it("adds up, or says so (design 2: rader = godkanda + avvisade + dubbletter + ej_rader)", () => {
    expect(addsUp(file({}))).toBe(true);
    expect(addsUp(file({ rader: 11 }))).toBe(false);
    expect(qualityLead([file({ rader: 11 })])).toContain("går inte ihop för klagomal/a.csv");
  });

  it("writes the rule's sentence without the value when the message quoted one", () => {
    expect(rejectionSentence(rejected({}))).toBe(
      "kategori: värdet (visas inte) är ingen känd kod; rätta koden eller lägg till den i en mappning",
    );
    expect(rejectionSentence(rejected({ meddelande: "start: slutar före sin början" }))).toBe(
      "start: slutar före sin början",
    );
  });

  it("gathers the same fault from several files, with the lines", () => {
    const faults = faultsOf([rejected({}), rejected({ fil: "klagomal/b.csv", rader: 25, forsta_rader: [5, 17] })]);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.rader).toBe(26);
    expect(faultsOf([rejected({})], [{ kalla: "klagomal", titel: "Klagomål" }])[0]?.kalla).toBe("Klagomål");
    expect(faults[0]?.platstext).toBe("klagomal/a.csv rad 4; klagomal/b.csv rad 5, 17 … och 23 till");
    expect(lineNumbers(rejected({ forsta_rader: [87415] }))).toBe("87415");
  });
});

describe("freshness on the as-of day", () => {
  const sources = [
    source("klagomal", true),
    source("beslut", true),
    source("enheter", true),
    source("volymer", true),
    source("avtal", false),
  ];
  const files = [
    file({}),
    file({ kalla: "beslut", senaste_datum: "2025-09-29" }),
    file({ kalla: "enheter", senaste_datum: "2019-01-01" }),
    file({ kalla: "volymer", senaste_datum: null }),
  ];

  it("tells fresh from stale, undated, register and absent", () => {
    const states = sourceStates(sources, files, "2025-12-31");
    expect(states.map(({ kalla, farskhet, dagar }) => [kalla, farskhet, dagar])).toEqual([
      ["klagomal", "aktuell", 30],
      ["beslut", "gammal", 93], // a quarter is at most 92 days
      ["enheter", "register", null],
      ["volymer", "utan_datum", null],
      ["avtal", "saknas", null],
    ]);
    expect(qualityHeadline(files, states)).toBe(
      "4 av 40 rader avvisades; en av fem källor saknas och en är äldre än ett kvartal",
    );
  });

  it("takes the newest of a source's files, and no date after the as-of day as negative", () => {
    const states = sourceStates(
      [source("klagomal", true)],
      [file({}), file({ senaste_datum: "2026-01-05" })],
      "2025-12-31",
    );
    expect(states[0]).toMatchObject({ dagar: 0, filer: 2, rader: 20 });
  });

  it("calls no register old, on any page", () => {
    expect(isStale({ kalla: "avtal", dagar: 2000 })).toBe(false);
    expect(isStale({ kalla: "klagomal", dagar: 92 })).toBe(false);
    expect(isStale({ kalla: "klagomal", dagar: 93 })).toBe(true);
  });

  it("lists only those lacking that the page rests on", () => {
    expect(lacking(sources, ["avtal", "klagomal"]).map(({ kalla }) => kalla)).toEqual(["avtal"]);
  });
});
