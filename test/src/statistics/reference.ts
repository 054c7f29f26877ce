import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Rows of a full reference set, or null when the environment variable UPPSIKT_REFERENCE does not point at the folder
 * (the sets come from GPL packages and are not part of this repository; the tests carry a few cited values of each).
 */
export function referenceRows(file: string): Record<string, string>[] | null {
  const folder = process.env.UPPSIKT_REFERENCE;
  if (!folder) return null;
  const [header = "", ...lines] = readFileSync(join(folder, file), "utf8").trim().split(/\r?\n/);
  const names = cells(header);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i], cell])));
}

/** R quotes text; a quoted text may hold commas. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^",]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

/** R writes NA and Inf. */
export function numberOf(cell: string | undefined): number | null {
  if (cell === undefined || cell === "NA") return null;
  return cell === "Inf" ? Number.POSITIVE_INFINITY : Number(cell);
}

/** Says in the output how much was compared: a set that quietly came out empty must not pass for agreement. */
export function compared(set: string, count: number): void {
  if (count === 0) throw new Error(`nothing compared with the reference set ${set}`);
  console.info(`reference ${set}: ${count} compared`);
}

/** Relative closeness for p-values in the far tail, absolute near zero. */
export function isClose(actual: number, expected: number, tolerance = 1e-8): boolean {
  if (actual === expected) return true;
  return Math.abs(actual - expected) <= tolerance * Math.max(1e-12, Math.abs(expected)) + 1e-12;
}

export function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}
