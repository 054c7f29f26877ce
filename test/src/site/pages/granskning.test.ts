import { describe, expect, it } from "vitest";
import { placed, shared } from "../../../../dashboards/components/clockBars.ts";
import { shadeOf, shadeWords } from "../../../../dashboards/components/heatmap.ts";
import { addAsked, askedFigures, askedOf, NOTHING_ASKED } from "../../../../dashboards/pages/common/asked.ts";
import { lacksText } from "../../../../dashboards/pages/common/lacks.ts";
import { hourSteps, hourSums } from "../../../../dashboards/pages/ekonomi/hours.ts";
import { ledgerOf } from "../../../../dashboards/pages/ekonomi/ledger.ts";
import {
  type CauseMonthRow,
  causesOf,
  type FindingMonthRow,
  kronorSummary,
  type MonthRow,
  monthLedgers,
  monthsBetween,
  shareSummary,
} from "../../../../dashboards/pages/ekonomi/months.ts";
import { guardsText, precisionText, testedText } from "../../../../dashboards/pages/ekonomi/rules.ts";
import { providerHeadline, providerLead } from "../../../../dashboards/pages/granskning/headline.ts";
import { providerMonths } from "../../../../dashboards/pages/granskning/months.ts";
import { placeFrom, placeHref } from "../../../../dashboards/pages/granskning/place.ts";

const NBSP = "\u00a0";

const cause = (
  manad: string,
  orsak: string,
  belopp_kr: number,
  minuter = 60,
  part: Partial<CauseMonthRow> = {},
): CauseMonthRow => ({
  utforare_id: "U1",
  manad,
  orsak,
  minuter,
  belopp_kr,
  ...part,
});
const month = (manad: string, part: Partial<MonthRow> = {}): MonthRow => ({
  utforare_id: "U1",
  manad,
  beviljad_min: 600,
  utford_min: 540,
  fakturerad_min: 570,
  belopp_kr: 1000,
  forklarad_kr: 970,
  oforklarad_kr: 30,
  fakturadatum_kr: null,
  bokford_kr: null,
  beraknad: false,
  beraknad_kr: 0,
  ...part,
});

const asked = (manad: string, part: Partial<FindingMonthRow>): FindingMonthRow => ({
  utforare_id: "U1",
  manad,
  antal: 0,
  unik_kr: 0,
  oppna: 0,
  oppet_unik_kr: 0,
  vantad_kr: 0,
  bekraftade: 0,
  bekraftat_kr: 0,
  overstora: 0,
  ...part,
});

// One month of 900 explained and 100 unexplained kronor, one without invoices, one with nothing to reconcile with.
const causes = [
  cause("2025-01", "beslut_och_utford_tid", 900, 540),
  cause("2025-01", "oforklarat_over_beslut", 70, 20),
  cause("2025-01", "oforklarat_avvikande_tid", 30, 10),
  cause("2025-03", "oforklarat_underlag_saknas", 500, 120),
];

describe("months", () => {
  it("are all there, the empty ones too", () => {
    expect(monthsBetween(["2025-01", "2024-11"])).toEqual(["2024-11", "2024-12", "2025-01"]);
    expect(monthsBetween([])).toEqual([]);
  });

  it("have a ledger each, and add up to the ledger of all to the öre", () => {
    const ledgers = monthLedgers(causes);
    expect(ledgers.get("U1 2025-01")).toMatchObject({ time: 1000, explained: 900, unexplained: 100 });
    const sum = [...ledgers.values()].reduce((total, { time }) => total + time, 0);
    expect(sum).toBe(ledgerOf(causesOf(causes)).time);
    expect(causesOf([cause("2025-01", "kreditering", 0.1), cause("2025-02", "kreditering", 0.2)])[0]?.belopp_kr).toBe(
      0.3,
    );
  });

  it("hold egen regi without invoices at its calculated cost", () => {
    const [row] = causesOf([cause("2025-01", "beslut_och_utford_tid", 0, 0, { beraknad_min: 60, beraknad_kr: 410 })]);
    expect(row).toMatchObject({ minuter: 60, belopp_kr: 410 });
  });

  it("say the largest cause, and nothing where nothing can be said", () => {
    const rows = providerMonths(
      [month("2025-01", { fakturadatum_kr: 1000, bokford_kr: 990 }), month("2025-03")],
      causes,
      [asked("2025-01", { antal: 2, unik_kr: 80, oppna: 1, oppet_unik_kr: 50, vantad_kr: 40 })],
    );
    expect(
      rows.map(({ manad, oforklarad_kr, orsak, fynd, oppet_unik_kr, skillnad_kr }) => [
        manad,
        oforklarad_kr,
        orsak,
        fynd,
        oppet_unik_kr,
        skillnad_kr,
      ]),
    ).toEqual([
      ["2025-01", 100, "Över beslut", 2, 50, 10],
      ["2025-02", null, "", 0, 0, null],
      ["2025-03", null, "Underlag saknas", 0, 0, null],
    ]);
  });
});

