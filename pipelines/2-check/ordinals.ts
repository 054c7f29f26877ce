import { keptColumns } from "../../src/contracts/language/ddl.ts";
import type { Contract } from "../../src/contracts/language/types.ts";
import { identifier } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import type { LoadedFile } from "./loadFile.ts";

/**
 * Numbers the rows of a file that lacks its row number column, within the columns the contract names: published ledgers
 * repeat a verifikationsnummer per posting, and without a number two postings would fall together as one.
 */
export async function numberWithin(
  warehouse: Warehouse,
  contract: Contract,
  files: readonly LoadedFile[],
): Promise<void> {
  for (const [name, column] of keptColumns(contract)) {
    if (!column.ordinalWithin) continue;
    const table = `inlast.${identifier(contract.source)}`;
    for (const file of files) {
      if (file.prepared.header.position.has(name)) continue;
      await warehouse.run(
        `update ${table} set ${identifier(name)} = nr::varchar from (
           select rowid as plats, row_number() over (partition by ${column.ordinalWithin.map(identifier).join(", ")} order by rowid) as nr
           from ${table} where fil_nr = ${file.number}
         ) where ${table}.rowid = plats`,
      );
    }
  }
}
