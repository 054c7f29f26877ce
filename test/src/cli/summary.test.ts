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
  months: null,
} as unknown as RunSummary;

describe("what a run says when it is done", () => {
  it("tells of answers that are dated after the data ends, which would else be left out in silence", () => {
    expect(summaryText({ ...summary, later: ["fyndsvar/arbetslista.xlsx"] })).toContain(
      "till och med 30 september 2026.\nIngen rad avvisades.\nRader daterade efter uppgifternas sista dag räknas inte med: fyndsvar/arbetslista.xlsx.",
    );
    expect(summaryText(summary)).not.toContain("daterade efter");
  });
});
