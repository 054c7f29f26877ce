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

/** `utfallskort`: how well a method pointed out what was later found, at one capacity */
export interface OutcomeRow {
  /** the quarter after which the forecast was frozen */
  ursprung: string;
  metod: string;
  /** the computed score, a plain comparison, or people's own assessments */
  typ: "poang" | "baslinje" | "bedomning";
  /** all that was followed up, or only what was drawn by lot */
  urval: "alla" | "slump";
  k: number | null;
  traffar: number | null;
  precision: number | null;
  recall: number | null;
  lift: number | null;
  /** 90 % interval of precision */
  lag: number | null;
  hog: number | null;
  auc: number | null;
  brier: number | null;
  skill: number | null;
  kalibrering_lutning: number | null;
  n: number;
}

/** `utfallsdeciler`: a tenth of the objects, by forecast */
export interface DecileRow {
  metod: string;
  decil: number;
  n: number;
  vantat: number;
  utfall: number;
  lag: number | null;
  hog: number | null;
}

/** `utfallsomdome`: the verdict in a plain sentence */
export interface VerdictRow {
  nyckel: string;
  mening: string;
  status: string;
}

/** `granskningar`: one screen, and what chance would give in it */
export interface ScreenRow {
  slag: string;
  niva: string;
  q: number;
  provade: number;
  utpekade: number;
  vantat_slump: number;
}

/** `registreringsfordrojning` */
export interface DelayRow {
  kalla: string;
  kvalitetsomrade: string | null;
  kvalitetsomrade_namn: string | null;
  kvartal: string;
  andel_registrerad: number;
  n: number;
  dagar_90: number | null;
}
