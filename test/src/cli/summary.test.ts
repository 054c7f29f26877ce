import { describe, expect, it } from "vitest";
import type { RunSummary } from "../../../pipelines/run.ts";
import { summaryText } from "../../../src/cli/summary.ts";

const summary = {
  imprint: { kommun: "Exempelbo kommun", perDatum: "2026-09-30", korning: "abc" },
  files: 2,
  rows: 10,
  rejected: 0,
  unread: [],
  waiting: [],
  unknownFolders: [],
  missing: [],
  later: [],
  answers: { forNothing: [], above: [], otherRule: [] },
  months: null,
} as unknown as RunSummary;

describe("what a run says when it is done", () => {
  it("names what people filled in and was not read apart from the thousands of an export", () => {
    const unread = [{ fil: "fyndsvar/svar.csv", rader: 7, avvisade: [5, 8], one: "svar", many: "svar" }];
    expect(summaryText({ ...summary, rejected: 83, unread })).toContain(
      "83 rader avvisades; uppsikt check visar var och varför, och sidan Datakvalitet räknar dem.\n" +
        "2 av 7 svar i fyndsvar/svar.csv lästes inte: rad 5 och 8.\nuppsikt check säger varför.",
    );
    expect(summaryText({ ...summary, rejected: 83 })).not.toContain("lästes inte");
  });

  it("tells of answers that came back and that nobody has assessed", () => {
    const waiting = [
      {
        fil: "fyndsvar/fragor-U009.csv",
        vantar: [4, 9, 11],
        one: "svar",
        many: "svar",
        ifyllda: ["svar", "belopp", "roll"],
        tomma: ["datum", "utfall"],
      },
    ];
    expect(summaryText({ ...summary, waiting })).toContain(
      "\n3 svar i fyndsvar/fragor-U009.csv väntar på bedömning: svar, belopp eller roll är ifyllt, men varken datum eller utfall (rad 4, 9 och 11). Fyll i datum och utfall när bedömningen är gjord; tills dess räknas det som obesvarat.\n",
    );
    expect(summaryText(summary)).not.toContain("väntar");
  });

  it("tells of answers that are dated after the data ends, which would else be left out in silence", () => {
    const later = [{ fil: "fyndsvar/arbetslista.xlsx", senare: 3, rader: 7, ifyllda: { one: "svar", many: "svar" } }];
    expect(summaryText({ ...summary, later })).toContain(
      "till och med 30 september 2026.\nIngen rad avvisades.\n3 av 7 svar i fyndsvar/arbetslista.xlsx räknas inte än",
    );
    expect(summaryText(summary)).not.toContain("räknas inte");
  });

  it("names the answers that somebody should look at, and not all of many", () => {
    const ids = Array.from({ length: 7 }, (_, n) => `F-${n}`);
    const text = summaryText({ ...summary, answers: { forNothing: ids, above: ["F-9"], otherRule: ["F-10"] } });
    expect(text).toContain("7 svar i fyndsvar gäller fynd som inte finns i körningen");
    expect(text).toContain("F-0, F-1, F-2, F-3, F-4 och 2 till. ");
    expect(text).toContain("Ett svar i fyndsvar har mer än dubbelt så stort belopp som fyndet frågar om: F-9.");
    expect(text).toContain(
      "Ett svar i fyndsvar anger en annan regel än fyndets: F-10. Det räknas för fyndets regel; kontrollera att fynd_id är rätt.",
    );
    expect(summaryText(summary)).not.toContain("fyndsvar");
  });
});
