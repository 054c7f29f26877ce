import { describe, expect, it } from "vitest";
import { greedyPlan } from "../../../src/plan/greedyPlan.ts";
import { config, due, evenCapacity, input, months, risk } from "./given.ts";

describe("what rules require", () => {
  it("stands in the month of its due date where there are hours", () => {
    const { rows } = greedyPlan(input(["E1"], { due: [due("E1", "2027-06-30")], capacity: evenCapacity(30) }));
    expect(rows).toMatchObject([
      {
        manad: "2027-06",
        obligatorisk: true,
        over_kapacitet: false,
        senast: "2027-06-30",
        regler: ["NO-15-avtalsforlangning"],
      },
    ]);
  });

  it("moves to an earlier month when the due month is full, never to a later one", () => {
    const dues = ["E1", "E2", "E3"].map((id) => due(id, "2027-06-30", { tidigast: "2027-04-01" }));
    const { rows } = greedyPlan(input(["E1", "E2", "E3"], { due: dues, capacity: evenCapacity(30) }));
    expect(rows.map((row) => row.manad)).toEqual(["2027-04", "2027-05", "2027-06"]);
  });

  it("is planned in its due month although hours are missing, and the load shows it", () => {
    const dues = ["E1", "E2", "E3"].map((id) => due(id, "2027-02-28"));
    const { rows, kapacitet, anmarkningar } = greedyPlan(
      input(["E1", "E2", "E3"], { due: dues, capacity: evenCapacity(30) }),
    );
    expect(rows.map((row) => [row.manad, row.over_kapacitet])).toEqual([
      ["2027-01", false],
      ["2027-02", false],
      ["2027-02", true],
    ]);
    expect(kapacitet.find((load) => load.manad === "2027-02")).toMatchObject({
      timmar_finns: 30,
      timmar_planerade: 48,
    });
    expect(anmarkningar).toEqual(["i februari planeras 48 timmar för rollen uppföljningsansvarig men det finns 30"]);
    expect(rows[2]?.skal).toContain("trots att månadens timmar är slut");
  });

  it("that is late already comes in the first month with hours", () => {
    const dues = ["E1", "E2"].map((id) => due(id, "2026-05-31", { tidigast: "2026-01-01", forfallen: true }));
    const { rows } = greedyPlan(input(["E1", "E2"], { due: dues, capacity: evenCapacity(30) }));
    expect(rows.map((row) => row.manad)).toEqual(["2027-01", "2027-02"]);
    expect(rows[0]?.skal).toBe("Regeln säger det; tiden har gått ut.");
  });

  it("that is late does not take the hours of what is still in time", () => {
    const dues = [due("E1", "2026-05-31", { forfallen: true }), due("E2", "2027-01-31")];
    const { rows } = greedyPlan(input(["E1", "E2"], { due: dues, capacity: evenCapacity(30) }));
    expect(rows.map((row) => [row.enhet_id, row.manad, row.over_kapacitet])).toEqual([
      ["E2", "2027-01", false],
      ["E1", "2027-02", false],
    ]);
  });

  it("that is late but must come before an avtal is prolonged does not come after (NO-15)", () => {
    const dues = [
      due("E1", "2027-01-31"),
      due("E2", "2027-02-28", { tidigast: "2027-02-01" }),
      due("E3", "2026-11-28", { yttersta: "2027-02-28" }),
    ];
    const { rows } = greedyPlan(input(["E1", "E2", "E3"], { due: dues, capacity: evenCapacity(30) }));
    expect(rows.filter((row) => row.enhet_id === "E3").map((row) => row.manad <= "2027-02")).toEqual([true]);
  });

  it("is one follow-up where one visit can answer two rules, and two where it cannot", () => {
    const cycle = {
      regel_id: "egen-cykel",
      regel_namn: "Kommunens egen cykel",
      krav: [],
      metod: "kvalitetskrav",
      modalitet: "bor" as const,
    };
    const same = greedyPlan(input(["E1"], { due: [due("E1", "2027-06-30"), due("E1", "2027-09-30", cycle)] }));
    expect(same.rows).toMatchObject([
      {
        manad: "2027-06",
        regler: ["NO-15-avtalsforlangning", "egen-cykel"],
        metod: "avtalsforlangning",
        modalitet: "ska",
      },
    ]);
    const apart = greedyPlan(
      input(["E1"], { due: [due("E1", "2027-02-28"), due("E1", "2027-12-31", { ...cycle, tidigast: "2027-11-01" })] }),
    );
    expect(apart.rows.map((row) => row.manad)).toEqual(["2027-02", "2027-12"]);
  });

  it("names the rules it answers with their krav, says each date once and takes three sentences at most", () => {
    const dues = [
      due("E1", "2026-05-31", { forfallen: true, raknas_inte: "temauppföljning räknas inte" }),
      due("E1", "2026-06-30", {
        regel_id: "NO-35",
        regel_namn: "Upprepade brister",
        krav: ["NO-35"],
        modalitet: "bor",
      }),
    ];
    const { rows } = greedyPlan(input(["E1"], { due: dues, risks: [risk("E1", 1)] }));
    expect(rows[0]?.skal).toBe(
      "Regeln säger det; tiden har gått ut. Temauppföljning räknas inte. " +
        "Uppföljningen täcker också upprepade brister (NO-35).",
    );
  });

  it("lets a recommended follow-up wait some months for a required one", () => {
    const cycle = { regel_id: "egen-cykel", modalitet: "bor" as const };
    const dues = [due("E1", "2027-06-30", { tidigast: "2027-05-01" }), due("E1", "2027-02-28", cycle)];
    expect(greedyPlan(input(["E1"], { due: dues })).rows).toMatchObject([
      { manad: "2027-05", senast: "2027-06-30" }, // the first month that suits the required one
    ]);
    expect(greedyPlan(input(["E1"], { due: dues, config: { ...config, samordnaManader: 1 } })).rows).toHaveLength(2);
  });

  it("does not let a short desk review pass for a follow-up of the enhet's risks", () => {
    const desk = { regel_id: "NO-32-handlingsplan", timmar: 6, form: "skrivbord" as const };
    const plan = greedyPlan(
      input(["E1"], {
        due: [due("E1", "2027-06-30", desk)],
        risks: [risk("E1", 1)],
        config: { ...config, slumpAndel: 0 },
      }),
    );
    expect(plan.rows.map((row) => [row.timmar, row.risk_ids])).toEqual([
      [16, ["R-E1-1"]],
      [6, []],
    ]);
  });

  it("takes the enhet's risks along, so that nobody is visited twice for them", () => {
    const { rows } = greedyPlan(
      input(["E1"], {
        due: [due("E1", "2027-06-30")],
        risks: [risk("E1", 1), risk("E1", 2, { kvalitetsomrade: "dokumentation" })],
      }),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      risk_ids: ["R-E1-1", "R-E1-2"],
      skal: "Regeln säger det. Uppföljningen prövar riskerna inom medarbetare och dokumentation.",
    });
  });
});

