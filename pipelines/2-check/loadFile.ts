import { keptColumns } from "../../src/contracts/language/ddl.ts";
import type { Contract } from "../../src/contracts/language/types.ts";
import { QueryError } from "../../src/warehouse/queryError.ts";
import { identifier } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import type { PreparedFile } from "../1-read/prepare.ts";
import { type StraightFile, straighten } from "../1-read/straighten.ts";
import { type Landing, landing, status } from "./landing.ts";
import type { Vocabularies } from "./vocabularies.ts";

export interface LoadedFile {
  readonly prepared: PreparedFile;
  readonly number: number;
  readonly landing: Landing;
  readonly straight: StraightFile | null;
  /** Rows landed, whatever became of them. */
  readonly landed: number;
  readonly faulty: number;
  /** First row's place in the landing table. */
  readonly firstRow: number;
  /** Records of the file: preamble, header, rows, blank lines, rows left out by a mapping. */
  readonly records: number;
}

/**
 * Lands a file in `inlast.<source>`. The fast path trusts that a record is a line and lets the engine prove it; where the
 * engine disagrees, or the counts do, the file goes the careful path and loses only speed.
 */
export async function loadFile(
  warehouse: Warehouse,
  contract: Contract,
  prepared: PreparedFile,
  number: number,
  vocabularies: Vocabularies,
  temporary: string,
): Promise<LoadedFile> {
  const firstRow = await countRows(warehouse, contract);
  if (!prepared.irregular) {
    const landed = await tryFast(warehouse, contract, prepared, number, vocabularies, firstRow);
    if (landed) return landed;
  }
  const straight = await straighten(prepared, temporary);
  const steps = landing(contract, prepared, straight, vocabularies);
  await insert(warehouse, contract, steps, number, "_rad", "null");
  const landed = (await countRows(warehouse, contract)) - firstRow;
  return {
    prepared,
    number,
    landing: steps,
    straight,
    landed,
    faulty: await countFaulty(warehouse, contract, number),
    firstRow,
    records: prepared.header.skip + straight.records,
  };
}

async function tryFast(
  warehouse: Warehouse,
  contract: Contract,
  prepared: PreparedFile,
  number: number,
  vocabularies: Vocabularies,
  firstRow: number,
): Promise<LoadedFile | null> {
  const steps = landing(contract, prepared, null, vocabularies);
  const shift = prepared.header.skip + 1 - firstRow;
  await warehouse.run("begin");
  try {
    await insert(warehouse, contract, steps, number, "null", String(shift));
    const landed = (await countRows(warehouse, contract)) - firstRow;
    if (landed === prepared.dataLines) {
      await warehouse.run("commit");
      const faulty = await countFaulty(warehouse, contract, number);
      return {
        prepared,
        number,
        landing: steps,
        straight: null,
        landed,
        faulty,
        firstRow,
        records: prepared.header.skip + landed,
      };
    }
    await warehouse.run("rollback");
    return null;
  } catch (error) {
    await warehouse.run("rollback");
    if (error instanceof QueryError && /CSV Error/i.test(error.message)) return null;
    throw error;
  }
}

async function insert(
  warehouse: Warehouse,
  contract: Contract,
  { select, faulty }: Landing,
  number: number,
  line: string,
  shift: string,
): Promise<void> {
  const names = keptColumns(contract).map(([name]) => identifier(name));
  await warehouse.run(
    `insert into inlast.${identifier(contract.source)} select ${names.join(", ")}, ${number}, ${line}, ${shift}, ` +
      `case when ${faulty} then ${status.rejected} else ${status.accepted} end from (${select})`,
  );
}

const countRows = async (warehouse: Warehouse, contract: Contract): Promise<number> =>
  (await warehouse.row<{ n: number }>(`select count(*) as n from inlast.${identifier(contract.source)}`)).n;

const countFaulty = async (warehouse: Warehouse, contract: Contract, number: number): Promise<number> =>
  (
    await warehouse.row<{ n: number }>(
      `select count(*) as n from inlast.${identifier(contract.source)} where fil_nr = ${number} and _status = ${status.rejected}`,
    )
  ).n;
