/** The rows of the page Ekonomi hos utförarna, as 7-publish writes them. */

export interface ProviderRow {
  utforare_id: string;
  namn: string;
  driftsform: string;
  driftsform_namn: string;
  verksamheter: string[];
  /** whose economy is one person's */
  enskild_firma: boolean;
}

export type ControlState = "aktuell" | "snart" | "forfallen" | "aldrig";

export interface ControlRow {
  utforare_id: string;
  kontroll: string;
  senaste_datum: string | null;
  /** null where never controlled, or withheld (`dold`) */
  utfall: "ok" | "anmarkning" | "allvarlig" | null;
  alder_dagar: number | null;
  nasta_senast: string | null;
  lage: ControlState;
  antal: number;
  fil: string | null;
  rad: number | null;
  dold: boolean;
}

export interface ControlKindRow {
  kod: string;
  namn: string;
  definition: string;
  intervall: string;
  hogst_dagar: number;
  anvands: boolean;
}

export type WarningLevel = "allvarligt" | "flera_tecken" | "enstaka_tecken" | "inga_tecken" | "underlag_saknas";

export interface StandingRow {
  utforare_id: string;
  /** null where withheld */
  niva: WarningLevel | null;
  antal: number | null;
  tunga: number | null;
  provade: string[];
  ej_provade: string[];
  dold: boolean;
}

export interface SignRow {
  tecken_id: string;
  utforare_id: string;
  tecken: string;
  tungt: boolean;
  datum: string;
  forklaring: string;
  kalla: string;
  fil: string | null;
  rad: number | null;
}

export interface SignKindRow {
  tecken: string;
  ordning: number;
  namn: string;
  kallor: string[];
  krav: string[];
  oskyldig_forklaring: string;
  fraga: string;
  belagg: string;
  tillamplig: boolean;
  provade: number;
  funna: number;
}

export interface MonthRow {
  utforare_id: string;
  manad: string;
  belopp_kr: number | null;
  tid_kr: number | null;
  timmar: number | null;
  snittpris: number | null;
  brukare: number | null;
  krediterat_kr: number | null;
  dold: boolean;
}

export type Measure = "kronor" | "timmar" | "brukare" | "pris";

export interface TrendRow {
  utforare_id: string;
  matt: Measure;
  fran_kvartal: string;
  till_kvartal: string;
  n: number;
  kvot: number | null;
  kvot_lag: number | null;
  kvot_hog: number | null;
  p: number | null;
  q: number | null;
  utfall: string | null;
  dold: boolean;
}

export interface ShareRow {
  matt: "utfort" | "fakturerat";
  utforare_id: string;
  verksamhetsomrade: string;
  verksamhet: string;
  brukare: number | null;
  beviljad_min: number | null;
  minuter: number | null;
  andel: number | null;
  effektivt_antal: number | null;
  jamforelse: string | null;
  krympt: number | null;
  krympt_lag: number | null;
  krympt_hog: number | null;
  z: number | null;
  p: number | null;
  utfall: "inom" | "utanfor_95" | "utanfor_998" | "for_lite_underlag" | "for_fa_att_jamfora" | "foljer_av_avtalet";
  fran: string;
  till: string;
  dold: boolean;
}

export interface ShareFunnelRow {
  matt: "utfort" | "fakturerat";
  jamforelse: string;
  jamforelse_namn: string;
  metod: string;
  phi: number | null;
  tau2: number | null;
  mitt: number;
  n: number;
  underlag: number[];
  nedre95: number[];
  ovre95: number[];
  nedre998: number[];
  ovre998: number[];
}

/** Names by id, for whoever has only the id. */
export const namesOf = (providers: readonly ProviderRow[]): ((id: string) => string) => {
  const byId = new Map(providers.map((provider) => [provider.utforare_id, provider.namn]));
  return (id) => byId.get(id) ?? id;
};