describe("what rules recommend", () => {
  const cycle = { regel_id: "egen-cykel", regel_namn: "Kommunens egen cykel", krav: [], modalitet: "bor" as const };
  const ids = ["E1", "E2", "E3", "E4"];

  it("gives way to the required, and says who fell out", () => {
    const dues = [due("E1", "2027-01-31"), due("E2", "2027-01-31", cycle)];
    const plan = greedyPlan(
      input(["E1", "E2"], { due: dues, capacity: [{ roll: "uppfoljare", manad: "2027-01", timmar: 24 }] }),
    );
    expect(plan.rows.map((row) => row.enhet_id)).toEqual(["E1"]);
    expect(plan.ejPlanerade).toEqual([
      {
        enhet_id: "E2",
        skal: "Kommunens egen cykel: regeln säger bör, men 24 timmar för rollen uppföljningsansvarig ryms inte under året.",
      },
    ]);
  });

  it("leaves the declared share to the risks and prefers the highest expected harm (NO-10)", () => {
    const plan = greedyPlan(
      input(ids, {
        due: ids.map((id) => due(id, "2027-12-31", cycle)),
        capacity: [{ roll: "planerare", manad: "2027-03", timmar: 40 }],
        risks: [risk("E3", 1), risk("E4", 2)],
        config: { ...config, slumpAndel: 0 },
      }),
    );
    // 40 h × 0.7 = 28 h for one recommended follow-up of 24 h: the enhet with the highest harm. The 16 h left go to the next risk.
    expect(plan.rows.map((row) => [row.enhet_id, row.modalitet, row.regler])).toEqual([
      ["E3", "bor", ["egen-cykel"]],
      ["E4", "bor", ["NO-10-riskanalys", "egen-cykel"]],
    ]);
    expect(plan.ejPlanerade.map((row) => row.enhet_id)).toEqual(["E1", "E2"]);
  });
});