describe("hours from decision to what is unexplained", () => {
  it("end each change where the next total begins", () => {
    const sums = hourSums([month("2025-01")], causesOf(causes.filter(({ manad }) => manad === "2025-01")));
    expect(sums).toEqual({ granted: 10, performed: 9, invoiced: 9.5, unexplained: 0.5 });
    const steps = hourSteps(sums);
    expect(steps.map(({ label, value }) => [label, value])).toEqual([
      ["Beviljat", 10],
      ["Beviljat men inte utfört", -1],
      ["Utfört", 9],
      ["Fakturerat utöver utfört", 0.5],
      ["Fakturerat", 9.5],
      ["Förklarat", -9],
      ["Ej förklarat", 0.5],
    ]);
    let running = 0;
    for (const { kind, value } of steps) {
      if (kind === "total" && running !== 0) expect(value).toBeCloseTo(running, 9);
      running = kind === "total" ? value : running + value;
    }
  });

  it("leave out the steps that nothing is known of", () => {
    const sums = hourSums([month("2025-01", { beviljad_min: null, utford_min: null })], causesOf(causes));
    expect(hourSteps(sums).map(({ label }) => label)).toEqual(["Fakturerat", "Förklarat", "Ej förklarat"]);
  });
});

describe("words of the rule table", () => {
  it("say that nobody has answered, never a precision of nothing", () => {
    const none = { precision: null, precision_lag: null, precision_hog: null, svar_antal: 0 };
    expect(precisionText(none)).toBe("inga svar ännu");
    expect(precisionText({ precision: 0.82, precision_lag: 0.61, precision_hog: 0.94, svar_antal: 22 })).toBe(
      `82${NBSP}% (61–94${NBSP}%), 22 svar`,
    );
    expect(testedText({ provade: 1200, exponering: "brukarmanader" })).toBe(`1${NBSP}200 brukarmånader`);
    expect(testedText({ provade: null, exponering: "besok" })).toBe("okänt");
    expect(guardsText([{ regel_id: "R01", skydd: "överlämning", antal: 40, belopp_kr: 1 }])).toBe("överlämning 40");
  });

  it("name what a rule lacks as a reader knows it", () => {
    const titles = [{ kalla: "utford_tid", titel: "Utförd tid" }];
    expect(lacksText(["restider", "utford_tid.personal_id", "avtal.ersattningsgrund: utford"], titles)).toEqual([
      "restider",
      "personal_id i utförd tid",
      "avtal som ersätter utförd tid",
    ]);
  });
});

describe("the page of one utförare", () => {
  it("lives in the address", () => {
    expect(placeFrom(placeHref({ utforare: "U 1", manad: "2025-03" }))).toEqual({ utforare: "U 1", manad: "2025-03" });
    expect(placeFrom("#utforare=U1&manad=mars")).toEqual({ utforare: "U1" });
    expect(placeFrom("#manad=2025-03")).toEqual({});
  });

  it("says what is found without saying what is wrong", () => {
    const ledger = ledgerOf(causesOf(causes.slice(0, 3)));
    expect(providerHeadline("Omsorg AB", "i mars 2025", ledger)).toBe(
      `Omsorg AB: 90 procent av kronorna för tid i mars 2025 förklaras, 100${NBSP}kr återstår`,
    );
    expect(providerHeadline("Omsorg AB", "", ledgerOf([]))).toBe("Omsorg AB: inget är fakturerat per timme");
    expect(providerLead(NOTHING_ASKED, null, ledgerOf([]))).toBe("Ingen regel gav något att fråga om.");
    const one = askedOf(asked("2025-01", { antal: 1, unik_kr: 70, oppna: 1, oppet_unik_kr: 70, vantad_kr: 50 }));
    const done = askedOf(asked("2025-02", { antal: 2, unik_kr: 90, bekraftade: 1, bekraftat_kr: 40 }));
    const both = addAsked(one, done);
    expect(providerLead(both, null, ledgerOf([]))).toBe(
      `Två fall är besvarade, ett kvar att fråga om. Det som är kvar gäller 70${NBSP}kr när varje krona räknas en gång. Ett av två svar visade fel, på tillsammans 40${NBSP}kr.`,
    );
    expect(providerLead(both, null, ledger)).toMatch(/svaren har visat vara fel kan ligga kvar i det tills/);
    expect(askedFigures(both).map(({ label, value }) => [label, value])).toEqual([
      ["Kvar att fråga om", `70${NBSP}kr`],
      ["Fel enligt svaren", `40${NBSP}kr`],
    ]);
    expect(askedFigures(one).map(({ label }) => label)).toEqual(["Att fråga om"]);
    expect(providerLead(one, { manad: "2025-01", kronor: 60 }, ledger)).toBe(
      `Ett fall att fråga om. Det gäller 70${NBSP}kr när varje krona räknas en gång. Mest återstår från januari 2025: 60${NBSP}kr. Det oförklarade är något att fråga om, inte något som är fel.`,
    );
  });
});

