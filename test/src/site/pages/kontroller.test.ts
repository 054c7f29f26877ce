import { describe, expect, it } from "vitest";
import { kronor } from "../../../../dashboards/components/format.ts";
import type { FindingMonthRow } from "../../../../dashboards/pages/ekonomi/months.ts";
import {
  calendarHeadline,
  calendarLead,
  nextPlanned,
  unaccounted,
} from "../../../../dashboards/pages/kontroller/headline.ts";
import {
  controlDay,
  type Draft,
  fileOf,
  finished,
  laterNote,
  localDay,
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

describe("those that a protocol says nothing of", () => {
  const made = { ...planned("2026-09-07", "hallen"), gjord_datum: "2026-09-07", att_kontrollera: 27 };
  it("are the rest of those to look at, once a control is made", () => {
    expect(unaccounted({ ...made, kontrollerade: 24, ej_kontrollerade: 2 })).toBe(1);
    expect(unaccounted({ ...made, kontrollerade: 27 })).toBe(0);
    expect(unaccounted({ ...made, lage: "utebliven", gjord_datum: null })).toBe(0);
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

  it("reads kronor as people write them", () => {
    for (const text of ["1250,50", "1 250.50", "1\u00a0250,50 kr", "1\u202f250,50Kr."]) {
      const amounts = new Map([["U1", text]]);
      expect(problemsOf(draft({ amounts })), text).toEqual({});
      expect(finished(draft({ amounts }))[0], text).toMatchObject({ belopp: "1250,50" });
    }
  });

  it("is of the day where the reader is, also just before and after midnight and in the first month", () => {
    expect(localDay(new Date(2026, 9, 5, 0, 1))).toBe("2026-10-05");
    expect(localDay(new Date(2026, 9, 5, 23, 59))).toBe("2026-10-05");
    expect(localDay(new Date(2026, 0, 1, 0, 0))).toBe("2026-01-01");
    expect(controlDay(new Date(2026, 9, 5), AS_OF)).toBe("2026-10-05");
    expect(controlDay(new Date(2025, 9, 5), AS_OF), "data that end after today").toBe(AS_OF);
  });

  it("says when it will count, if it is made after the data ends", () => {
    expect(laterNote("2026-10-01", AS_OF)).toBe(
      "Räknas från den körning vars uppgifter når hit. De går nu till och med 30 september 2026.",
    );
    for (const day of ["2026-09-30", "2026-09-01", "", "2026-1", "i morgon"]) expect(laterNote(day, AS_OF)).toBe("");
  });

  it("proposes what the run saw, and nothing for who sent no invoice", () => {
    const rows = [
      trail("fynd"),
      trail("inget_fynd", { utforare_id: "U2" }),
      trail("ej_tillamplig", { utforare_id: "U3" }),
      trail("inget_att_prova", { utforare_id: "U4" }),
      trail("fynd", { utforare_id: "U5", manad: "2026-07" }),
    ];
    expect([...proposals(rows, [], "2026-08")].map(([id, { outcome }]) => [id, outcome])).toEqual([
      ["U1", "fynd"],
      ["U2", "inget_fynd"],
      ["U3", "ej_kontrollerad"],
    ]);
  });

  const ending = (antal: number, unik_kr: number, part: Partial<FindingMonthRow> = {}): FindingMonthRow => ({
    utforare_id: "U1",
    manad: "2026-08",
    antal,
    unik_kr,
    oppna: antal,
    oppet_unik_kr: unik_kr,
    vantad_kr: 0,
    bekraftade: 0,
    bekraftat_kr: 0,
    overstora: 0,
    ...part,
  });
  const proposed = (...endings: FindingMonthRow[]) => proposals([trail("fynd")], endings, "2026-08").get("U1");

  it("leads to the findings in the work list, and proposes their kronor, each once", () => {
    expect(
      proposed(ending(2, 11250.5), ending(9, 9, { manad: "2026-07" }), ending(9, 9, { utforare_id: "U2" })),
    ).toEqual({
      outcome: "fynd",
      words: "",
      list: { text: `2 fynd, ${kronor(11250.5)}`, href: "./fynd#utforare=U1&manad=2026-08", after: "" },
      amount: "11\u00a0250,50",
    });
    expect(proposed(ending(2, 400))?.amount).toBe("400");
  });

  it("does not let the kronor of the findings that end in a month pass for those of all that touch it", () => {
    expect(proposed(ending(1, 400))).toMatchObject({
      words: "2 fynd rör månaden;",
      list: { text: `1 slutar i den, ${kronor(400)}`, after: ", övriga senare" },
      amount: "400",
    });
    expect(proposed()).toMatchObject({
      words: "2 fynd rör månaden men slutar senare.",
      list: { text: "Utförarens alla fynd", href: "./fynd#utforare=U1" },
      amount: "",
    });
  });

  it("proposes no kronor where the findings have none", () => {
    expect(proposed(ending(2, 0))).toMatchObject({ list: { text: "2 fynd" }, amount: "" });
  });

  it("proposes only amounts that it would itself take", () => {
    for (const unik_kr of [0.01, 1, 999.9, 1234567.89]) {
      const amounts = new Map([["U1", proposed(ending(2, unik_kr))!.amount]]);
      expect(problemsOf(draft({ amounts }))).toEqual({});
      expect(Number(finished(draft({ amounts }))[0]!.belopp.replace(",", "."))).toBe(unik_kr);
    }
  });
});
