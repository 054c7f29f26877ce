import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Due } from "../../../src/guidelines/dueDates.ts";
import { planConfig } from "../../../src/plan/config.ts";
import type { PlanInput, PlanRisk } from "../../../src/plan/types.ts";
import { enhet, norrkoping } from "../guidelines/norrkoping.ts";

const proposed: { namn: string; varde: number }[] = parse(
  readFileSync(new URL("../../../data/trosklar/plan.yaml", import.meta.url), "utf8"),
);
export const thresholds = Object.fromEntries(proposed.map(({ namn, varde }) => [namn, varde]));
export const config = planConfig(thresholds);

export const months = Array.from({ length: 12 }, (_, i) => `2027-${String(i + 1).padStart(2, "0")}`);

export const due = (enhet_id: string, senast: string, more: Partial<Due> = {}): Due => ({
  regel_id: "NO-15-avtalsforlangning",
  regel_namn: "Före avtalsförlängning",
  krav: ["NO-15"],
  enhet_id,
  tidigast: "2027-01-01",
  senast,
  yttersta: null,
  forfallen: false,
  modalitet: "ska",
  metod: "avtalsforlangning",
  form: "anmald",
  roll: "uppfoljare",
  timmar: 24,
  skal: "regeln säger det",
  raknas_inte: "",
  ...more,
});

export const risk = (enhet_id: string, rang: number, more: Partial<PlanRisk> = {}): PlanRisk => ({
  risk_id: `R-${enhet_id}-${rang}`,
  enhet_id,
  kvalitetsomrade: "medarbetare",
  riskpoang: 6,
  forvantad_skada: 10 / rang,
  rang,
  underlag: "tillrackligt",
  ...more,
});

export const evenCapacity = (timmar: number, roll = "uppfoljare") => months.map((manad) => ({ roll, manad, timmar }));

export const input = (ids: readonly string[], more: Partial<PlanInput> = {}): PlanInput => ({
  profile: norrkoping,
  enheter: ids.map((id) => enhet(id)),
  due: [],
  risks: [],
  capacity: null,
  planYear: 2027,
  firstMonth: "2027-01",
  config,
  ...more,
});
