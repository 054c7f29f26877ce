import { afterEach, describe, expect, it } from "vitest";
import { runModel } from "../../../pipelines/3-model/run.ts";
import { loadProfile, profileIds } from "../../../pipelines/6-plan/profiles.ts";
import { defaultPlanYear, makePlan } from "../../../pipelines/6-plan/run.ts";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { declaredThresholds } from "../../helpers/careWarehouse.ts";
import { warehouseWith } from "../../helpers/warehouseWith.ts";
import { config } from "../../src/plan/given.ts";

const perDatum = "2026-09-30";

const register: Record<string, Row[]> = {
  utforare: [
    { utforare_id: "U1", namn: "Kommunens egen regi", driftsform: "egen_regi" },
    { utforare_id: "U2", namn: "Omsorg AB", driftsform: "privat" },
  ],
  enheter: [
    { enhet_id: "E1", utforare_id: "U1", namn: "Björken", verksamhetsomrade: "sarskilt-boende" },
    { enhet_id: "E2", utforare_id: "U2", namn: "Centrum", verksamhetsomrade: "hemtjanst" },
    { enhet_id: "E3", utforare_id: "U2", namn: "Gläntan", verksamhetsomrade: "sarskilt-boende" },
    { enhet_id: "E4", utforare_id: "U1", namn: "Nya Björken", verksamhetsomrade: "korttidsboende" },
    {
      enhet_id: "E5",
      utforare_id: "U1",
      namn: "Gamla Björken",
      verksamhetsomrade: "korttidsboende",
      giltig_tom: "2025-12-31",
    },
  ],
  avtal: [
    // Nystart 2026-08-31 + six months clamps to 2027-02-28 (NO-16).
    {
      avtal_id: "A2",
      utforare_id: "U2",
      verksamhetsomrade: "hemtjanst",
      avtalsform: "LOV",
      startdatum: "2026-08-01",
      driftstart_datum: "2026-08-31",
    },
    {
      avtal_id: "A3",
      utforare_id: "U2",
      enhet_id: "E3",
      verksamhetsomrade: "sarskilt-boende",
      avtalsform: "LOU",
      startdatum: "2025-10-01",
      slutdatum: "2027-09-30",
    },
  ],
  krav: [{ krav_id: "K1", rubrik: "Genomförandeplan", kvalitetsomrade: "dokumentation", konsekvens: 3 }],
  uppfoljningar: [
    {
      uppfoljning_id: "UP1",
      krav_id: "K1",
      enhet_id: "E1",
      metod: "kvalitetskrav",
      genomford_datum: "2026-03-10",
      bedomning: "uppfyllt",
    },
    // Followed up under its old name: the merged enhet has been seen (AC-10).
    {
      uppfoljning_id: "UP2",
      krav_id: "K1",
      enhet_id: "E5",
      metod: "kvalitetskrav",
      genomford_datum: "2024-05-15",
      bedomning: "uppfyllt",
    },
  ],
  resurser: Array.from({ length: 12 }, (_, i) => ({
    roll: "uppföljare",
    manad: `2027-${String(i + 1).padStart(2, "0")}`,
    timmar: 40,
  })),
};
register.enheter![3]!.ersatter_enhet_id = "E5";

let warehouse: Warehouse;
afterEach(() => warehouse?.close());

async function planOf(rows: Record<string, Row[]>, risks: Row[] = []) {
  warehouse = await warehouseWith({ perDatum, rows, trosklar: declaredThresholds() });
  await runModel(warehouse);
  await warehouse.append("resultat.risker", risks);
  await makePlan(warehouse, { profile: loadProfile("norrkoping"), config, perDatum });
}

const planrader = () =>
  warehouse.rows<{
    enhet_id: string;
    manad: string;
    regler: string[];
    risk_ids: string[];
    planrad_id: string;
    modalitet: string;
    senast: string;
  }>("select * from resultat.planrader order by manad, enhet_id");

