import { InvalidArgumentError } from "commander";

/** A day that exists, as `ÅÅÅÅ-MM-DD`. */
export function isoDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError("Skriv ett datum som finns, ÅÅÅÅ-MM-DD.");
  return text;
}

export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("Skriv ett heltal.");
  return Number(text);
}
