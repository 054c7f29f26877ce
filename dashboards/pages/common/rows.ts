/** The rows that the internal pages read, as 7-publish writes them (see the headers of the datasets' SQL). */

export interface Enhet {
  enhet_id: string;
  namn: string;
  utforare_id: string;
  driftsform: string;
  verksamhetsomrade: string;
  verksamhet: string;
  lagrum: string | null;
  /** null when unknown, or too few to tell (`dold`) */
  brukare: number | null;
  dold: boolean;
  senaste_uppfoljning: string | null;
}

export interface Utforare {
  utforare: string;
  utforare_id: string;
  namn: string;
  driftsform: string;
  driftsform_namn: string;
  enheter: number;
}

export interface Risk {
  risk_id: string;
  enhet_id: string;
  kvalitetsomrade: string;
  kvartal: string;
  sannolikhet: number | null;
  sannolikhet_lag: number | null;
  sannolikhet_hog: number | null;
  sannolikhet_niva: number | null;
  niva_lag: number | null;
  niva_hog: number | null;
  konsekvens_niva: number | null;
  konsekvens_grund: string | null;
  /** single serious cases behind the consequence, the latest first: `lex-sarah:2026-Q3` */
  konsekvens_handelser: string[];
  riskpoang: number | null;
  forvantad_skada: number | null;
  rang: number | null;
  rang_lag: number | null;
  rang_hog: number | null;
  rang_inom_omrade: number | null;
  prioritetsklass: number | null;
  underlag: "tillrackligt" | "svagt" | "saknas";
  atgardsregel: string | null;
  indikatorer: number;
  tysta: number;
  uppfoljningar: number;
  fynd: number;
  senaste_uppfoljning: string | null;
  planerad_manad: string | null;
  /** what the same computation said a quarter ago; absent where nothing was known then */
  forra_kvartal?: string | null;
  forra_sannolikhet?: number | null;
  forra_rang?: number | null;
  rorelse?: "upp" | "ner" | "oforandrad" | "ny" | null;
  lag_rapportering?: boolean;
  /** the likelihood if one more follow-up were made of the area: one that finds nothing, and one that finds a brist */
  sannolikhet_om_utan_fynd?: number | null;
  sannolikhet_om_fynd?: number | null;
}

/** A planner's own assessment in force: of a unit or a verksamhetsområde, and of a krav or a whole kvalitetsområde. */
export interface Bedomning {
  bedomning_id: string;
  verksamhetsomrade: string | null;
  enhet_id: string | null;
  krav_id: string | null;
  kvalitetsomrade: string | null;
  sannolikhet: number;
  konsekvens: number;
  motivering: string;
  roll: string;
  datum: string;
  galler_till: string | null;
}

export interface Bidrag {
  risk_id: string;
  indikator_id: string;
  bidrag: number;
  varde: number | null;
  referens: number | null;
  antal: number | null;
  underlag: number | null;
  niva: string;
  dold: boolean;
}

export interface Indikator {
  indikator_id: string;
  namn: string;
  kvalitetsomrade: string | null;
  typ: "antal" | "andel";
  exponering: string;
  skala: number;
  riktning: "hog" | "lag";
  klass: string;
  oskyldig_forklaring: string;
  beraknad: boolean;
}

export interface Kvalitetsomrade {
  kod: string;
  namn: string;
  definition: string;
}

export interface Signal {
  signal_id: string;
  enhet_id: string;
  indikator_id: string;
  kvartal: string;
  metod: string;
  utfall: string;
  /** whom the enhet is compared with, and what their level was recalculated for; null where nothing */
  jamforelsegrupp: string | null;
  standardisering: string | null;
  varde: number | null;
  referens: number | null;
  rr: number | null;
  rr_lag: number | null;
  rr_hog: number | null;
  q: number | null;
  /** chance that this comparison alone would have found a doubling, and what is left when all are made at once */
  styrka_rr2: number | null;
  styrka_efter_granskning: number | null;
  antal: number | null;
  underlag: number | null;
  skal: string | null;
  dold: boolean;
}

export interface Trend {
  serie_id: string;
  objekt_typ: "enhet" | "utforare" | "verksamhetsomrade";
  objekt_id: string;
  verksamhetsomrade: string;
  indikator_id: string;
  utfall: string;
  fran_kvartal: string;
  till_kvartal: string;
  n: number;
  lutning: number | null;
  lag: number | null;
  hog: number | null;
  q: number | null;
}

export interface Serie {
  objekt_typ: "enhet" | "utforare" | "verksamhetsomrade";
  objekt_id: string;
  indikator_id: string;
  dold: boolean;
  fran_kvartal: string;
  sista_ofullstandigt: boolean;
  handelser: (number | null)[];
  underlag: (number | null)[];
}

export interface Utfallssumma {
  slag: "signal" | "trend";
  metod: string;
  utfall: string;
  antal: number;
  objekt: number;
  /** of the whole slag, the same on each of its rows: tests in the screen, and how many flags chance alone is expected to give */
  provade: number;
  slump_tydliga: number;
  slump_alla: number;
  /** what chance would give if every test had its own limit of 5 % */
  utan_gallring: number;
}

/** What a pattern says of itself without saying whose it is. */
interface Monsterfakta {
  typ: string;
  typ_namn: string;
  verksamhetsomrade: string | null;
  indikator_id: string | null;
  krav_ids: string[];
  utfall: string;
  kvartal: string;
  antal_enheter: number;
  antal_utforare: number;
  n: number;
  rr: number | null;
  rr_lag: number | null;
  rr_hog: number | null;
  /** null where the pattern is a matter of record */
  q: number | null;
  forklaring: string;
  forslag: string;
}

export interface Monster extends Monsterfakta {
  monster_id: string;
  korn: "verksamhetsomrade" | "utforare" | "enhet";
  enheter: string[];
  utforare: string[];
}

/** `tema`: patterns that a kvalitetsuppföljning may use. It has no enhet and no utförare to show (HU-29). */
export interface Tema extends Monsterfakta {
  tema_id: string;
}

export interface Kommunkvartal {
  matt: string;
  kvartal: string;
  fullstandigt: boolean;
  antal: number;
  underlag: number | null;
}

export interface Farskhet {
  kalla: string;
  titel: string;
  finns: boolean;
  utan: string;
  senaste_datum: string | null;
  dagar: number | null;
  rader: number;
  avvisade: number;
}

export interface Planlage {
  ar: number;
  uppfoljningar: number;
  enheter: number;
  forfallna: number;
  over_kapacitet: number;
  timmar: number;
  utan_plats: number;
}
