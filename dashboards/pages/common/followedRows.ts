/** The rows that tell what became of something, and what a whole screen is worth (see the headers of the datasets' SQL). */

/** `granskningar`: one screen at one level. */
export interface Granskning {
  slag: "signal" | "trend";
  niva: "tydlig" | "mojlig";
  q: number;
  provade: number;
  utpekade: number;
  vantat_slump: number | null;
  grans_p: number | null;
  utan_gallring: number | null;
  styrka_ensam: number | null;
  styrka_granskning: number | null;
}

/** `provningar`: a comparison that would likely have shown a doubling, and showed nothing. */
export interface Provning {
  signal_id: string;
  enhet_id: string;
  indikator_id: string;
  kvartal: string;
  metod: string;
  rr: number | null;
  doljer_upp_till: number | null;
  doljer_ned_till: number | null;
  styrka_rr2: number | null;
  styrka_efter_granskning: number | null;
  dold: boolean;
}

/** `signalhistorik`: a signal as it was known a quarter ago, and what became of it. */
export interface Signalhistorik {
  signal_id: string;
  enhet_id: string;
  indikator_id: string;
  kvartal: string;
  metod: string;
  utfall: string;
  nu_utfall: string | null;
  rr: number | null;
  nu_rr: number | null;
  uppfoljd_datum: string | null;
  uppfoljning_fynd: boolean | null;
  atgard_status: string | null;
  vad_hande: "kvarstar" | "borta" | "starkare" | "foljd_upp_brist" | "foljd_upp_utan_brist" | "vantar";
  dold: boolean;
}

/** `atgardseffekter`: one verified åtgärd and one measure; without a measure where it is too early. */
export interface Atgardseffekt {
  atgard_id: string;
  enhet_id: string;
  kvalitetsomrade: string | null;
  indikator_id: string | null;
  verifierad_datum: string;
  utfall: string;
  efter_antal: number | null;
  /** what the unit would have had with its own level before and the others' development since */
  vantat: number | null;
  rr: number | null;
  rr_lag: number | null;
  rr_hog: number | null;
  q: number | null;
  styrka_halvering: number | null;
  dold: boolean;
}
