import { describe, expect, it } from "vitest";
import { reconciledSummary } from "../../../../dashboards/pages/fynd/reconciled.ts";
import type { ReconciledRow } from "../../../../dashboards/pages/fynd/types.ts";

const NBSP = "\u00a0";

const cell = (change: Partial<ReconciledRow> = {}): ReconciledRow => ({
  fynd_id: "F-1",
  manad: "2025-03",
  insats: "Service",
  i_fallet: true,
  beviljad_min: 780,
  utford_min: 725,
  fakturerad_min: 860,
  belopp_kr: 6000,
  oforklarad_kr: 900,
  avstamning_id: "A-1",
  ...change,
});

describe("the two sides of a case in one sentence", () => {
  it("says what was billed, performed and granted", () => {
    expect(reconciledSummary([cell()])).toBe(
      "Fakturerat 14 timmar 20 minuter, utfört 12 timmar 5 minuter enligt besöken, beviljat 13 timmar.",
    );
  });

  it("counts a decision once where two enheter share it, and anew in another insats or month", () => {
    expect(reconciledSummary([cell(), cell({ fakturerad_min: 40, utford_min: 55 })])).toBe(
      "Fakturerat 15 timmar, utfört 13 timmar enligt besöken, beviljat 13 timmar.",
    );
    expect(reconciledSummary([cell(), cell({ manad: "2025-04" }), cell({ insats: "Tillsyn" })])).toContain(
      "beviljat 39 timmar.",
    );
  });

  it("names the insatser of the case where the brukare has others", () => {
    const other = cell({ insats: "Tillsyn", i_fallet: false, beviljad_min: 60, utford_min: 60, fakturerad_min: 60 });
    expect(reconciledSummary([cell(), other])).toBe(
      "Service: fakturerat 14 timmar 20 minuter, utfört 12 timmar 5 minuter enligt besöken, beviljat 13 timmar. Alla brukarens insatser: fakturerat 15 timmar 20 minuter, utfört 13 timmar 5 minuter enligt besöken, beviljat 14 timmar.",
    );
  });

  it.each([
    [
      { utford_min: 0, beviljad_min: 0 },
      "Fakturerat 14 timmar 20 minuter, inget utfört enligt besöken, inget beviljat.",
    ],
    [{ utford_min: null, beviljad_min: null }, "Fakturerat 14 timmar 20 minuter."],
    [
      { fakturerad_min: null, belopp_kr: null, beviljad_min: null },
      "Ingen faktura skickas, utfört 12 timmar 5 minuter enligt besöken.",
    ],
    [{ fakturerad_min: 0, belopp_kr: 0, utford_min: null, beviljad_min: 60 }, "Inget fakturerat, beviljat 1 timme."],
    [
      { fakturerad_min: 0, utford_min: null, beviljad_min: 60 },
      `Fakturerat 6${NBSP}000${NBSP}kr utan tid på raderna, beviljat 1 timme.`,
    ],
    [
      { fakturerad_min: -90, belopp_kr: -600, utford_min: null, beviljad_min: 60 },
      "Krediterat 1 timme 30 minuter, beviljat 1 timme.",
    ],
  ] as [Partial<ReconciledRow>, string][])("%j: %s", (change, sentence) =>
    expect(reconciledSummary([cell(change)])).toBe(sentence),
  );
});
