/** What a letter to one utförare says: questions about what the municipality's own figures do not explain. Amounts in kronor. */

export interface LetterRow {
  /** `besok_id`, or `faktura_id/rad`: what the utförare finds the row by. */
  readonly id: string;
  readonly slag: "besok" | "faktura";
  /** ISO day and, for a visit, the clock time that it began. */
  readonly nar: string | null;
}

export interface Question {
  readonly fynd_id: string;
  /** `2026-03`, or `2026-03/2026-05`. */
  readonly period: string;
  readonly forklaring: string;
  readonly minuter: number | null;
  readonly belopp_kr: number | null;
  /** The utförare's own rows; those of others are only counted. */
  readonly rader: readonly LetterRow[];
  readonly hos_andra: number;
  /** It has been put before, and nobody answered. */
  readonly paminnelse: boolean;
}

export interface LetterSection {
  readonly regel_id: string;
  readonly namn: string;
  readonly fraga: string;
  readonly oskyldig_forklaring: string;
  /** Titles of the sources that were compared, as in "fakturor och beslut". */
  readonly jamfort: readonly string[];
  readonly fragor: readonly Question[];
}

export interface Letter {
  readonly kommun: string;
  readonly utforare_id: string;
  readonly utforare_namn: string;
  /** First and last month that any question is about. */
  readonly fran: string;
  readonly till: string;
  /** The inclusive last day of what was known. */
  readonly per_datum: string;
  readonly svarsdagar: number;
  /** In the order of the letter: the most kronor first. */
  readonly avsnitt: readonly LetterSection[];
  /** Questions in all; those that the letter has no room for are in the file alone. */
  readonly antal: number;
  /** Every krona once, over all questions. */
  readonly unik_kr: number;
  /** The same, over those that the letter has. */
  readonly unik_kr_i_brevet: number;
  /** The file with all the questions. */
  readonly fil: string;
}

export const questionsIn = (letter: Letter): Question[] => letter.avsnitt.flatMap(({ fragor }) => fragor);
