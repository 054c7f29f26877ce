import { describe, expect, it } from "vitest";
import {
  assessmentColumns,
  type Draft,
  finished,
  idOf,
  problemsOf,
} from "../../../../dashboards/pages/riskmatris/assess/assessment.ts";
import { collection } from "../../../../dashboards/pages/riskmatris/assess/collection.ts";
import { fileOf } from "../../../../dashboards/pages/riskmatris/assess/view.ts";
import {
  compared,
  type RequirementRisk,
  requirementsLead,
} from "../../../../dashboards/pages/riskmatris/requirements.ts";
import contract from "../../../../src/contracts/bedomningar.ts";

const draft: Draft = {
  verksamhetsomrade: "hemtjanst",
  enhet_id: "",
  krav_id: "K1",
  kvalitetsomrade: "",
  sannolikhet: 4,
  konsekvens: 3,
  motivering: "Ny chef",
  roll: "planerare",
  datum: "2026-09-30",
  galler_till: "",
};

describe("a planner's own assessment", () => {
  it("has the columns of the contract, by the same names", () => {
    expect(assessmentColumns.map(({ label }) => label)).toEqual(Object.keys(contract.columns));
  });

  it("lacks nothing that the reader demands", () => {
    expect(problemsOf(draft)).toEqual({});
    const empty = { ...draft, verksamhetsomrade: "", krav_id: "", sannolikhet: null, motivering: " \n", datum: "" };
    expect(Object.keys(problemsOf(empty))).toEqual(["var", "vad", "sannolikhet", "motivering", "datum"]);
    expect(problemsOf({ ...draft, galler_till: "2026-09-29" })).toHaveProperty("galler_till");
  });

  it.each(["19121212-1212", "1212121212", "121212 1212", "12 12 12-1212", "fött 19121212+1212"])(
    "is refused with %s in it",
    (text) => {
      expect(problemsOf({ ...draft, motivering: `Kalle ${text} slutade` })).toHaveProperty("motivering");
      expect(problemsOf({ ...draft, roll: text })).toHaveProperty("roll");
    },
  );

  it.each(["mellan 2026-06-02 och 2026-09-30", "4 500 000 kr", "12 av 40 brukare, 30 %", "lag (2025:400)"])(
    "may say %s",
    (text) => expect(problemsOf({ ...draft, motivering: text })).toEqual({}),
  );

  it("is one line, and has the same id when it is thought over, another when it is of something else", () => {
    const row = finished({ ...draft, motivering: " Ny\nchef\t sedan maj " });
    expect(row.motivering).toBe("Ny chef sedan maj");
    expect(row.bedomning_id).toMatch(/^B-[0-9a-f]{12}$/);
    expect(finished({ ...draft, sannolikhet: 1, motivering: "nytt" }).bedomning_id).toBe(row.bedomning_id);
    const others = [
      { roll: "MAS" },
      { datum: "2026-10-01" },
      { krav_id: "K2" },
      { krav_id: "", kvalitetsomrade: "K1" },
    ];
    const ids = others.map((other) => idOf({ ...row, ...other }));
    expect(new Set([row.bedomning_id, ...ids]).size).toBe(5);
  });

  it("waits in the tab's store, and works where the browser gives none", () => {
    const kept = new Map<string, string>();
    const store = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    };
    collection(store).put(finished(draft));
    collection(store).put(finished({ ...draft, sannolikhet: 2 }));
    expect(
      collection(store)
        .all()
        .map(({ sannolikhet }) => sannolikhet),
    ).toEqual([2]);
    const loose = collection(null);
    loose.put(finished(draft));
    expect(loose.all()).toHaveLength(1);
    loose.remove(finished(draft).bedomning_id);
    expect(loose.all()).toEqual([]);
  });

  it("gives the file the name of its latest day", () => {
    const rows = ["2026-09-30", "2026-11-02", "2026-10-01"].map((datum) => finished({ ...draft, datum }));
    expect(fileOf(rows)).toBe("bedomningar-2026-11-02.csv");
  });
});

describe("computed and own, krav for krav", () => {
  const row = (part: Partial<RequirementRisk>): RequirementRisk => ({
    kravrisk_id: "K",
    verksamhet: "Hemtjänst",
    verksamhetsomrade: "hemtjanst",
    krav_id: "K1",
    rubrik: null,
    kvalitetsomrade: "dokumentation",
    sannolikhet: 0.2,
    sannolikhet_niva: 2,
    konsekvens_niva: 3,
    riskpoang: 6,
    uppfoljningar: 4,
    fynd: 1,
    manuell_sannolikhet_niva: null,
    manuell_konsekvens_niva: null,
    manuell_roll: null,
    manuell_datum: null,
    manuell_motivering: null,
    ...part,
  });
  const rows = [
    row({}),
    row({ manuell_sannolikhet_niva: 4, manuell_konsekvens_niva: 3 }),
    row({ manuell_sannolikhet_niva: 3, manuell_konsekvens_niva: 2 }),
    row({ manuell_sannolikhet_niva: 1, manuell_konsekvens_niva: 1 }),
    row({ riskpoang: null, sannolikhet_niva: null, manuell_sannolikhet_niva: 1, manuell_konsekvens_niva: 1 }),
  ];
  it("sets them against each other in points; unknown has no difference", () =>
    expect(compared(rows).map(({ skillnad }) => skillnad)).toEqual([null, 6, 0, -5, null]));
  it("counts who agrees and which way the others differ", () =>
    expect(requirementsLead(rows)).toContain("en stämmer med den räknade, en är högre och en lägre"));
});
