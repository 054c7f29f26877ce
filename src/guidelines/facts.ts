import type { Avtalsform, Driftsform } from "./profile.ts";

/** What the rules are held against. A source that was not delivered is null: unknown is not the same as none. */
export interface Facts {
  enheter: readonly EnhetFact[];
  avtal: readonly AvtalFact[] | null;
  uppfoljningar: readonly UppfoljningFact[] | null;
  brister: readonly BristFact[] | null;
  atgarder: readonly AtgardFact[] | null;
}

export interface EnhetFact {
  enhet_id: string;
  namn: string;
  utforare_id: string;
  driftsform: Driftsform;
  verksamhetsomrade: string;
}

export interface AvtalFact {
  avtal_id: string;
  utforare_id: string;
  /** Null: every enhet of the utförare within the verksamhetsområde. */
  enhet_id: string | null;
  verksamhetsomrade: string;
  avtalsform: Avtalsform;
  startdatum: string;
  slutdatum: string | null;
  forlangning_datum: string | null;
  driftstart_datum: string | null;
  forsta_brukare_datum: string | null;
}

/** One krav at one completed follow-up. */
export interface UppfoljningFact {
  enhet_id: string;
  metod: string;
  /** The method as people call it. */
  metod_namn: string;
  genomford_datum: string;
  krav_id: string;
  bedomning: string;
}

export interface BristFact {
  brist_id: string;
  enhet_id: string;
  krav_id: string;
  upptackt_datum: string;
}

/** An åtgärd that nobody has verified, with the day its handlingsplan gives for following it up. */
export interface AtgardFact {
  atgard_id: string;
  enhet_id: string;
  uppfoljning_datum: string;
}
