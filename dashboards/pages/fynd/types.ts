/** `fynd` */
export interface FindingRow {
  fynd_id: string;
  regel_id: string;
  regel_namn: string;
  klass: string;
  utforare_id: string | null;
  utforare_namn: string | null;
  driftsform_namn: string | null;
  enhet_namn: string | null;
  brukare: string | null;
  /** month, or month/month */
  period: string;
  minuter: number | null;
  belopp_kr: number | null;
  /** what no other finding counts; null where the run did not tell them apart */
  unik_kr: number | null;
  /** unique kronor times the probability that the finding holds; null where it is answered, for then it is decided */
  vantad_kr: number | null;
  sannolikhet: number | null;
  sannolikhet_lag: number | null;
  sannolikhet_hog: number | null;
  /** `svar`: this finding's own answer; `lart`: the rule's answers and its class's; `lart_klass`: its class's alone; `antagande`: declared for the class */
  sannolikhet_grund: string | null;
  /** months in a row that the same pattern has been seen */
  manader_i_rad: number | null;
  /** the latest answer, as a code of `fyndsvarsutfall` */
  svar: string | null;
  svar_namn: string | null;
  svar_datum: string | null;
  /** the kronor that the answer says were wrong; null where it does not say */
  svar_belopp: number | null;
  p: number | null;
  q: number | null;
  antal_rader: number;
  /** the file that its sentence, rows and cells lie in */
  del: number;
}

/** `fyndtexter` */
export interface TextRow {
  fynd_id: string;
  forklaring: string;
}

/** `fyndrader` */
export interface EvidenceRow {
  fynd_id: string;
  nr: number;
  slag: "besok" | "faktura";
  rad_id: string;
  brukare: string | null;
  insats: string | null;
  enhet_namn: string | null;
  fran: string | null;
  till: string | null;
  minuter: number | null;
  registrering: string | null;
  tidsslag: string | null;
  belopp_kr: number | null;
  /** stands beside the rows of the case; nothing is asked about it */
  jamforelse: boolean;
}

/** `fyndavstamning`: a cell of the reconciliation in the months of a finding */
export interface ReconciledRow {
  fynd_id: string;
  manad: string;
  insats: string | null;
  /** the finding's own rows name the insats */
  i_fallet: boolean;
  /** the same in every cell of an insats and month; null, as in the next, where nothing is known of it */
  beviljad_min: number | null;
  utford_min: number | null;
  /** null where egen regi sends no invoice */
  fakturerad_min: number | null;
  belopp_kr: number | null;
  oforklarad_kr: number | null;
  avstamning_id: string;
}

/** `fyndundantag`: instances of a rule that the data itself explains. */
export interface GuardRow {
  regel_id: string;
  skydd: string;
  antal: number;
  belopp_kr: number;
}