describe("the plan out of a warehouse", () => {
  it("places what the rules ask for next year", async () => {
    await planOf(register);
    const rows = await planrader();
    expect(rows.map((row) => [row.enhet_id, row.manad, row.modalitet, row.senast])).toEqual([
      ["E2", "2027-02", "ska", "2027-02-28"],
      ["E4", "2027-05", "bor", "2027-05-15"], // the merged enhet's cycle goes on
      ["E3", "2027-06", "ska", "2027-06-30"], // three months before the avtal ends
    ]);
    expect(rows[2]?.regler).toContain("NO-15-avtalsforlangning");
    expect(await warehouse.rows("select enhet_id, skal from resultat.ej_planerade")).toEqual([
      { enhet_id: "E1", skal: "Ingen regel förfaller under året, och inga risker är beräknade." },
    ]);
  });

  it("adds the risks, names them in the row and keeps its ids in the next run", async () => {
    const risk = {
      risk_id: "R-1",
      enhet_id: "E1",
      kvalitetsomrade: "dokumentation",
      riskpoang: 9,
      forvantad_skada: 3.5,
      rang: 1,
      underlag: "tillrackligt",
    };
    await planOf(register, [risk]);
    const first = await planrader();
    expect(first.find((row) => row.enhet_id === "E1")).toMatchObject({ manad: "2027-01", risk_ids: ["R-1"] });
    await makePlan(warehouse, { profile: loadProfile("norrkoping"), config, perDatum });
    expect(await planrader()).toEqual(first);
  });

  it("follows an åtgärd to the enhet through its brist, until somebody verifies it (NO-32)", async () => {
    const brister = [
      { brist_id: "B1", enhet_id: "E1", krav_id: "K1", upptackt_datum: "2026-03-10", allvarlighetsgrad: 2 },
    ];
    const atgard = {
      brist_id: "B1",
      atgard: "Ny rutin",
      ansvarig_roll: "enhetschef",
      klar_senast: "2026-12-31",
      uppfoljning_datum: "2027-04-15",
    };
    await planOf({ ...register, brister, atgarder: [{ atgard_id: "Å1", ...atgard }] });
    expect((await planrader()).find((row) => row.enhet_id === "E1")).toMatchObject({
      manad: "2027-04",
      regler: ["NO-32-handlingsplan"],
    });
    warehouse.close();
    await planOf({ ...register, brister, atgarder: [{ atgard_id: "Å1", ...atgard, verifierad_datum: "2026-09-01" }] });
    expect((await planrader()).some((row) => row.enhet_id === "E1")).toBe(false);
  });

  it("shows load against hours per role and month, and no month above its hours here", async () => {
    await planOf(register);
    const load = await warehouse.rows(
      "select manad, timmar_finns, timmar_planerade from resultat.plankapacitet where timmar_planerade > 0 order by manad",
    );
    expect(load).toEqual([
      { manad: "2027-02", timmar_finns: 40, timmar_planerade: 20 },
      { manad: "2027-05", timmar_finns: 40, timmar_planerade: 24 },
      { manad: "2027-06", timmar_finns: 40, timmar_planerade: 24 },
    ]);
  });

  it("lists the rules with who says what, for the method page", async () => {
    await planOf(register);
    const rules = await warehouse.rows(
      "select regel_id, ursprung, tid, tid_ursprung, riktlinje, forfaller from resultat.planregler",
    );
    expect(rules).toContainEqual({
      regel_id: "NO-16-nystart",
      ursprung: "riktlinjen",
      tid: "sex månader",
      tid_ursprung: "riktlinjen",
      riktlinje: "Uppföljning av vård- och omsorgsverksamhet, VON 2023/0212",
      forfaller: 1,
    });
    expect(rules).toContainEqual({
      regel_id: "egen-cykel",
      ursprung: "kommunen",
      tid: "36 månader",
      tid_ursprung: "kommunen",
      riktlinje: null,
      forfaller: expect.any(Number),
    });
    expect(rules).toContainEqual(
      expect.objectContaining({
        regel_id: "NO-15-avtalsforlangning",
        ursprung: "riktlinjen",
        tid_ursprung: "kommunen",
      }),
    );
  });

  it("names every verksamhetsområde in scope that has no row (F-14)", async () => {
    await planOf(register);
    const gaps = await warehouse.rows(
      "select verksamhetsomrade, enheter, skal from resultat.plantackning where i_omfattning and not tackt order by 1",
    );
    expect(gaps).toHaveLength(12 - 3);
    expect(gaps).toContainEqual({
      verksamhetsomrade: "dagverksamhet-aldre",
      enheter: 0,
      skal: "Inga aktiva enheter i registret.",
    });
  });

  it("is made of the register alone when nothing else was delivered, and says what is missing", async () => {
    await planOf({ utforare: register.utforare!, enheter: register.enheter! });
    expect(await planrader()).toEqual([]);
    expect(await warehouse.rows("select anmarkning from resultat.plananmarkningar")).toEqual([
      { anmarkning: "källan resurser är inte levererad, så planen är gjord utan att veta hur många timmar som finns" },
    ]);
    const { n } = await warehouse.row<{ n: number }>(
      "select count(*) as n from resultat.planregler where status like '%inte levererad'",
    );
    expect(n).toBe(6);
  });
});

describe("without a warehouse", () => {
  it.each([
    ["2026-01-31", 2026],
    ["2026-02-01", 2027],
    ["2026-12-31", 2027],
  ])("as of %s the plan is for %i", (day, year) => {
    expect(defaultPlanYear(day)).toBe(year);
  });

  it("every profile in data/riktlinjer is valid, and an unknown one is refused by name", () => {
    for (const id of profileIds()) expect(loadProfile(id).id).toBe(id);
    expect(() => loadProfile("nowhere")).toThrow(/riktlinje: nowhere finns inte; välj bland .*norrkoping/);
  });
});
