import { InvalidArgumentError } from "commander";

/** A day that exists, as `ÅÅÅÅ-MM-DD`. */
export function isoDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError("skriv ett datum som finns, ÅÅÅÅ-MM-DD");
  return text;
}

/** A month, as `ÅÅÅÅ-MM`. */
export function month(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError("skriv en månad, ÅÅÅÅ-MM");
  return text;
}

export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("skriv ett heltal");
  return Number(text);
}

export function positiveNumber(text: string): number {
  const number = wholeNumber(text);
  if (number === 0) throw new InvalidArgumentError("skriv ett heltal som är minst 1");
  return number;
}

/** An amount of memory as the database understands it. */
export function memory(text: string): string {
  if (!/^[1-9]\d*(\.\d+)?\s*(MB|GB|TB|MiB|GiB|TiB)$/i.test(text))
    throw new InvalidArgumentError("skriv en mängd, till exempel 8GB");
  return text;
}
