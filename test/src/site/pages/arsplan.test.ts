import { describe, expect, it } from "vitest";
import { calendarSummary } from "../../../../dashboards/pages/arsplan/calendar.ts";
import { capacityOf, planHeadline, planLead, reasonOf } from "../../../../dashboards/pages/arsplan/headline.ts";
import { loadSummary } from "../../../../dashboards/pages/arsplan/load.ts";
import type { LoadRow, PlanRow } from "../../../../dashboards/pages/arsplan/types.ts";

const row = (change: Partial<PlanRow>): PlanRow => ({
  planrad_id: "P-1",
  ar: 2027,
  manad: "2027-02",
  enhet_namn: "Lindgården",
  enhet_id: "E1",
  utforare_namn: null,
  driftsform_namn: null,
  verksamhetsomrade_namn: "Hemtjänst",
  verksamhetsomrade: "hemtjanst",
  metod: "Uppföljning av kvalitetskrav",
  form: "Anmält besök",
  roll: "uppföljningsansvarig",
  timmar: 24,
  modalitet: "bor",
  regler: [],
  risk_ids: [],
  risk_namn: [],
  skal: "",
  obligatorisk: false,
  slump: false,
  senast: null,
  forfallen: false,
  over_kapacitet: false,
  ...change,
});

const load = (change: Partial<LoadRow>): LoadRow => ({
  ar: 2027,
  manad: "2027-02",
  roll: "uppfoljare",
  roll_namn: "uppföljningsansvarig",
  timmar_finns: 100,
  timmar_planerade: 48,
  ...change,
});

const leftOut = { enhet_id: "E9", enhet_namn: null, utforare_namn: null, verksamhetsomrade_namn: null, skal: "" };

describe("the plan's sentences", () => {
  const rows = [row({}), row({ obligatorisk: true, modalitet: "ska", forfallen: true, manad: "2027-06", timmar: 72 })];

  it("says what fits, and who must wait", () => {
    expect(planHeadline(rows, [], [load({})])).toBe(
      "Två uppföljningar ryms i 2027 års plan, bland dem den enda som ska göras enligt regel",
    );
    expect(planHeadline(rows, [leftOut, leftOut], [load({})])).toBe(
      "Två uppföljningar ryms i 2027 års plan; en enhet får vänta",
    );
    const reached = { ...leftOut, enhet_id: rows[0]!.enhet_id };
    expect(planHeadline(rows, [reached], [load({})])).toBe(
      "Två uppföljningar ryms i 2027 års plan; en till fick inte plats",
    );
    expect(planHeadline([], [], [])).toBe("Ingen uppföljning är planerad");
    expect(planLead(rows, [load({})])).toContain("96 timmar av 100 tillgängliga");
    expect(planLead(rows, [load({})])).toContain("För en uppföljning har tiden redan gått ut");
  });

  it("does not say that a plan fits into hours that nobody knows", () => {
    const unknown = [load({}), load({ roll: "ekonom", timmar_finns: null })];
    expect(capacityOf(unknown)).toBeNull();
    expect(planHeadline(rows, [], unknown)).toContain("utan att det är känt hur mycket tid som finns");
    expect(planLead(rows, unknown)).not.toContain("tillgängliga");
  });

  it("names the most binding reason", () => {
    expect(reasonOf({ obligatorisk: true, slump: false, modalitet: "ska" })).toBe("ska");
    expect(reasonOf({ obligatorisk: false, slump: true, modalitet: "kan" })).toBe("lottad");
    expect(reasonOf({ obligatorisk: false, slump: false, modalitet: "bor" })).toBe("bör");
    expect(reasonOf({ obligatorisk: false, slump: false, modalitet: "kan" })).toBe("risk");
  });

  it("points to the heaviest month and the fullest role", () => {
    expect(calendarSummary(rows)).toBe(
      "Tyngst är juni 2027 med 72 timmar; 25\u00a0% av årets timmar ligger i första kvartalet.",
    );
    expect(loadSummary([load({})])).toContain("48 av 100 timmar");
    expect(loadSummary([load({ timmar_planerade: 120 })])).toBe(
      "Tiden räcker inte för uppföljningsansvarig i februari 2027.",
    );
  });
});
