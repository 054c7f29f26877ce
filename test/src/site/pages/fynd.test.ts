import { tableFromIPC } from "apache-arrow";
import { describe, expect, it } from "vitest";
import { columnar } from "../../../../dashboards/components/columnar.ts";
import { chanceText, factsOf, minutesText, probabilityText } from "../../../../dashboards/pages/fynd/caseView.ts";
import { evidenceSummary, stretchesOf } from "../../../../dashboards/pages/fynd/evidence.ts";
import { findingsOf, WORK_ORDER } from "../../../../dashboards/pages/fynd/findings.ts";
import { summaryText } from "../../../../dashboards/pages/fynd/list.ts";
import { questionText } from "../../../../dashboards/pages/fynd/question.ts";
import {
  EVERYTHING,
  findingsHeadline,
  findingsLead,
  firstHalf,
  fromHash,
  toHash,
} from "../../../../dashboards/pages/fynd/selection.ts";
import type { EvidenceRow, FindingRow } from "../../../../dashboards/pages/fynd/types.ts";
import { arrowFile } from "../../../browser/edition.ts";

const NBSP = "\u00a0";

const finding = (fynd_id: string, change: Partial<FindingRow> = {}): FindingRow => ({
  fynd_id,
  regel_id: "R12",
  regel_namn: "Mer tid än beslutet medger",
  klass: "hard",
  utforare_id: "U1",
  utforare_namn: "Hemtjänst AB",
  driftsform_namn: "Privat regi",
  enhet_namn: "Enhet Å",
  brukare: "B-0123456789",
  period: "2025-03",
  minuter: 30,
  belopp_kr: 100,
  unik_kr: 100,
  vantad_kr: 80,
  sannolikhet: 0.8,
  sannolikhet_lag: 0.6,
  sannolikhet_hog: 0.9,
  sannolikhet_grund: "antagande",
  manader_i_rad: 1,
  svar: null,
  svar_namn: null,
  svar_datum: null,
  p: null,
  q: null,
  antal_rader: 1,
  del: 0,
  ...change,
});

const findings = (...rows: FindingRow[]) =>
  findingsOf(columnar(tableFromIPC(arrowFile(rows as unknown as Record<string, unknown>[]))));

describe("the selection in the address", () => {
  it("survives the way there and back", () => {
    const selection = {
      chosen: { regel: "R12", utforare: "U1", manad: "2025-03", kronor: "10000" },
      search: "åsa & bo",
      order: { key: "belopp_kr", descending: false },
      fall: "F-12ab",
    };
    expect(fromHash(toHash(selection))).toEqual(selection);
    expect(fromHash("#F-12ab34cd56ef")).toEqual({ ...EVERYTHING, fall: "F-12ab34cd56ef" });
    expect(fromHash("#listan")).toEqual(EVERYTHING);
    expect(toHash(EVERYTHING)).toBe("#");
  });
});

