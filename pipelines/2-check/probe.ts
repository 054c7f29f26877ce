import { rmSync } from "node:fs";
import { keptColumns } from "../../src/contracts/language/ddl.ts";
import type { Contract } from "../../src/contracts/language/types.ts";
import { QueryError } from "../../src/warehouse/queryError.ts";
import { identifier } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import type { PreparedFile } from "../1-read/prepare.ts";
import { type StraightFile, straighten } from "../1-read/straighten.ts";
import { fileScan, isDelivered } from "./fileScan.ts";
import { isTranslated, type TranslatedKind } from "./landing.ts";

/** A file of which it is known how the engine will read it. */
export interface ProbedFile {
  readonly prepared: PreparedFile;
  /** What to read instead, where a record is not simply a line. */
  readonly straight: StraightFile | null;
  readonly identifiers: readonly FoundIdentifiers[];
}

/** Every distinct identifier of a column, as delivered. In memory only. */
export interface FoundIdentifiers {
  readonly column: string;
  readonly kind: TranslatedKind;
  readonly raws: readonly string[];
}

/**
 * Reads a file once as text, for the identifiers in it, and lets the engine prove that a record is a line: where it
 * objects, or counts otherwise, the file goes the careful path and loses only speed.
 */
export async function probe(
  warehouse: Warehouse,
  contract: Contract,
  prepared: PreparedFile,
  temporary: string,
): Promise<ProbedFile> {
  if (!prepared.irregular) {
    const seen = await tryReading(warehouse, contract, prepared);
    if (seen?.records === prepared.dataLines) return { prepared, straight: null, identifiers: seen.identifiers };
  }
  const straight = await straighten(prepared, temporary);
  return { prepared, straight, identifiers: (await readText(warehouse, contract, prepared, straight)).identifiers };
}

/** Temporary copies hold identifiers as delivered: gone as soon as the rows are in. */
export function dropCopies({ prepared, straight }: ProbedFile): void {
  if (!prepared.direct) rmSync(prepared.readable, { force: true });
  if (straight) rmSync(straight.path, { force: true });
}

interface Seen {
  readonly records: number;
  readonly identifiers: readonly FoundIdentifiers[];
}

async function tryReading(warehouse: Warehouse, contract: Contract, prepared: PreparedFile): Promise<Seen | null> {
  try {
    return await readText(warehouse, contract, prepared, null);
  } catch (error) {
    if (error instanceof QueryError && /CSV Error/i.test(error.message)) return null;
    throw error;
  }
}

async function readText(
  warehouse: Warehouse,
  contract: Contract,
  prepared: PreparedFile,
  straight: StraightFile | null,
): Promise<Seen> {
  const columns = keptColumns(contract).flatMap(([name, column]) =>
    isTranslated(column.kind) && isDelivered(prepared, name) ? [{ name, kind: column.kind }] : [],
  );
  const names = columns.map(({ name }) => name);
  const distinct = names.map((name) => `list(distinct ${identifier(name)}) as ${identifier(name)}`);
  const row = await warehouse.row<Record<string, number | (string | null)[] | null>>(
    `select ${["count(*) as _antal", ...distinct].join(", ")} from (${fileScan(prepared, names, { straight })})`,
  );
  const identifiers = columns.map(({ name, kind }) => ({
    column: name,
    kind,
    raws: ((row[name] ?? []) as (string | null)[]).filter((raw): raw is string => raw !== null && raw.trim() !== ""),
  }));
  return { records: row._antal as number, identifiers };
}
