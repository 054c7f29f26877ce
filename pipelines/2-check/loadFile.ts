import { keptColumns } from "../../src/contracts/language/ddl.ts";
import type { Contract } from "../../src/contracts/language/types.ts";
import { identifier } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { type Landing, landing, status } from "./landing.ts";
import type { ProbedFile } from "./probe.ts";
import type { Vocabularies } from "./vocabularies.ts";

export interface LoadedFile extends ProbedFile {
  readonly number: number;
  readonly landing: Landing;
  /** Rows landed, whatever became of them. */
  readonly landed: number;
  readonly faulty: number;
  /** Records of the file: preamble, header, rows, blank lines, rows left out by a mapping. */
  readonly records: number;
}

/**
 * Lands a file in `inlast.<source>`. On the fast path a record is a line (the probe proved it), so a row's line follows
 * from its place in the table; a straight copy says each record's line itself.
 */
export async function loadFile(
  warehouse: Warehouse,
  contract: Contract,
  probed: ProbedFile,
  number: number,
  vocabularies: Vocabularies,
): Promise<LoadedFile> {
  const { prepared, straight } = probed;
  const { skip } = prepared.header;
  const firstRow = await countRows(warehouse, contract);
  const steps = landing(contract, prepared, straight, vocabularies);
  await insert(warehouse, contract, steps, number, straight ? "_rad" : "null", straight ? null : skip + 1 - firstRow);
  const landed = (await countRows(warehouse, contract)) - firstRow;
  if (!straight && landed !== prepared.dataLines)
    throw new Error(`${prepared.file}: ${prepared.dataLines} lines were counted but ${landed} rows landed`);
  return {
    ...probed,
    number,
    landing: steps,
    landed,
    faulty: await countFaulty(warehouse, contract, number),
    records: skip + (straight?.records ?? landed),
  };
}

async function insert(
  warehouse: Warehouse,
  contract: Contract,
  { select, faulty }: Landing,
  number: number,
  line: string,
  shift: number | null,
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
