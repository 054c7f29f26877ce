/** Of the rows that people fill in themselves: which were not read. Files and lines are named, never what they say. */
import type { ByHand } from "../contracts/language/types.ts";
import { enumerate } from "./plan.ts";

const SHOWN = 8;
const whole = new Intl.NumberFormat("sv-SE");

/** @example "2 av 7 svar i fyndsvar/svar.csv" */
export const ofAll = (some: number, all: number, { one, many }: ByHand, file: string): string =>
  `${whole.format(some)} av ${whole.format(all)} ${all === 1 ? one : many} i ${file}`;

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
