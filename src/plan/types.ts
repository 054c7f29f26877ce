import type { Due } from "../guidelines/dueDates.ts";
import type { EnhetFact } from "../guidelines/facts.ts";
import type { Form, Modality, Profile } from "../guidelines/profile.ts";

/** The part of `resultat.risker` that the plan needs. */
export interface PlanRisk {
  risk_id: string;
  enhet_id: string;
  kvalitetsomrade: string;
  riskpoang: number | null;
  forvantad_skada: number | null;
  rang: number | null;
  underlag: string;
}

/** Hours that exist: role as the register writes it × month. Null where the source was not delivered. */
export type Capacity = readonly { roll: string; manad: string; timmar: number }[] | null;

export interface PlanInput {
  profile: Profile;
  enheter: readonly EnhetFact[];
  due: readonly Due[];
  risks: readonly PlanRisk[];
  capacity: Capacity;
  planYear: number;
  /** First month that can still be planned, `YYYY-MM`; January of the plan year unless the year has begun. */
  firstMonth: string;
  config: PlanConfig;
}

export interface PlanConfig {
  slumpAndel: number;
  riskMinstaAndel: number;
  samordnaManader: number;
  minstRiskpoang: number;
  hogstRiskerPerRad: number;
  raderUtanResurser: number;
}

export interface PlanRow {
  planrad_id: string;
  ar: number;
  manad: string;
  enhet_id: string;
  verksamhetsomrade: string;
  metod: string;
  form: Form;
  roll: string;
  timmar: number;
  modalitet: Modality;
  regler: string[];
  risk_ids: string[];
  skal: string;
  obligatorisk: boolean;
  slump: boolean;
  /** The last day in time, where a rule gives one. */
  senast: string | null;
  forfallen: boolean;
  over_kapacitet: boolean;
}

export interface NotPlanned {
  enhet_id: string;
  skal: string;
}

export interface MonthLoad {
  ar: number;
  manad: string;
  roll: string;
  /** Null: not known. */
  timmar_finns: number | null;
  timmar_planerade: number;
}

export interface Plan {
  rows: PlanRow[];
  ejPlanerade: NotPlanned[];
  kapacitet: MonthLoad[];
  /** What the plan as a whole must say about itself. */
  anmarkningar: string[];
}
