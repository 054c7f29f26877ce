import type { Contract } from "../../src/contracts/language/types.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { type CommonFault, tooManyRejected } from "../../src/messages/refusals.ts";
import { identifier } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { status } from "./landing.ts";
import type { LoadedFile } from "./loadFile.ts";

/** A file with more rejected rows than it may have. */
export interface RefusedFile {
  readonly file: string;
  readonly rejected: number;
  readonly rows: number;
}

/** A file that is mostly wrong is the wrong file: better no new edition than one made from a tenth of the rows. */
export interface Tolerance {
  /** Largest share of a file's rows that may be rejected before the file is refused. */
  readonly rejectedShare: number;
  /** Whoever only looks is told, and the reading goes on; else it stops. */
  readonly onRefused?: (refused: RefusedFile) => void;
}

export async function refuseBeyond(
  warehouse: Warehouse,
  { rejectedShare, onRefused }: Tolerance,
  contract: Contract,
  { prepared: { file }, number, landed }: LoadedFile,
  rejected: number,
  faults: () => Promise<readonly CommonFault[]>,
): Promise<void> {
  if (rejected === 0) return;
  const rows = await rowsOf(warehouse, contract, number, landed);
  if (rejected <= rejectedShare * rows) return;
  if (!onRefused) throw new Refusal(tooManyRejected(file, rejected, rows, rejectedShare, await faults()));
  onRefused({ file, rejected, rows });
}

/** Empty rows would hide that all the others are wrong. What is unanswered of a form was looked at and left: there it counts. */
async function rowsOf(warehouse: Warehouse, contract: Contract, number: number, landed: number): Promise<number> {
  if (contract.formOf) return landed;
  const { n } = await warehouse.row<{ n: number }>(
    `select count(*) as n from inlast.${identifier(contract.source)} where fil_nr = ${number} and _status = ${status.notARow}`,
  );
  return landed - n;
}
