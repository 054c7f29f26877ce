import { describe, expect, it } from "vitest";
import { NOTHING_ASKED } from "../../../../dashboards/pages/common/asked.ts";
import { beginText } from "../../../../dashboards/pages/ekonomi/begin.ts";
import {
  type CauseRow,
  ledgerHeadline,
  ledgerLead,
  ledgerOf,
  shareInWords,
  wholeKronor,
} from "../../../../dashboards/pages/ekonomi/ledger.ts";
import { type RuleRow, ruleFacts, rulesHeadline, whyNotTheSame } from "../../../../dashboards/pages/ekonomi/tables.ts";

const cause = (orsak: string, belopp_kr: number): CauseRow => ({
  orsak,
  belopp_kr,
  minuter: 60,
  brukare: 10,
  utforare: 1,
});

// Ten kronor per day, one credit, and 1 000 kronor for time of which 30 are unexplained: done by hand.
const rows = [
  cause("per_dygn_eller_styck", 10),
  cause("kreditering", -5),
  cause("beslut_och_utford_tid", 900),
  cause("avtalad_avrundning", 70),
  cause("oforklarat_over_beslut", 20),
  cause("oforklarat_avvikande_tid", 10),
];

describe("the reconciliation's sums and sentences", () => {
  it("keeps what does not follow time out of the share", () => {
    expect(ledgerOf(rows)).toEqual({
      total: 1005,
      perDay: 10,
      credited: -5,
      time: 1000,
      explained: 970,
      unexplained: 30,
      unfounded: 0,
    });
    expect(ledgerHeadline(ledgerOf(rows))).toBe(
      "97 procent av de kronor som fakturerats för tid förklaras av beslut, utförd tid och avtal",
    );
    expect(ledgerLead(ledgerOf(rows), "hela 2025")).toContain("inte något som är fel");
  });

  it("writes the whole and its parts so that a reader can add them up", () => {
    const large = ledgerOf([cause("beslut_och_utford_tid", 243_413_497), cause("per_dygn_eller_styck", 1_308_647_991)]);
    const lead = ledgerLead(large, "hela 2025").replaceAll("\u00a0", " ");
    expect(lead).toContain("Alla 243,41 mnkr är förklarade. Därutöver är 1 308,65 mnkr fakturerade per dygn");
    expect(wholeKronor(large)(large.total).replaceAll("\u00a0", " ")).toBe("1 552,06 mnkr");
  });

  it("says in the title how much there is nothing to compare with", () => {
    const half = [cause("beslut_och_utford_tid", 500), cause("oforklarat_underlag_saknas", 500)];
    expect(ledgerHeadline(ledgerOf(half))).toMatch(/^50 procent .*; för 50 procent saknas underlag att jämföra med$/);
    const none = ledgerOf([cause("oforklarat_underlag_saknas", 500)]);
    expect(ledgerHeadline(none)).toContain("går inte att stämma av");
    expect(ledgerLead(none, "2025")).toContain("varken förklarade eller ifrågasatta");
  });

  it("tells no invoices from invoices without hours", () => {
    expect(ledgerHeadline(ledgerOf([]))).toContain("Inga fakturor är inlästa");
    expect(ledgerHeadline(ledgerOf([cause("per_dygn_eller_styck", 7)]))).toContain("Inget är fakturerat per timme");
  });

  it.each([
    [0.97, "97 procent"],
    [0.9969, "99,7 procent"],
    [0.8498, "85 procent"], // beside 15,02 % that is left
    [0.99996, "mer än 99,9 procent"],
    [1, "100 procent"],
    [0.29, "29 procent"], // 0.29 * 100 is 28.999… in binary
  ])("says %d so that it and the rest make a whole, and never all of what is not all", (share, words) =>
    expect(shareInWords(share)).toBe(words),
  );
});

const rule = (change: Partial<RuleRow>): RuleRow => ({
  regel_id: "R12",
  namn: "Mer tid än beslutet medger",
  klass: "hard",
  oskyldig_forklaring: "",
  fraga: "",
  tillamplig: true,
  saknar: [],
  antal: 3,
  brukare: 7,
  utforare: 2,
  minuter: 90,
  belopp_kr: 1500,
  unik_kr: 1200,
  skyddad: false,
  ...change,
});

describe("where to begin", () => {
  const asked = {
    ...NOTHING_ASKED,
    count: 1_039,
    unique: 1_945_075,
    open: 918,
    openUnique: 1_371_100,
    expected: 814_044,
  };
  it("is the work list, with how much there is left in it", () =>
    expect(beginText(asked)?.replaceAll("\u00a0", " ")).toBe(
      "121 fall är besvarade, 918 kvar att fråga om, det som väntas ge mest först. Det som är kvar gäller 1 371 tkr när varje krona räknas en gång, varav 814 tkr väntas hålla.",
    ));
  it("is nowhere when there is nothing to ask about", () =>
    expect([beginText(null), beginText(NOTHING_ASKED)]).toEqual([null, null]));
});

describe("the rules' sentences", () => {
  it("counts what may be shown, and says that there is more", () => {
    const hidden = rule({ regel_id: "R18", antal: null, belopp_kr: null, unik_kr: null, skyddad: true });
    const untried = rule({ regel_id: "R05", tillamplig: false, antal: 0, saknar: ["utford_tid"] });
    expect(rulesHeadline([rule({}), hidden, untried])).toBe(
      "Två av två prövade regler gav något att fråga om: minst 3 fall, tillsammans 1\u00a0200\u00a0kr när varje krona räknas en gång. En kunde inte prövas, för underlag saknas.",
    );
    expect(ruleFacts(hidden, [])).not.toMatch(/\d/);
    expect(ruleFacts(untried, [{ kalla: "utford_tid", titel: "Utförd tid" }])).toContain("utförd tid saknas");
  });

  it("says why the patterns' sum is not what is unexplained, where there is a sum", () => {
    expect(whyNotTheSame([rule({})])).toContain("inte densamma som det oförklarade");
    expect(whyNotTheSame([rule({ antal: 0 })])).toBe("");
  });

  it("does not make silence a merit", () => {
    expect(rulesHeadline([rule({ antal: 0 })])).toContain("ingen gav något att fråga om");
    expect(rulesHeadline([rule({ tillamplig: false, antal: 0 })])).toContain("kunde prövas");
    expect(rulesHeadline([])).toBe("Ingen regel är prövad.");
  });
});
