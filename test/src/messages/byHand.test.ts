import { describe, expect, it } from "vitest";
import { notRead } from "../../../src/messages/byHand.ts";
import { laterThanData } from "../../../src/messages/later.ts";

const controls = { one: "kontroll", many: "kontroller" };
const answers = { one: "svar", many: "svar" };

describe("what people filled in and that was not read", () => {
  it("is told file by file, with the lines to look at", () => {
    expect(
      notRead([
        { ...answers, fil: "fyndsvar/svar.csv", rader: 7, avvisade: [5, 8] },
        { ...controls, fil: "fakturakontroller/k.csv", rader: 1, avvisade: [2] },
      ]),
    ).toEqual([
      "2 av 7 svar i fyndsvar/svar.csv lästes inte: rad 5 och 8.",
      "1 av 1 kontroll i fakturakontroller/k.csv lästes inte: rad 2.",
    ]);
  });

  it("names no more lines than somebody reads", () => {
    const avvisade = Array.from({ length: 1500 }, (_, n) => n + 2);
    expect(notRead([{ ...controls, fil: "a.csv", rader: 2000, avvisade }])).toEqual([
      "1 500 av 2 000 kontroller i a.csv lästes inte: rad 2, 3, 4, 5, 6, 7, 8, 9 och 1 492 till.".replace(
        /(?<=\d) (?=\d{3} )/g,
        "\u00a0",
      ),
    ]);
  });
});

describe("what is dated after the data ends", () => {
  it("waits without fault where people filled it in, and is to be looked at in an export", () => {
    expect(
      laterThanData(
        [
          { fil: "fyndsvar/svar.csv", senare: 3, rader: 7, ifyllda: answers },
          { fil: "klagomal/k.csv", senare: 2, rader: 90 },
        ],
        "2026-09-30",
      ),
    ).toEqual([
      "3 av 7 svar i fyndsvar/svar.csv räknas inte än: dagen ligger efter uppgifternas sista, den 30 september 2026. Sådana rader räknas från den första körning vars uppgifter når dit, och behöver inte fyllas i igen; är en dag felskriven, rätta den.",
      "Rader daterade efter uppgifternas sista dag räknas inte med: 2 i klagomal/k.csv. De räknas från den första körning vars uppgifter når dit. Rätta datumen om de är fel, eller ändra per_datum i uppsikt.yaml om uppgifterna redan når dit.",
    ]);
    expect(laterThanData([], "2026-09-30")).toEqual([]);
  });
});
