import { canonicalPerson, isIdentityNumber } from "./identityNumber.ts";
import { keyed } from "./keyed.ts";

/**
 * An agreement with another kommun, its key at hand. Both kommuner derive the same key for the same person; neither can go
 * from it to the identity number, nor to the keys that the other uses for anything else.
 */
export interface Exchange {
  readonly namn: string;
  /** Says that two files were made under the same key, and nothing about it. */
  readonly kontroll: string;
  /** Null for what is no identity number: a kommun's own case ids mean nothing to another. */
  person(raw: string): string | null;
}

/** 120 bits: it is compared with another kommun's, and neither can look up who it was when two would fall together. */
export const EXCHANGE_KEY_LENGTH = 24;

/** The name is part of what is keyed: a key used for two agreements by mistake still gives different persons in each. */
export const exchangeUnder = (namn: string, key: Buffer): Exchange => ({
  namn,
  kontroll: keyed(key, `uppsikt utbyte ${namn}: kontroll`, 12),
  person: (raw) =>
    isIdentityNumber(raw.trim().normalize("NFC"))
      ? keyed(key, `uppsikt utbyte ${namn}: person ${canonicalPerson(raw)}`, EXCHANGE_KEY_LENGTH)
      : null,
});
