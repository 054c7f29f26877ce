import type { Contract } from "../../src/contracts/language/types.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { type CommonFault, tooManyRejected } from "../../src/messages/refusals.ts";
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

/** How the rows of a file fell out, as far as the decision needs it. */
export interface Tally {
  readonly rejected: number;
  /** Empty, a sum, or unanswered. */
  readonly notRows: number;
}

export async function refuseBeyond(
  { rejectedShare, onRefused }: Tolerance,
  contract: Contract,
  { prepared: { file }, landed }: LoadedFile,
  { rejected, notRows }: Tally,
  faults: () => Promise<readonly CommonFault[]>,
): Promise<void> {
  // Empty rows would hide that all the others are wrong. What is unanswered of a form was looked at and left: there it counts.
  const rows = contract.formOf ? landed : landed - notRows;
  if (rejected === 0 || rejected <= rejectedShare * rows) return;
  if (!onRefused)
    throw new Refusal(
      tooManyRejected(file, rejected, rows, rejectedShare, await faults(), contract.byHand !== undefined),
    );
  onRefused({ file, rejected, rows });
}
