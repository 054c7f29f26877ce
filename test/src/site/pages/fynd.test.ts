import { tableFromIPC } from "apache-arrow";
import { describe, expect, it } from "vitest";
import { columnar } from "../../../../dashboards/components/columnar.ts";
import { chanceText, factsOf, probabilityText } from "../../../../dashboards/pages/fynd/caseView.ts";
import { evidenceSummary, stretchesOf } from "../../../../dashboards/pages/fynd/evidence.ts";
import { findingsOf, WORK_ORDER } from "../../../../dashboards/pages/fynd/findings.ts";
import { summaryText } from "../../../../dashboards/pages/fynd/list.ts";
import { minutesText } from "../../../../dashboards/pages/fynd/minutesText.ts";
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
  svar_belopp: null,
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
      vantad_kr: null,
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
    [{ sannolikhet: "0.75" }, ["F-1", "F-3"]], // what is answered is decided
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
      count: 2,
      kronor: 200,
      unique: 132_000,
      open: 1,
      openUnique: 120_000,
      expected: 96_000,
      wrong: 0,
      wrongKronor: 0,
      oversized: 0,
    });
  });

  it("keeps what is answered apart from what is left to ask: a late answer is none", () => {
    const some = findings(
      finding("F-1", { svar: "obesvarat", unik_kr: 10, vantad_kr: 8 }),
      finding("F-2", { svar: "felaktigt", svar_belopp: 30, vantad_kr: null }),
      finding("F-3", { svar: "delvis", svar_belopp: null, vantad_kr: null }),
      finding("F-4", { svar: "forklarat", svar_belopp: 0, vantad_kr: null }),
    );
    expect(some.sums(some.choose({}, "").rows)).toEqual({
      count: 4,
      kronor: 400,
      unique: 310,
      open: 1,
      openUnique: 10,
      expected: 8,
      wrong: 2,
      wrongKronor: 30,
      oversized: 0,
    });
    expect([0, 1, 2, 3].map(some.openAt)).toEqual([10, 0, 0, 0]);
  });
});

describe("the page's sentences", () => {
  it("says how much and where the weight lies", () => {
    const sums = {
      count: 5,
      kronor: 300,
      unique: 200,
      open: 5,
      openUnique: 200,
      expected: 150,
      wrong: 0,
      wrongKronor: 0,
      oversized: 0,
    };
    const some = { ...sums, open: 3, openUnique: 120, expected: 90, wrong: 1, wrongKronor: 70 };
    expect(findingsHeadline(sums, 5)).toBe(`Fem fall att fråga om, tillsammans 200${NBSP}kr`);
    expect(findingsLead(1, { ...sums, count: 6, open: 6 }, 9)).toMatch(/^Det första i listan står för hälften/);
    expect(firstHalf([0, 1, 2, 3], (row) => [100, 60, 20, 20][row]!, 200)).toBe(1);
    expect(firstHalf([0, 1, 2, 3], () => 50, 200)).toBe(2);
    const none = { ...sums, count: 0 };
    expect(findingsHeadline(none, 0)).toBe("Inget att fråga om");
    expect(findingsHeadline(none, 5)).toBe("Inget fall i urvalet");
    expect(findingsLead(0, none, 5)).toMatch(/^Körningen har 5 fall, men inget/);
    expect(findingsLead(0, none, 0)).toMatch(/^Inga regler gav något/);
    expect(findingsHeadline(some, 5)).toBe(`Två fall är besvarade, tre kvar att fråga om, tillsammans 120${NBSP}kr`);
    expect(findingsHeadline({ ...some, open: 0, openUnique: 0 }, 5)).toBe("Alla 5 fall är besvarade");
    expect(findingsLead(1, some, 9)).toMatch(new RegExp(`^Ett av två svar visade fel, på tillsammans 70${NBSP}kr\\. `));
    expect(summaryText(9, sums)).toBe(
      `5 av 9 fall, 200${NBSP}kr, 300${NBSP}kr om varje regel räknas för sig. Väntas hålla: 150${NBSP}kr.`,
    );
    expect(summaryText(5, some)).toBe(
      `5 fall, 200${NBSP}kr, 300${NBSP}kr om varje regel räknas för sig. Kvar att fråga om: 3 fall, 120${NBSP}kr. Väntas hålla: 90${NBSP}kr. Fel enligt svaren: 70${NBSP}kr.`,
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
      "efter svaren på regelns fall, vägda mot klassens",
    );
    expect(probabilityText(finding("F-1", { sannolikhet_grund: "lart_klass" }))).toContain("regeln har inga egna svar");
    expect(probabilityText(finding("F-1", { sannolikhet: null }))).toBe("okänd, inga svar ännu");
    expect(chanceText(0.0041)).toBe(`högst 5 av 1${NBSP}000`);
  });

  it("leaves out what is not known, and says that nobody has answered", () => {
    const labels = new Map(factsOf(finding("F-1", { enhet_namn: null, belopp_kr: null, unik_kr: null })));
    expect(labels.has("Enhet")).toBe(false);
    expect(labels.get("Kronor")).toBe("priset är okänt");
    expect(labels.get("Senaste svar")).toBe("inget svar inläst");
  });

  it("tells an answer with its kronor and its day, and a rule's own record beside what is learnt of it", () => {
    const answered = finding("F-1", {
      svar: "felaktigt",
      svar_namn: "Felaktigt fakturerat",
      svar_belopp: 30_001,
      belopp_kr: 30_001,
      svar_datum: "2026-03-03",
      sannolikhet_grund: "lart",
    });
    const record = { precision: 1, precision_lag: 0.9, precision_hog: 1, svar_antal: 22 };
    const labels = new Map(factsOf(answered, record));
    expect(labels.get("Senaste svar")).toBe(`felaktigt fakturerat, 30${NBSP}001${NBSP}kr, 3 mars 2026`);
    expect(labels.get("Regeln har haft rätt")).toBe(`100${NBSP}% (90–100${NBSP}%), 22 svar`);
    expect(new Map(factsOf({ ...answered, belopp_kr: 15_000 })).get("Senaste svar")).toContain(
      `30${NBSP}001${NBSP}kr (mer än dubbelt så mycket som frågan gällde, kontrollera)`,
    );
    expect(new Map(factsOf({ ...answered, sannolikhet_grund: "svar" })).has("Sannolikhet att det håller")).toBe(false);
    expect(new Map(factsOf({ ...answered, svar_belopp: null })).get("Senaste svar")).toBe(
      "felaktigt fakturerat, beloppet är inte utrett, 3 mars 2026",
    );
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
  jamforelse: false,
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
    const first = { ...line, rad_id: "F1/1", jamforelse: true };
    expect(evidenceSummary([line, first])).toBe(
      `En fakturarad på tillsammans 4${NBSP}100${NBSP}kr. Sist står raden som fakturerades först.`,
    );
    expect(stretchesOf([line, first]).map(({ label, beside }) => [label, beside])).toEqual([
      ["F9/1", undefined],
      ["F1/1, först", true],
    ]);
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