describe("what risks ask for", () => {
  it("comes in the order of the ranks until the hours are used", () => {
    const ids = ["E1", "E2", "E3"];
    const plan = greedyPlan(
      input(ids, { risks: [risk("E1", 3), risk("E2", 1), risk("E3", 2)], capacity: evenCapacity(16).slice(0, 2) }),
    );
    expect(plan.rows.map((row) => [row.enhet_id, row.manad])).toEqual([
      ["E2", "2027-01"],
      ["E3", "2027-02"],
    ]);
    expect(plan.ejPlanerade).toEqual([
      {
        enhet_id: "E1",
        skal: "Risken på plats 3 av 3 kallar på en uppföljning, men 16 timmar för rollen uppföljningsansvarig ryms inte under året.",
      },
    ]);
    expect(plan.rows[0]?.skal).toBe(
      "Enhetens främsta risk ligger på plats 1 av 3. Besöket prövar medarbetare (NO-10, NO-22).",
    );
  });

  it("is spread over the year, the highest first, where there are more hours than risks", () => {
    const ids = Array.from({ length: 12 }, (_, i) => `E${i + 10}`);
    const risks = ids.map((id, i) => risk(id, i + 1));
    const plan = greedyPlan(input(ids, { risks, capacity: evenCapacity(160), config: { ...config, slumpAndel: 0 } }));
    expect(plan.rows.map((row) => [row.enhet_id, row.manad])).toEqual(ids.map((id, i) => [id, months[i]]));
  });

  it.each([
    ["ekonomi-och-resurser", 4, "ekonomisk", "skrivbord", "ekonom"],
    ["medarbetare", 12, "kvalitetskrav", "oanmald", "uppfoljare"],
    ["medarbetare", 9, "kvalitetskrav", "anmald", "uppfoljare"],
    ["halso-och-sjukvard", 12, "hsl", "anmald", "medicinskt-ansvarig"],
    ["dokumentation", 16, "kvalitetskrav", "anmald", "uppfoljare"],
  ])("%s with %i points is followed up as %s, %s, by %s", (kvalitetsomrade, riskpoang, metod, form, roll) => {
    const plan = greedyPlan(
      input(["E1"], { risks: [risk("E1", 1, { kvalitetsomrade, riskpoang })], config: { ...config, slumpAndel: 0 } }),
    );
    expect(plan.rows).toMatchObject([{ metod, form, roll }]);
  });

  it("is no claim of an ekonomisk uppföljning on how people are met: the other risks get a row of their own", () => {
    const risks = [
      risk("E1", 1, { kvalitetsomrade: "ekonomi-och-resurser" }),
      risk("E1", 2, { kvalitetsomrade: "dokumentation" }),
      risk("E1", 3, { kvalitetsomrade: "medarbetare", riskpoang: 12 }),
    ];
    const plan = greedyPlan(input(["E1"], { risks, config: { ...config, slumpAndel: 0 } }));
    const rows = plan.rows.map(({ metod, risk_ids, skal }) => [metod, risk_ids, skal]);
    expect(new Set(rows)).toEqual(
      new Set([
        [
          "ekonomisk",
          ["R-E1-1"],
          "Enhetens främsta risk ligger på plats 1 av 3. Granskningen prövar ekonomi och resursanvändning (NO-10, NO-20).",
        ],
        [
          "kvalitetskrav",
          ["R-E1-2", "R-E1-3"],
          "En annan av enhetens risker ligger på plats 2 av 3. Besöket prövar dokumentation och medarbetare (NO-10, NO-22).",
        ],
      ]),
    );
    expect(new Set(plan.rows.map((row) => row.planrad_id)).size).toBe(2);
  });

  it("is not tested by a short resultatuppföljning, even where the foremost risk is an ekonomisk one", () => {
    const short = { regel_id: "NO-35-upprepade-brister", metod: "resultatuppfoljning", timmar: 12 };
    const plan = greedyPlan(
      input(["E1"], {
        due: [due("E1", "2027-06-30", short)],
        risks: [risk("E1", 1, { kvalitetsomrade: "ekonomi-och-resurser" })],
        config: { ...config, slumpAndel: 0 },
      }),
    );
    expect(plan.rows.map((row) => [row.metod, row.risk_ids])).toEqual([
      ["ekonomisk", ["R-E1-1"]],
      ["resultatuppfoljning", []],
    ]);
  });

  it("passes over what cannot be judged, and says so", () => {
    const plan = greedyPlan(
      input(["E1", "E2"], {
        risks: [risk("E1", 1), risk("E2", 2, { rang: null, underlag: "saknas" })],
        config: { ...config, slumpAndel: 0 },
      }),
    );
    expect(plan.ejPlanerade).toEqual([
      { enhet_id: "E2", skal: "Ingen regel förfaller under året, och underlaget räcker inte för att bedöma riskerna." },
    ]);
  });

  it("is left out where no risks are computed: rules alone make the plan", () => {
    const plan = greedyPlan(input(["E1", "E2"], { due: [due("E1", "2027-06-30")], capacity: evenCapacity(100) }));
    expect(plan.rows).toHaveLength(1);
    expect(plan.ejPlanerade).toEqual([
      { enhet_id: "E2", skal: "Ingen regel förfaller under året, och inga risker är beräknade." },
    ]);
  });
});

