import { describe, expect, it } from "vitest";
import { dueFollowUps, ruleStatus } from "../../../src/guidelines/dueDates.ts";
import { avtal, enhet, facts, followUp, norrkoping, onlyRule } from "./norrkoping.ts";

const in2026 = { perDatum: "2025-11-30", planYear: 2026 };

describe("cycle from the last completed follow-up", () => {
  const cycle = onlyRule("egen-cykel");

  it("is due the same day 36 months later and late the day after (1.6: 2023-05-10 → 2026-05-10, late from 2026-05-11)", () => {
    const given = facts({ uppfoljningar: [followUp("E1", "2019-01-01"), followUp("E1", "2023-05-10")] });
    expect(dueFollowUps(cycle, given, { perDatum: "2026-05-10", planYear: 2026 })).toMatchObject([
      { senast: "2026-05-10", forfallen: false, modalitet: "bor" },
    ]);
    expect(dueFollowUps(cycle, given, { perDatum: "2026-05-11", planYear: 2026 })).toMatchObject([{ forfallen: true }]);
  });

  it("clamps a leap day (1.6: 2024-02-29 + 36 months = 2027-02-28)", () => {
    const given = facts({ uppfoljningar: [followUp("E1", "2024-02-29")] });
    expect(dueFollowUps(cycle, given, { perDatum: "2026-09-30", planYear: 2027 })[0]?.senast).toBe("2027-02-28");
    expect(dueFollowUps(cycle, given, { perDatum: "2025-09-30", planYear: 2026 })).toEqual([]);
  });

  it("does not count a method that does not follow up the whole enhet", () => {
    const given = facts({ uppfoljningar: [followUp("E1", "2023-05-10"), followUp("E1", "2025-05-10", "ekonomisk")] });
    expect(dueFollowUps(cycle, given, in2026)[0]?.senast).toBe("2026-05-10");
  });

  it.each(["egen-cykel", "NO-16-darefter"])("counts an årlig uppföljning, under %s too (OR-16)", (id) => {
    const given = facts({
      avtal: [avtal("A1", { driftstart_datum: "2021-10-01" })],
      uppfoljningar: [followUp("E1", "2025-03-09", "arlig"), followUp("E1", "2025-10-27", "arlig")],
    });
    expect(dueFollowUps(onlyRule(id), given, { perDatum: "2026-09-30", planYear: 2027 })).toEqual([]);
    expect(dueFollowUps(onlyRule(id), given, { perDatum: "2026-09-30", planYear: 2028 })[0]?.senast).toBe("2028-10-27");
  });

  it("says which later visits do not count, each method once with its last day", () => {
    const given = facts({
      uppfoljningar: [
        followUp("E1", "2022-01-10", "tema"),
        followUp("E1", "2023-05-10"),
        followUp("E1", "2024-02-01", "tema"),
        followUp("E1", "2025-03-05", "tema"),
        followUp("E1", "2024-09-01", "ekonomisk"),
      ],
    });
    expect(dueFollowUps(cycle, given, in2026)[0]?.raknas_inte).toBe(
      "temauppföljning (5 mars 2025) och ekonomisk uppföljning (1 september 2024) räknas inte, för de prövar inte hela enheten",
    );
    const before = facts({ uppfoljningar: [followUp("E1", "2022-01-10", "tema"), followUp("E1", "2023-05-10")] });
    expect(dueFollowUps(cycle, before, in2026)[0]?.raknas_inte).toBe("");
  });

  it("counts from the start where nothing was ever followed up, and says when nobody knows the start", () => {
    const started = facts({ avtal: [avtal("A1", { startdatum: "2023-02-01", driftstart_datum: "2023-03-15" })] });
    expect(dueFollowUps(cycle, started, in2026)[0]).toMatchObject({
      senast: "2026-03-15",
      skal: expect.stringContaining("driftstart 15 mars 2023"),
    });
    expect(dueFollowUps(cycle, facts(), in2026)[0]).toMatchObject({
      senast: "2026-12-31",
      skal: expect.stringContaining("varken någon uppföljning"),
    });
  });

  it("is silent, and says so, without the source", () => {
    const unknown = facts({ uppfoljningar: null });
    expect(dueFollowUps(cycle, unknown, in2026)).toEqual([]);
    expect(ruleStatus(cycle.regler[0]!, unknown)).toContain("källan uppfoljningar är inte levererad");
  });

  it("is never given as the guideline's own words", () => {
    expect(Object.keys(cycle.regler[0]!)).not.toContain("krav");
    expect(cycle.regler[0]?.ursprung).toBe("kommunen");
    const [due] = dueFollowUps(cycle, facts({ uppfoljningar: [followUp("E1", "2023-05-10")] }), in2026);
    expect(due).toMatchObject({ krav: [], skal: expect.stringMatching(/^kommunens egen cykel/) });
  });
});

