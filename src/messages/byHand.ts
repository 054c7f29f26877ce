/** Of the rows that people fill in themselves: which were not read, and which nobody has assessed. Files and lines are named, never what they say. */
import type { ByHand } from "../contracts/language/types.ts";
import { enumerate } from "./plan.ts";

const SHOWN = 8;
const whole = new Intl.NumberFormat("sv-SE");

/** @example "2 av 7 svar i fyndsvar/svar.csv" */
export const ofAll = (some: number, all: number, { one, many }: ByHand, file: string): string =>
  `${whole.format(some)} av ${whole.format(all)} ${all === 1 ? one : many} i ${file}`;

/** @example "varken datum eller utfall" */
const neither = (names: readonly string[]): string =>
  names.length === 1 ? `inte ${names[0]}` : `varken ${names.join(" eller ")}`;

const lines = (numbers: readonly number[]): string =>
  numbers.length > SHOWN
    ? `rad ${numbers.slice(0, SHOWN).join(", ")} och ${whole.format(numbers.length - SHOWN)} till`
    : `rad ${enumerate(numbers.map(String))}`;

/** @example ["2 av 7 svar i fyndsvar/svar.csv lästes inte: rad 5 och 8."] */
export const notRead = (
  files: readonly (ByHand & { fil: string; rader: number; avvisade: readonly number[] })[],
): string[] =>
  files.map(
    (file) => `${ofAll(file.avvisade.length, file.rader, file, file.fil)} lästes inte: ${lines(file.avvisade)}.`,
  );

/** @example ["2 svar i fyndsvar/u.csv väntar på bedömning: svar, belopp eller roll är ifyllt, men varken datum eller utfall (rad 4 och 9)."] */
export const unassessed = (
  files: readonly (ByHand & {
    fil: string;
    vantar: readonly number[];
    ifyllda: readonly string[];
    tomma: readonly string[];
  })[],
): string[] =>
  files.map(
    ({ fil, vantar, one, many, ifyllda, tomma }) =>
      `${whole.format(vantar.length)} ${vantar.length === 1 ? one : many} i ${fil} väntar på bedömning: ${ifyllda.slice(0, -1).join(", ")} eller ${ifyllda.at(-1)} är ifyllt, men ${neither(tomma)} (${lines(vantar)}). Fyll i ${enumerate(tomma)} när bedömningen är gjord; tills dess räknas det som obesvarat.`,
  );
