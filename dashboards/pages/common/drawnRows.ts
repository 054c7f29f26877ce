/** The rows that charts over time and funnels read, as 7-publish writes them (see the headers of the datasets' SQL). */

import type { ControlRule, FunnelOutcome } from "../../components/index.ts";

/** `handelser`: counts by quarter of what is about brukare, days of what is about the unit. */
export interface Handelse {
  enhet_id: string;
  slag:
    | "avvikelser"
    | "klagomal"
    | "lex_sarah"
    | "lex_maria"
    | "uppfoljning"
    | "brist"
    | "atgard"
    | "sanktion"
    | "utforare"
    | "sammanslagning";
  datum: string;
  till_datum: string | null;
  antal: number | null;
  av: number | null;
  allvarliga: number | null;
  kod: string | null;
  namn: string | null;
  status: string | null;
  dold: boolean;
  handelse_id: string;
}

/** `driftsformer`: one side of one measure; `verksamhetsomrade` null is all areas, as a ratio to the expected. */
export interface Driftsform {
  indikator_id: string;
  verksamhetsomrade: string | null;
  driftsform: string;
  antal_enheter: number;
  taljare: number | null;
  namnare: number | null;
  varde: number | null;
  /** relative, over units */
  medelfel: number | null;
  skal: "fa_enheter" | "fa_personer" | null;
}

/** `styrdiagram`: equally long lists, one entry per complete quarter. */
export interface Styrdiagram {
  objekt_typ: "enhet" | "verksamhetsomrade";
  objekt_id: string;
  indikator_id: string;
  diagram: string;
  provisoriskt: boolean;
  n: number;
  dold: boolean;
  kvartal: string[];
  taljare: (number | null)[];
  namnare: (number | null)[];
  varde: (number | null)[];
  /** null, and so the three after it, where a quarter is withheld */
  mitt: (number | null)[] | null;
  nedre: (number | null)[] | null;
  ovre: (number | null)[] | null;
  regel: (ControlRule | null)[] | null;
}

/** `trattar`: limits of one measure within one verksamhetsområde, in the unit of `mitt`. */
export interface Tratt {
  indikator_id: string;
  verksamhetsomrade: string;
  typ: "antal" | "andel";
  metod: string;
  phi: number | null;
  tau2: number | null;
  mitt: number;
  n_enheter: number;
  underlag: number[];
  nedre95: number[];
  ovre95: number[];
  nedre998: number[];
  ovre998: number[];
}

export interface Trattpunkt {
  indikator_id: string;
  verksamhetsomrade: string;
  enhet_id: string;
  /** expected events, or how many were tried */
  underlag: number | null;
  antal: number | null;
  kvot: number | null;
  andel: number | null;
  z: number | null;
  p: number | null;
  utfall: FunnelOutcome | null;
  dold: boolean;
}