describe("the drawn slice", () => {
  const ids = Array.from({ length: 60 }, (_, i) => `E${i + 10}`);
  const risks = ids.map((id, i) => risk(id, i + 1));

  it("takes a tenth of the hours left to the risks (methods 1.8: 10–20 % of the plan)", () => {
    const { rows } = greedyPlan(input(ids, { risks, capacity: evenCapacity(64) }));
    expect(rows).toHaveLength(48); // 12 months × 64 h / 16 h
    expect(rows.filter((row) => row.slump)).toHaveLength(5); // 10 % of 48, rounded
    expect(rows.filter((row) => row.slump).every((row) => row.regler.includes("slumpurval") && !row.obligatorisk)).toBe(
      true,
    );
  });

  it("reaches enheter that the risk order would not, and draws otherwise another year", () => {
    const drawn = (planYear: number) =>
      greedyPlan(
        input(ids, {
          risks,
          capacity: null,
          planYear,
          firstMonth: `${planYear}-01`,
          config: { ...config, slumpAndel: 0.5 },
        }),
      )
        .rows.filter((row) => row.slump)
        .map((row) => row.enhet_id);
    expect(drawn(2027).some((id) => ids.indexOf(id) > 20)).toBe(true);
    expect(drawn(2027)).not.toEqual(drawn(2028));
  });

  it("does not move for the others when an enhet is added", () => {
    const drawn = (all: string[]) =>
      new Set(
        greedyPlan(input(all, { risks: all.map((id, i) => risk(id, i + 1)), capacity: evenCapacity(64) }))
          .rows.filter((row) => row.slump)
          .map((row) => row.enhet_id),
      );
    const before = drawn(ids);
    const after = drawn([...ids, "Ny"]);
    expect([...before].filter((id) => after.has(id)).length).toBeGreaterThanOrEqual(before.size - 1);
  });
});

describe("hours that nobody knows", () => {
  it("are said once for the source, and rows are spread over the year", () => {
    const ids = Array.from({ length: 30 }, (_, i) => `E${i + 10}`);
    const plan = greedyPlan(input(ids, { risks: ids.map((id, i) => risk(id, i + 1)) }));
    expect(plan.anmarkningar).toEqual([
      "källan resurser är inte levererad, så planen är gjord utan att veta hur många timmar som finns",
    ]);
    expect(plan.rows).toHaveLength(config.raderUtanResurser);
    expect(new Set(plan.rows.map((row) => row.manad)).size).toBeGreaterThan(8);
    expect(plan.kapacitet.every((load) => load.timmar_finns === null)).toBe(true);
  });

  it("are said per role where the register has others, words of another office included", () => {
    const risks = [risk("E1", 1, { kvalitetsomrade: "ekonomi-och-resurser" })];
    const capacity = [...evenCapacity(40, "Uppföljningsansvarig"), ...evenCapacity(10, "Kommundirektör")];
    const plan = greedyPlan(input(["E1"], { risks, capacity, config: { ...config, slumpAndel: 0 } }));
    expect(plan.anmarkningar).toEqual([
      "källan resurser har ingen rad för rollen ekonomienheten under planåret, så planen vet inte hur många timmar den har",
      "rollen Kommundirektör i källan resurser används inte av riktlinjens profil",
    ]);
  });

  it("leave months that have passed alone", () => {
    const { rows } = greedyPlan(
      input(["E1"], { due: [due("E1", "2027-02-28")], firstMonth: "2027-05", capacity: evenCapacity(30) }),
    );
    expect(rows).toMatchObject([{ manad: "2027-05" }]);
    expect(rows[0]?.skal).toContain("före planens första månad");
  });
});

it("keeps a row's id when hours move it to another month", () => {
  const dues = [due("E1", "2027-06-30"), due("E2", "2027-06-30")];
  const id = (timmar: number) =>
    greedyPlan(input(["E1", "E2"], { due: dues, capacity: evenCapacity(timmar) })).rows.find(
      (row) => row.enhet_id === "E2",
    )!;
  expect(id(24).manad).not.toBe(id(48).manad);
  expect(id(24).planrad_id).toBe(id(48).planrad_id);
  expect(id(24).planrad_id).toMatch(/^P-[0-9a-f]{12}$/);
});