describe("pictures", () => {
  it.each([
    [null, null],
    [0, 0],
    [-5, 0],
    [0.001, 1],
    [0.01, 2],
    [0.0999, 3],
    [0.1, 4],
  ])("the shade of %s is %s", (value, shade) => expect(shadeOf(value, [0.01, 0.03, 0.1])).toBe(shade));

  it("have a legend in one unit, the thousands that the cells are in", () => {
    const plain = (words: readonly string[]) => words.map((text) => text.replaceAll(NBSP, " "));
    expect(plain(shadeWords({ type: "kronor", cuts: [1_000, 10_000, 100_000] }))).toEqual([
      "inget",
      "under 1 tkr",
      "1–10 tkr",
      "10–100 tkr",
      "100 tkr eller mer",
    ]);
    expect(plain(shadeWords({ type: "share", cuts: [0.01, 0.03, 0.1] }))).toContain("1–3 %");
  });

  it("are told by what their colour shows", () => {
    const cell = (row: string, andel: number | null, oforklarat: number | null, fynd: number) => ({
      row,
      month: "2026-03",
      values: { andel, oforklarat, fynd },
    });
    const cells = [cell("U1", 0.1, 3_000, 0), cell("U2", 0.01, 9_000, 2_000), cell("U3", null, null, 6_000)];
    const names = new Map([["U1", "Ett"]]);
    const plain = (text: string) => text.replaceAll(NBSP, " ");
    expect(plain(shareSummary(cells, names))).toBe(
      "Störst andel i en enda månad är 10,0 % hos Ett i mars 2026: 3 000 kr.",
    );
    expect(plain(kronorSummary(cells, names, "oforklarat", "allt oförklarat", "x"))).toBe(
      "Mest i en enda månad är 9 000 kr hos U2 i mars 2026, 75 % av allt oförklarat.",
    );
    expect(plain(kronorSummary(cells, names, "fynd", "allt att fråga om", "x"))).toBe(
      "Mest i en enda månad är 6 000 kr hos U3 i mars 2026, 75 % av allt att fråga om.",
    );
    expect(kronorSummary([], names, "fynd", "", "kronor att fråga om")).toBe(
      "Ingen utförare har kronor att fråga om i någon månad.",
    );
  });

  it("find what goes on at once, a visit within another too", () => {
    expect(
      shared([
        { start: 0, end: 10 },
        { start: 2, end: 5 },
        { start: 4, end: 12 },
        { start: 12, end: 14 },
      ]),
    ).toEqual([{ start: 2, end: 10 }]);
    expect(
      shared([
        { start: 0, end: 5 },
        { start: 5, end: 9 },
      ]),
    ).toEqual([]);
  });

  it("an invoice line lasts to the end of its last day, and a repeated hour makes a point, not a backward bar", () => {
    const [line, visit] = placed([
      { kind: "faktura", from: "2025-10-01", to: "2025-10-31", label: "", mark: "" },
      { kind: "besok", from: "2025-10-26 02:50", to: "2025-10-26 02:10", label: "", mark: "" },
    ]);
    expect((line!.end - line!.start) / 86_400_000).toBe(31);
    expect(visit!.end).toBe(visit!.start);
  });
});
