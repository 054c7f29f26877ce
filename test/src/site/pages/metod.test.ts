import { describe, expect, it } from "vitest";
import { guidelineSentence, plainNumber, thresholdOrigin } from "../../../../dashboards/pages/metod/headline.ts";
import { measure, timing } from "../../../../dashboards/pages/metod/lists.ts";
import type { PlanRuleRow, ThresholdRow } from "../../../../dashboards/pages/metod/types.ts";

const threshold = (change: Partial<ThresholdRow>): ThresholdRow => ({
  omrade: "risk",
  namn: "risk_niva_2",
  varde: 0.15,
  forslag: 0.15,
  egen: false,
  enhet: "sannolikhet",
  beskrivning: "",
  motivering: "",
  ...change,
});

const rule: PlanRuleRow = {
  regel_id: "NO-15-avtalsforlangning",
  namn: "Före avtalsförlängning",
  ursprung: "riktlinjen",
  riktlinje: "",
  krav: ["NO-15"],
  citat: "",
  modalitet: "ska",
  tid: "tre månader",
  tid_ursprung: "kommunen",
  metod: "",
  form: "",
  roll: "",
  timmar: 24,
  forfaller: 6,
  status: "",
};

describe("the method's sentences", () => {
  it("names what the kommun has changed, from what to what", () => {
    expect(thresholdOrigin([threshold({})], "Exempelbo kommun")).toContain("har inte ändrat någon");
    expect(thresholdOrigin([threshold({ varde: 0.2, egen: true }), threshold({ namn: "b" })], "Exempelbo kommun")).toBe(
      "Exempelbo kommun har ändrat en av 2 trösklar: risk_niva_2 (0,15 blev 0,2). Övriga är Uppsikts förslag.",
    );
  });

  it("tells the guideline's words from the kommun's choice (house rule 2)", () => {
    expect(timing(rule)).toBe(
      "Regeln säger ska. Tiden är tre månader, kommunens eget val. Sex uppföljningar förfaller senast under planåret.",
    );
    expect(timing({ ...rule, tid_ursprung: "riktlinjen", forfaller: null })).toContain("ur riktlinjen");
  });

  it("introduces the guideline with its number and day", () => {
    const sentence = guidelineSentence({
      kommun: "Norrköpings kommun",
      namn: "Uppföljning",
      diarienummer: "VON 2023/0212",
      antagen: "2023-02-15",
      antagen_av: "nämnden",
      krav: ["NO-1"],
      verksamhetsomraden: ["hemtjänst", "boendestöd"],
    });
    expect(sentence).toContain(
      "Norrköpings kommuns riktlinje ”Uppföljning” (VON 2023/0212), antagen 15 februari 2023 av nämnden",
    );
    expect(sentence).toContain("inga riktvärden, trösklar eller timmar");
  });

  it("writes measures and numbers by hand", () => {
    expect(measure({ typ: "antal", exponering: "brukardygn", skala: 1000 })).toBe("antal per 1\u00a0000 brukardygn");
    expect(measure({ typ: "andel", exponering: "svar", skala: null })).toBe("andel av svar");
    expect(plainNumber(0.05)).toBe("0,05");
  });
});