describe("NO-16 six months after nystart", () => {
  const nystart = onlyRule("NO-16-nystart");
  const started = facts({ avtal: [avtal("A1", { driftstart_datum: "2025-08-31" })] });

  it("clamps to the end of February (1.6: 2025-08-31 → 2026-02-28)", () => {
    expect(dueFollowUps(nystart, started, in2026)).toMatchObject([
      { senast: "2026-02-28", tidigast: "2026-01-28", modalitet: "ska", krav: ["NO-16"] },
    ]);
  });

  it("explains itself with both dates", () => {
    expect(dueFollowUps(nystart, started, in2026)[0]?.skal).toBe(
      "privat utförare enligt LOV ska följas upp sex månader efter nystart 31 augusti 2025, alltså senast 28 februari 2026 (NO-16)",
    );
  });

  it.each([
    ["egen regi", { enheter: [enhet("E1", { driftsform: "egen_regi" })] }],
    ["another avtalsform", { avtal: [avtal("A1", { avtalsform: "ramavtal", driftstart_datum: "2025-08-31" })] }],
    ["no known nystart", { avtal: [avtal("A1", { forsta_brukare_datum: "2025-08-31" })] }],
    ["a follow-up in time", { uppfoljningar: [followUp("E1", "2026-02-01", "ny-utforare")] }],
    [
      "a verksamhetsområde outside the guideline",
      {
        enheter: [enhet("E1", { verksamhetsomrade: "hvb-missbruk" })],
        avtal: [avtal("A1", { verksamhetsomrade: "hvb-missbruk", driftstart_datum: "2025-08-31" })],
      },
    ],
  ])("asks nothing of %s", (_, more) => {
    expect(dueFollowUps(nystart, { ...started, ...more }, in2026)).toEqual([]);
  });

  it("is not answered by a follow-up two months after nystart", () => {
    const early = { ...started, uppfoljningar: [followUp("E1", "2025-10-31", "ny-utforare")] };
    expect(dueFollowUps(nystart, early, in2026)).toHaveLength(1);
  });

  it("takes a renewed avtal for no new start", () => {
    const renewed = facts({
      avtal: [avtal("A1", { driftstart_datum: "2019-01-01" }), avtal("A2", { driftstart_datum: "2025-08-31" })],
    });
    expect(dueFollowUps(nystart, renewed, in2026)).toEqual([]);
  });
});

describe("first brukare (HU-17) is another date than nystart", () => {
  const hu17 = onlyRule("NO-16-nystart", {
    ankare: "forsta_brukare",
    tid: { fran: { manader: 6 }, senast: { manader: 8 } },
    modalitet: "bor",
  });

  it("gives a window of two months (1.6: 2025-08-31 → 2026-02-28…2026-04-30)", () => {
    const given = facts({
      avtal: [avtal("A1", { driftstart_datum: "2025-07-01", forsta_brukare_datum: "2025-08-31" })],
    });
    expect(dueFollowUps(hu17, given, in2026)).toMatchObject([
      { tidigast: "2026-02-28", senast: "2026-04-30", modalitet: "bor" },
    ]);
  });

  it("has no date before the first brukare has come", () => {
    expect(dueFollowUps(hu17, facts({ avtal: [avtal("A1", { driftstart_datum: "2025-07-01" })] }), in2026)).toEqual([]);
  });
});