describe("choosing among findings", () => {
  const all = findings(
    finding("F-1", { unik_kr: 120_000, vantad_kr: 96_000 }),
    finding("F-2", {
      regel_id: "R18",
      regel_namn: "Dubbelfaktura",
      unik_kr: 12_000,
      svar: "forklarat",
      svar_namn: "Förklarat",
    }),
    finding("F-3", {
      period: "2025-12/2026-01",
      unik_kr: 0,
      manader_i_rad: 3,
      utforare_id: "U2",
      utforare_namn: "Åsa AB",
    }),
    finding("F-4", {
      klass: "mjuk",
      sannolikhet: 0.3,
      brukare: "B-zzzzzzzzzz",
      belopp_kr: null,
      unik_kr: null,
      vantad_kr: null,
    }),
  );
  const ids = (chosen: Record<string, string>, search = "") =>
    Array.from(all.choose(chosen, search).rows, (place) => all.row(place).fynd_id);

  it.each([
    [{}, ["F-1", "F-2", "F-3", "F-4"]],
    [{ regel: "R18" }, ["F-2"]],
    [{ klass: "mjuk" }, ["F-4"]],
    [{ utforare: "U2" }, ["F-3"]],
    [{ manad: "2026" }, ["F-3"]], // the month in which the period ends
    [{ manad: "2025-03" }, ["F-1", "F-2", "F-4"]],
    [{ kronor: "10000" }, ["F-1", "F-2"]],
    [{ svar: "inget" }, ["F-1", "F-3", "F-4"]],
    [{ svar: "forklarat" }, ["F-2"]],
    [{ sannolikhet: "0.75" }, ["F-1", "F-2", "F-3"]],
    [{ rad: "3" }, ["F-3"]],
    [{ regel: "R12", klass: "hard", manad: "2025" }, ["F-1"]],
    [{ regel: "finns inte" }, []], // never more than was asked for
  ] as [Record<string, string>, string[]][])("%j leaves %j", (chosen, left) => expect(ids(chosen)).toEqual(left));

  it.each([
    ["f-3", ["F-3"]],
    ["B-ZZZ", ["F-4"]],
    ["åsa", ["F-3"]],
    ["dubbel", ["F-2"]],
    ["finns inte", []],
  ])("finds %j", (search, left) => expect(ids({}, search)).toEqual(left));

  it("says what each choice would leave, given the others", () => {
    const { counts } = all.choose({ klass: "hard", manad: "2025-03" }, "");
    expect(Object.fromEntries(counts.get("klass")!)).toEqual({ hard: 2, mjuk: 1 });
    expect(Object.fromEntries(counts.get("regel")!)).toEqual({ R12: 1, R18: 1 });
    expect(counts.get("manad")!.get("2026-01")).toBe(1);
  });

  it("orders by what is chosen, missing values last in both directions", () => {
    const { rows } = all.choose({}, "");
    const by = (key: string, descending: boolean) =>
      Array.from(all.inOrder(rows, { key, descending }), (place) => all.row(place).fynd_id);
    expect(by(WORK_ORDER.key, true)).toEqual(["F-1", "F-2", "F-3", "F-4"]);
    expect(by("unik_kr", true)).toEqual(["F-1", "F-2", "F-3", "F-4"]);
    expect(by("unik_kr", false)).toEqual(["F-3", "F-2", "F-1", "F-4"]);
    expect(by("utforare_namn", true)).toEqual(["F-3", "F-1", "F-2", "F-4"]);
  });

  it("finds a case by its whole id only", () => {
    expect(all.placeOf("F-3")).toBe(2);
    expect(all.placeOf("F-")).toBeNull();
    expect(all.sums(all.choose({ kronor: "10000" }, "").rows)).toEqual({
      answered: 1,
      kronor: 200,
      unique: 132_000,
      expected: 96_080,
    });
  });
});

