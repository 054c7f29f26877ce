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
  antal_rader: number;
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
}
