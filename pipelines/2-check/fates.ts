import type { Contract } from "../../src/contracts/language/types.ts";
import { identifier } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { status } from "./landing.ts";
import type { LoadedFile } from "./loadFile.ts";

/** How many rows of a file each status has. */
export type Fates = (file: LoadedFile) => Readonly<Record<keyof typeof status, number>>;

/** What became of every row of a source, file by file, counted once when nothing more can happen to them. */
export async function fatesOf(warehouse: Warehouse, contract: Contract): Promise<Fates> {
  const counts = (Object.keys(status) as (keyof typeof status)[]).map(
    (name) => `count(*) filter (where _status = ${status[name]}) as ${identifier(name)}`,
  );
  const rows = await warehouse.rows<{ fil_nr: number } & Record<keyof typeof status, number>>(
    `select fil_nr, ${counts.join(", ")} from inlast.${identifier(contract.source)} group by fil_nr`,
  );
  const byNumber = new Map(rows.map((row) => [row.fil_nr, row]));
  return ({ number }) => byNumber.get(number) ?? { accepted: 0, rejected: 0, duplicate: 0, notARow: 0, waiting: 0 };
}
