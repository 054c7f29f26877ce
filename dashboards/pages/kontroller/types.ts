/** The rows of the page Kontrollkalender, as 7-publish writes them. */

export type PlannedState = "hallen" | "sen" | "utebliven" | "pagar" | "kommande" | "okand";

export interface PlannedRow {
  planerad_datum: string;
  nr: number;
  avser_manad: string;
  senast: string;
  gjord_datum: string | null;
  sista_datum: string | null;
  att_kontrollera: number;
  kontrollerade: number;
  ej_kontrollerade: number;
  fynd: number;
  belopp_kr: number;
  lage: PlannedState;
}

export type TrailOutcome = "fynd" | "inget_fynd" | "inget_att_prova" | "ej_tillamplig";

/** What the run tried: month × utförare × rule. */
export interface TrailRow {
  manad: string;
  utforare_id: string;
  regel_id: string;
  vad: "fakturarader" | "besok";
  provade: number;
  fynd: number;
  utfall: TrailOutcome;
  skal: string[];
}

/** What people did. */
export interface ProtocolRow {
  kontroll_id: string;
  datum: string;
  manad: string;
  utforare_id: string;
  regel_id: string | null;
  utfall: "inget_fynd" | "fynd" | "ej_kontrollerad";
  utfall_namn: string;
  roll: string;
  belopp: number | null;
  fil: string;
  rad: number;
}

export interface RuleRow {
  regel_id: string;
  namn: string;
  tillamplig: boolean;
  saknar: string[];
}
