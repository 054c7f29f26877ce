import { describe, expect, it } from "vitest";
import type { RunSummary } from "../../../pipelines/run.ts";
import { summaryText } from "../../../src/cli/summary.ts";

const summary = {
  imprint: { kommun: "Exempelbo kommun", perDatum: "2026-09-30", korning: "abc" },
  files: 2,
  rows: 10,
  rejected: 0,
  unknownFolders: [],
  missing: [],
  later: [],
  answers: { forNothing: [], above: [] },
  months: null,
} as unknown as RunSummary;

describe("what a run says when it is done", () => {
  it("tells of answers that are dated after the data ends, which would else be left out in silence", () => {
    expect(summaryText({ ...summary, later: ["fyndsvar/arbetslista.xlsx"] })).toContain(
      "till och med 30 september 2026.\nIngen rad avvisades.\nRader daterade efter uppgifternas sista dag räknas inte med: fyndsvar/arbetslista.xlsx.",
    );
    expect(summaryText(summary)).not.toContain("daterade efter");
  });

  it("names the answers that somebody should look at, and not all of many", () => {
    const ids = Array.from({ length: 7 }, (_, n) => `F-${n}`);
    const text = summaryText({ ...summary, answers: { forNothing: ids, above: ["F-9"] } });
    expect(text).toContain("7 svar i fyndsvar gäller fynd som inte finns i körningen");
    expect(text).toContain("F-0, F-1, F-2, F-3, F-4 och 2 till. ");
    expect(text).toContain("Ett svar i fyndsvar har mer än dubbelt så stort belopp som fyndet frågar om: F-9.");
    expect(summaryText(summary)).not.toContain("fyndsvar");
  });
});