describe("the page's sentences", () => {
  it("says how much and where the weight lies", () => {
    const sums = { answered: 0, kronor: 300, unique: 200, expected: 150 };
    expect(findingsHeadline(5, sums)).toBe(`5 mönster att fråga om, tillsammans 200${NBSP}kr`);
    expect(findingsLead(5, 1, sums)).toMatch(/^Det första i listan står för hälften/);
    expect(firstHalf([0, 1, 2, 3], (row) => [100, 60, 20, 20][row]!, 200)).toBe(1);
    expect(firstHalf([0, 1, 2, 3], () => 50, 200)).toBe(2);
    expect(findingsHeadline(0, sums)).toBe("Inget mönster att fråga om");
    expect(findingsHeadline(5, { ...sums, answered: 2 })).toBe("3 mönster kvar att fråga om, 2 är besvarade");
    expect(findingsLead(5, 1, { ...sums, answered: 2 })).toMatch(/^Alla 5 gäller tillsammans 200/);
    expect(summaryText(5, 9, sums)).toBe(
      `5 av 9 fall, 200${NBSP}kr, 300${NBSP}kr om varje regel räknas för sig. Väntas stå sig när utförarna svarat: 150${NBSP}kr`,
    );
  });

  it.each([
    [1, "1 minut"],
    [60, "1 timme"],
    [705, "11 timmar 45 minuter"],
  ])("writes %d minutes as people do", (minutes, words) => expect(minutesText(minutes)).toBe(words));

  it("never lets an assumption look like experience", () => {
    expect(probabilityText(finding("F-1"))).toBe(
      `80${NBSP}% (60–90${NBSP}%), ett antagande, för svaren är ännu för få`,
    );
    expect(probabilityText(finding("F-1", { sannolikhet_grund: "lart" }))).toContain(
      "efter svaren på andra fall av samma klass, regelns egna inräknade",
    );
    expect(probabilityText(finding("F-1", { sannolikhet: null }))).toBe("okänd, inga svar ännu");
    expect(chanceText(0.0041)).toBe(`högst 5 av 1${NBSP}000`);
  });

  it("leaves out what is not known, and says that nobody has answered", () => {
    const labels = new Map(factsOf(finding("F-1", { enhet_namn: null, belopp_kr: null, unik_kr: null })));
    expect(labels.has("Enhet")).toBe(false);
    expect(labels.get("Kronor")).toBe("priset är okänt");
    expect(labels.get("Senaste svar")).toBe("inget svar inläst");
  });
});

const visit = (rad_id: string, fran: string, till: string, brukare = "B-a"): EvidenceRow => ({
  fynd_id: "F-1",
  nr: 1,
  slag: "besok",
  rad_id,
  brukare,
  insats: "Service",
  enhet_namn: null,
  fran,
  till,
  minuter: 20,
  registrering: "auto",
  tidsslag: null,
  belopp_kr: null,
});
const line: EvidenceRow = {
  ...visit("F9/1", "2025-03-01", "2025-03-31"),
  slag: "faktura",
  minuter: 600,
  belopp_kr: 4100,
};

describe("the rows behind a case", () => {
  it("says how many there are and how much goes on at once", () => {
    const rows = [
      visit("B1", "2025-03-04 08:10", "2025-03-04 08:40"),
      visit("B2", "2025-03-04 08:25", "2025-03-04 09:00", "B-b"),
    ];
    expect(evidenceSummary(rows)).toBe("Två besök 4 mars 2025, varav 15 minuter samtidigt.");
    expect(stretchesOf(rows).map(({ label }) => label)).toEqual(["B-a", "B-b"]);
    expect(evidenceSummary(rows, false)).toBe("Två besök 4 mars 2025.");
    expect(evidenceSummary([line])).toBe(`En fakturarad på tillsammans 4${NBSP}100${NBSP}kr.`);
    expect(evidenceSummary([])).toBe("Inga rader.");
  });

  it("becomes a question that accuses nobody and names no pseudonym", () => {
    const rule = { fraga: "Vilka besök avser raden?", oskyldig_forklaring: "Telefonen saknade täckning." };
    const text = questionText(finding("F-1", { antal_rader: 3 }), "Raden saknar besök.", rule, [
      visit("B1", "2025-03-04 08:10", "2025-03-04 08:40"),
      line,
    ]);
    expect(text).toContain("– besök B1: 4 mars 2025 kl. 08.10–08.40, service, 20 minuter");
    expect(text).toContain(`– fakturarad F9/1: 1 mars 2025–31 mars 2025, service, 600 minuter, 4${NBSP}100${NBSP}kr`);
    expect(text).toContain("– och en rad till");
    expect(text).toContain("Vår fråga: Vilka besök avser raden?");
    expect(text).toContain("till exempel: telefonen saknade täckning.");
    expect(text).not.toMatch(/B-|fusk|fel |bedräg|brott/i);
  });
});
