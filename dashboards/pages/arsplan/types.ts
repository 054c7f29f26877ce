/** `planrader` */
export interface PlanRow {
  planrad_id: string;
  ar: number;
  /** `2027-03` */
  manad: string;
  enhet_namn: string | null;
  enhet_id: string;
  utforare_namn: string | null;
  driftsform_namn: string | null;
  verksamhetsomrade_namn: string | null;
  verksamhetsomrade: string;
  metod: string;
  form: string;
  roll: string;
  timmar: number;
  modalitet: "ska" | "bor" | "kan";
  regler: string[];
  risk_ids: string[];
  risk_namn: string[];
  skal: string;
  obligatorisk: boolean;
  slump: boolean;
  senast: string | null;
  forfallen: boolean;
  over_kapacitet: boolean;
}

/** `plankapacitet` */
export interface LoadRow {
  ar: number;
  manad: string;
  roll: string;
  roll_namn: string;
  /** null: not known */
  timmar_finns: number | null;
  timmar_planerade: number;
}

/** `ej-planerade` */
export interface LeftOutRow {
  enhet_id: string;
  enhet_namn: string | null;
  utforare_namn: string | null;
  verksamhetsomrade_namn: string | null;
  skal: string;
}

/** `plantackning` */
export interface CoverageRow {
  verksamhetsomrade: string;
  verksamhetsomrade_namn: string | null;
  i_omfattning: boolean;
  enheter: number;
  planrader: number;
  tackt: boolean;
  skal: string;
}
