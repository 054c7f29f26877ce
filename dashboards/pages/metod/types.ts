/** `trosklar` */
export interface ThresholdRow {
  omrade: string;
  namn: string;
  varde: number;
  /** what Uppsikt proposes */
  forslag: number;
  /** the kommun has its own value */
  egen: boolean;
  enhet: string;
  beskrivning: string;
  motivering: string;
}

/** `indikatorer` */
export interface IndicatorRow {
  indikator_id: string;
  namn: string;
  kvalitetsomrade_namn: string | null;
  kallor: string[];
  typ: "antal" | "andel";
  exponering: string;
  skala: number | null;
  riktning: "hog" | "lag";
  vikt: number;
  krav: string[];
  riktvarde: number | null;
  syfte: string;
  klass: string;
  lagrum: string | null;
  oskyldig_forklaring: string;
  beraknad: boolean;
  saknade_kallor: string[];
}

/** `planregler` */
export interface PlanRuleRow {
  regel_id: string;
  namn: string;
  ursprung: "riktlinjen" | "kommunen";
  riktlinje: string | null;
  krav: string[];
  citat: string | null;
  modalitet: "ska" | "bor" | "kan";
  tid: string | null;
  tid_ursprung: "riktlinjen" | "kommunen" | null;
  metod: string;
  form: string;
  roll: string;
  timmar: number;
  forfaller: number | null;
  status: string;
}

/** `fakturaregler` */
export interface InvoiceRuleRow {
  regel_id: string;
  namn: string;
  klass: string;
  tillamplig: boolean;
  saknar: string[];
  oskyldig_forklaring: string;
  fraga: string;
  ersattningsgrund: string[];
  trosklar: string[];
  krav: string[];
  belagg: string;
}

/** `riktlinje` */
export interface GuidelineRow {
  kommun: string;
  namn: string;
  diarienummer: string | null;
  antagen: string | null;
  antagen_av: string | null;
  krav: string[];
  verksamhetsomraden: string[];
}

/** `korning` */
export interface RunRow {
  kommun: string;
  per_datum: string;
  korning: string;
  konfiguration: string;
  version: string;
}