describe("NO-15 before an avtal is prolonged", () => {
  const lou = onlyRule("NO-15-avtalsforlangning");
  const given = (more: object) =>
    facts({ avtal: [avtal("A1", { avtalsform: "LOU", slutdatum: "2027-06-30", ...more })] });

  it("counts back from the option, else from the end", () => {
    expect(dueFollowUps(lou, given({ forlangning_datum: "2026-12-31" }), in2026)[0]).toMatchObject({
      senast: "2026-09-30",
      tidigast: "2026-03-30",
      yttersta: "2026-12-31",
    });
    expect(dueFollowUps(lou, given({ slutdatum: "2026-12-31" }), in2026)[0]?.skal).toContain(
      "avtalet löper ut 31 december 2026",
    );
  });

  it("looks at the next of the two dates only", () => {
    expect(
      dueFollowUps(lou, given({ forlangning_datum: "2025-06-30", slutdatum: "2026-06-30" }), in2026),
    ).toMatchObject([{ senast: "2026-03-30" }]);
    expect(dueFollowUps(lou, given({ slutdatum: "2025-06-30" }), in2026)).toEqual([]);
  });

  it("says that the time before is the municipality's own choice", () => {
    expect(lou.regler[0]?.tid).toBeUndefined();
    expect(dueFollowUps(lou, given({ slutdatum: "2026-12-31" }), in2026)[0]?.skal).toContain(
      "kommunens eget val är att vara klar tre månader före",
    );
  });
});

describe("handlingsplaner and repeated brister", () => {
  it("takes the day that the handlingsplan itself gives (NO-32)", () => {
    const atgarder = [
      { atgard_id: "Å1", enhet_id: "E1", uppfoljning_datum: "2026-03-15" },
      { atgard_id: "Å2", enhet_id: "E1", uppfoljning_datum: "2027-03-15" },
    ];
    expect(dueFollowUps(onlyRule("NO-32-handlingsplan"), facts({ atgarder }), in2026)).toMatchObject([
      { senast: "2026-03-15", modalitet: "bor" },
    ]);
  });

  const brist = (brist_id: string, krav_id: string, upptackt_datum: string) => ({
    brist_id,
    enhet_id: "E1",
    krav_id,
    upptackt_datum,
  });
  const repeated = onlyRule("NO-35-upprepade-brister");

  it("asks for a follow-up when the same krav fails twice (NO-35)", () => {
    const brister = [brist("B1", "K1", "2024-12-01"), brist("B2", "K1", "2025-10-10")];
    expect(dueFollowUps(repeated, facts({ brister }), in2026)).toMatchObject([
      { senast: "2026-04-10", skal: expect.stringContaining("brustit 2 gånger") },
    ]);
  });

  it.each([
    ["two krav", [brist("B1", "K1", "2024-12-01"), brist("B2", "K2", "2025-10-10")], []],
    ["one day", [brist("B1", "K1", "2025-10-10"), brist("B2", "K1", "2025-10-10")], []],
    ["too long ago", [brist("B1", "K1", "2023-11-29"), brist("B2", "K1", "2025-10-10")], []],
    [
      "mended in between",
      [brist("B1", "K1", "2024-12-01"), brist("B2", "K1", "2025-10-10")],
      [followUp("E1", "2025-03-01")],
    ],
    [
      "followed up since",
      [brist("B1", "K1", "2024-12-01"), brist("B2", "K1", "2025-10-10")],
      [followUp("E1", "2025-10-11", "resultatuppfoljning", "K1", "delvis")],
    ],
  ])("does not call it repeated: %s", (_, brister, uppfoljningar) => {
    expect(dueFollowUps(repeated, facts({ brister, uppfoljningar }), in2026)).toEqual([]);
  });

  it("is not answered by the follow-up that found the last brist", () => {
    const brister = [brist("B1", "K1", "2024-12-01"), brist("B2", "K1", "2025-10-10")];
    const uppfoljningar = [followUp("E1", "2025-10-10", "kvalitetskrav", "K1", "ej_uppfyllt")];
    expect(dueFollowUps(repeated, facts({ brister, uppfoljningar }), in2026)).toHaveLength(1);
  });
});

it("gives the same list whatever the order of the facts", () => {
  const given = facts({
    enheter: [enhet("E1"), enhet("E2"), enhet("E3", { driftsform: "egen_regi" })],
    avtal: [
      avtal("A1", { driftstart_datum: "2025-08-31" }),
      avtal("A2", { avtalsform: "LOU", slutdatum: "2026-10-31", enhet_id: "E2" }),
    ],
    uppfoljningar: [followUp("E3", "2023-02-02")],
  });
  const reversed = { ...given, enheter: given.enheter.toReversed(), avtal: given.avtal!.toReversed() };
  const due = dueFollowUps(norrkoping, given, in2026);
  expect(due.length).toBeGreaterThan(3);
  expect(dueFollowUps({ ...norrkoping, regler: norrkoping.regler.toReversed() }, reversed, in2026)).toEqual(due);
});
