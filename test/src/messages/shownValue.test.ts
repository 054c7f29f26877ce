import fc from "fast-check";
import { expect, test } from "vitest";
import type { Kind } from "../../../src/contracts/language/types.ts";
import { shownValue } from "../../../src/messages/shownValue.ts";
import { codeLists } from "../contracts/codeLists.ts";

const kinds: Kind[] = [
  "id",
  "text",
  "fritext",
  "roll",
  "person",
  "orgnr",
  "leverantor",
  "datum",
  "tid",
  "manad",
  "kvartal",
  "kr",
  "pris",
  "timmar",
  "tal",
  "heltal",
  "andel",
  "janej",
  "grad",
  "kod",
  "koder",
];
const codes = codeLists.flatMap(({ rows }) => rows.flatMap(({ kod }) => kod ?? []));

/** Among the most common names in Sweden (SCB, namnstatistik), and some that resemble a code. */
const first = [
  "Anna",
  "Eva",
  "Maria",
  "Karin",
  "Kristina",
  "Lars",
  "Mikael",
  "Anders",
  "Johan",
  "Erik",
  "Annan",
  "Bo",
  "Mohammed",
];
const last = [
  "Andersson",
  "Johansson",
  "Karlsson",
  "Nilsson",
  "Fallström",
  "Natterud",
  "Servin",
  "Tillberg",
  "Ali",
  "Dahl",
  "Heljgren",
];

test("a name is never shown, in whatever column it landed", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.constantFrom(...first, ...last),
      fc.constantFrom("", ...last),
      fc.constantFrom(" ", ", ", "-", "."),
      fc.constantFrom("", " 3", " 85 år", ", rum 12"),
      (kind, given, family, between, after) => {
        expect(shownValue(kind, `${given}${family && between}${family}${after}`, codes)).toBeNull();
      },
    ),
    { numRuns: 3000 },
  );
});

test("an identity number is never shown, however it is written", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.constantFrom(
        "19121212-1212",
        "121212-1212",
        "1212121212",
        "191212121212",
        "121212+1212",
        "19121212 1212",
        "1912-12-12-1212",
        "12 12 12 12 12",
        "19121212.1212",
      ),
      fc.constantFrom("", " ", "P"),
      (kind, number, before) => {
        expect(shownValue(kind, before + number, codes)).toBeNull();
      },
    ),
  );
});

test.each([
  ["datum", "2025-02-30", "2025-02-30"],
  ["datum", "31/12/2025", "31/12/2025"],
  ["datum", "121212", null],
  ["datum", "19121212", null],
  ["datum", "12 12 12", null],
  ["datum", "12-12-12", null],
  ["datum", "121212-", null],
  ["datum", "12.12.12", null],
  ["datum", "12/12/12", null],
  ["tid", "19121212", null],
  ["kvartal", "12-1212", null],
  ["datum", "31.12.2025", "31.12.2025"],
  ["manad", "121212", null],
  ["kr", "121212", "121212"],
  ["roll", "R12", null],
  ["tid", "2025-03-30 02:15", "2025-03-30 02:15"],
  ["kr", "1.234,50", "1.234,50"],
  ["kr", "−1 234,505", "−1 234,505"],
  ["andel", "850 %", "850 %"],
  ["id", "E-HT-999", "E-HT-999"],
  ["kod", "lakemedell", "lakemedell"],
  ["koder", "brist i bemötande", "brist i bemötande"],
  ["kod", "Karin75", null],
  ["kr", "tolv", null],
  ["text", "2025-02-30", null],
  ["person", "EX-1", null],
] as const)("%s %s", (kind, value, shown) => {
  expect(shownValue(kind, value, codes)).toBe(shown);
});
