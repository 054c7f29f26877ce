import { describe, expect, it } from "vitest";
import { calendarHeadline, calendarLead, nextPlanned } from "../../../../dashboards/pages/kontroller/headline.ts";
import {
  type Draft,
  fileOf,
  finished,
  problemsOf,
  proposals,
  protocolColumns,
} from "../../../../dashboards/pages/kontroller/protocol.ts";
import { overall, ruleSums } from "../../../../dashboards/pages/kontroller/trail.ts";
import type { PlannedRow, TrailRow } from "../../../../dashboards/pages/kontroller/types.ts";
import contract from "../../../../src/contracts/fakturakontroller.ts";

const planned = (planerad_datum: string, lage: PlannedRow["lage"]): PlannedRow => ({
  planerad_datum,
  nr: 1,
  avser_manad: "2026-08",
  senast: planerad_datum,
  gjord_datum: null,
  sista_datum: null,
  att_kontrollera: 3,
  kontrollerade: 0,
  ej_kontrollerade: 0,
  fynd: 0,
  belopp_kr: 0,
  lage,
});
const AS_OF = "2026-09-30";

describe("the calendar's sentences", () => {
  it("count what was planned the last year, and name what was not done", () => {
    const plan = [
      planned("2025-09-05", "utebliven"), // more than a year ago
      planned("2025-10-06", "hallen"),
      planned("2026-02-06", "utebliven"),
      planned("2026-03-06", "sen"),
      planned("2026-09-28", "pagar"),
      planned("2026-10-06", "kommande"),
    ];
    expect(calendarHeadline(plan, AS_OF, true)).toBe(
      "En av tre planerade kontroller det senaste året är gjorda i tid; en är inte gjord och en gjordes sent",
    );
    expect(nextPlanned(plan)?.planerad_datum).toBe("2026-09-28");
    expect(calendarLead(plan, true)).toContain("28 september 2026");
  });
  it("do not take a missing protocol for missing controls, nor silence for good order", () => {
    expect(calendarHeadline([planned("2026-02-06", "okand")], AS_OF, false)).toContain("går inte att säga");
    expect(calendarLead([], false)).toContain("inte vad människor har gjort");
    expect(calendarHeadline([], AS_OF, true)).toBe("Inga kontrolldagar är planerade");
    expect(calendarHeadline([planned("2026-10-06", "kommande")], AS_OF, true)).toContain("har passerat ännu");
    expect(calendarHeadline([planned("2026-09-07", "hallen")], AS_OF, true)).toContain("Den enda");
  });
});

const trail = (utfall: TrailRow["utfall"], part: Partial<TrailRow> = {}): TrailRow => ({
  manad: "2026-08",
  utforare_id: "U1",
  regel_id: "R12",
  vad: "fakturarader",
  provade: utfall === "fynd" || utfall === "inget_fynd" ? 10 : 0,
  fynd: utfall === "fynd" ? 2 : 0,
  utfall,
  skal: [],
  ...part,
});

describe("the trail", () => {
  it("takes all rules of a month as one: found, else tried, else why not", () => {
    expect(overall([trail("inget_fynd"), trail("fynd")])).toEqual({ state: "fynd", found: 2, tried: 2 });
    expect(overall([trail("inget_fynd"), trail("ej_tillamplig")]).state).toBe("inget_fynd");
    expect(overall([trail("inget_att_prova"), trail("ej_tillamplig")]).state).toBe("inget_att_prova");
    expect(overall([trail("ej_tillamplig")]).state).toBe("ej_tillamplig");
  });
  it("says per rule what it lacks, by the source's own name", () => {
    const rules = [
      { regel_id: "R12", namn: "Tolv", tillamplig: true, saknar: [] },
      { regel_id: "R04", namn: "Fyra", tillamplig: false, saknar: ["restider"] },
    ];
    const rows = [
      trail("fynd"),
      trail("inget_fynd", { manad: "2026-09" }),
      trail("ej_tillamplig", { utforare_id: "U2", skal: ["ersattningsgrund"] }),
    ];
    const [twelve, four] = ruleSums(rows, rules, [{ kalla: "restider", titel: "Restider" }]);
    expect(twelve).toMatchObject({ provade: 20, utforarmanader: 2, inget_fynd: 1, fynd: 2 });
    expect(twelve?.varfor).toContain("1 utförarmånader betalas");
    expect(four).toMatchObject({ provade: 0, varfor: "ej tillämplig: restider saknas" });
  });
});

const draft = (part: Partial<Draft> = {}): Draft => ({
  datum: "2026-09-30",
  manad: "2026-08",
  roll: "ekonom",
  outcomes: new Map([["U1", "fynd"]]),
  amounts: new Map([["U1", "1 250,50"]]),
  ...part,
});

describe("today's protocol", () => {
  it("has the columns of the contract, by the same names", () =>
    expect(protocolColumns.map(({ label }) => label)).toEqual(Object.keys(contract.columns)));

  it("lacks nothing that the reader of the file demands", () => {
    expect(problemsOf(draft())).toEqual({});
    expect(problemsOf(draft({ datum: "" }))).toHaveProperty("datum");
    expect(problemsOf(draft({ manad: "2026-10" }))).toHaveProperty("manad");
    expect(problemsOf(draft({ roll: " " }))).toHaveProperty("roll");
    expect(problemsOf(draft({ roll: "ekonom 19121212-1212" }))).toHaveProperty("roll");
    expect(problemsOf(draft({ roll: "Påhittad Exempelsson" }))).toHaveProperty("roll");
    expect(finished(draft({ roll: "Ekonom (Påhittad)" }))[0]!.roll).toBe("Ekonom");
    expect(problemsOf(draft({ outcomes: new Map() }))).toHaveProperty("utforare");
    expect(problemsOf(draft({ amounts: new Map([["U1", "mycket"]]) }))).toHaveProperty("belopp");
    expect(problemsOf(draft({ amounts: new Map([["U1", "-5"]]) }))).toHaveProperty("belopp");
  });

  it("is the same row when it is thought over, another for another utförare, month or role", () => {
    const id = (part: Partial<Draft> = {}) => finished(draft(part))[0]!.kontroll_id;
    expect(id()).toMatch(/^FK-[0-9a-f]{12}$/);
    expect(id({ outcomes: new Map([["U1", "inget_fynd"]]) })).toBe(id());
    expect(
      new Set([id(), id({ manad: "2026-07" }), id({ roll: "controller" }), id({ outcomes: new Map([["U2", "fynd"]]) })])
        .size,
    ).toBe(4);
  });

  it("asks for kronor only where something was found", () => {
    const [row] = finished(draft({ outcomes: new Map([["U1", "inget_fynd"]]) }));
    expect(row).toMatchObject({ utfall: "inget_fynd", belopp: "" });
    expect(finished(draft())[0]).toMatchObject({ belopp: "1250,50" });
    expect(fileOf(draft())).toBe("fakturakontroller-2026-09-30-avser-2026-08.csv");
  });

  it("proposes what the run saw, and nothing for who sent no invoice", () => {
    const rows = [
      trail("fynd"),
      trail("inget_fynd", { utforare_id: "U2" }),
      trail("ej_tillamplig", { utforare_id: "U3" }),
      trail("inget_att_prova", { utforare_id: "U4" }),
      trail("fynd", { utforare_id: "U5", manad: "2026-07" }),
    ];
    expect([...proposals(rows, "2026-08")].map(([id, { outcome }]) => [id, outcome])).toEqual([
      ["U1", "fynd"],
      ["U2", "inget_fynd"],
      ["U3", "ej_kontrollerad"],
    ]);
  });
});
