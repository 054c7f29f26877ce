import { describe, expect, it } from "vitest";
import { minutesText } from "../../../../dashboards/pages/fynd/caseView.ts";
import {
  findingsHeadline,
  findingsLead,
  fromHash,
  largestHalf,
  select,
  toHash,
} from "../../../../dashboards/pages/fynd/selection.ts";
import type { FindingRow } from "../../../../dashboards/pages/fynd/types.ts";

const finding = (fynd_id: string, change: Partial<FindingRow> = {}): FindingRow => ({
  fynd_id,
  regel_id: "R12",
  regel_namn: "Mer tid än beslutet medger",
  klass: "hard",
  utforare_id: "U1",
  utforare_namn: "Hemtjänst AB",
  driftsform_namn: "Privat regi",
  enhet_namn: null,
  brukare: "B-0123456789",
  period: "2025-03",
  minuter: 30,
  belopp_kr: 100,
  antal_rader: 1,
  forklaring: "",
  ...change,
});

describe("the selection in the address", () => {
  it("survives the way there and back", () => {
    const selection = { regel: "R12", utforare: "U1", ar: "2025", fall: "F-12ab" };
    expect(fromHash(toHash(selection))).toEqual(selection);
    expect(fromHash("#F-12ab34cd56ef")).toEqual({ fall: "F-12ab34cd56ef" });
    expect(fromHash("#listan")).toEqual({});
    expect(toHash({})).toBe("#");
  });

  it("chooses by rule, utförare, class and the year in which the period ends", () => {
    const findings = [
      finding("F-1"),
      finding("F-2", { regel_id: "R18" }),
      finding("F-3", { period: "2025-12/2026-01" }),
    ];
    const ids = (selection: Parameters<typeof select>[1]) => select(findings, selection).map((row) => row.fynd_id);
    expect(ids({})).toEqual(["F-1", "F-2", "F-3"]);
    expect(ids({ regel: "R18" })).toEqual(["F-2"]);
    expect(ids({ ar: "2026" })).toEqual(["F-3"]);
    expect(ids({ utforare: "U2" })).toEqual([]);
    expect(ids({ klass: "mjuk" })).toEqual([]);
  });

  it("finds a choice among many thousands quickly", () => {
    const many = Array.from({ length: 50_000 }, (_, index) =>
      finding(`F-${index}`, { regel_id: index % 2 ? "R12" : "R18" }),
    );
    const start = performance.now();
    expect(select(many, { regel: "R18" })).toHaveLength(25_000);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe("the page's sentences", () => {
  it("says how much and where the weight lies", () => {
    const findings = [100, 60, 20, 10, 10].map((belopp_kr, index) => finding(`F-${index}`, { belopp_kr }));
    expect(findingsHeadline(findings)).toBe("5 mönster att fråga om, tillsammans 200\u00a0kr");
    expect(findingsLead(findings)).toMatch(/^En av dem står för hälften/);
    expect(largestHalf([50, 50, 50, 50])).toBe(2);
    expect(findingsHeadline([])).toBe("Inget mönster att fråga om");
  });

  it.each([
    [1, "1 minut"],
    [60, "1 timme"],
    [705, "11 timmar 45 minuter"],
  ])("writes %d minutes as people do", (minutes, words) => expect(minutesText(minutes)).toBe(words));
});
