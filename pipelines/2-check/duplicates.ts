import { keptColumns } from "../../src/contracts/language/ddl.ts";
import type { Contract } from "../../src/contracts/language/types.ts";
import { rejection } from "../../src/messages/rejections.ts";
import { identifier, literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import type { Fates } from "./fates.ts";
import { status } from "./landing.ts";
import type { LoadedFile } from "./loadFile.ts";
import { refuseBeyond, type Tolerance } from "./tolerance.ts";

/**
 * One row per key: the newest delivery wins, and identical repeats count once. Rows of one file that share a key and
 * differ are nobody's to choose between: all of them are rejected.
 *
 * Keys are compared by hash first, over all rows; only the few that repeat are looked at whole.
 */
export async function resolveDuplicates(warehouse: Warehouse, contract: Contract): Promise<void> {
  const table = `inlast.${identifier(contract.source)}`;
  const accepted = `_status = ${status.accepted}`;
  const key = contract.key.map(identifier).join(", ");
  const content = keptColumns(contract)
    .map(([name]) => identifier(name))
    .join(", ");
  await warehouse.run(
    `create or replace temp table _upprepade as select hash(${key}) as h from ${table} where ${accepted} group by h having count(*) > 1`,
  );
  const { n } = await warehouse.row<{ n: number }>("select count(*) as n from temp._upprepade");
  if (n > 0) {
    await warehouse.run(
      `create or replace temp table _grupper as
       select plats, fil_nr, rad, max(fil_nr) over samma as nyaste, nyckel, innehall,
         row_number() over (partition by nyckel, fil_nr, innehall order by plats desc) as upprepning,
         min(innehall) over (partition by nyckel, fil_nr) <> max(innehall) over (partition by nyckel, fil_nr) as konflikt
       from (
         select rowid as plats, fil_nr, coalesce(_rad, rowid + _forskjutning) as rad,
           md5(to_json(row(${key}))) as nyckel, md5(to_json(row(${content}))) as innehall
         from ${table} where ${accepted} and hash(${key}) in (from temp._upprepade)
       ) window samma as (partition by nyckel)`,
    );
    const older = "fil_nr < nyaste or (not konflikt and upprepning > 1)";
    const torn = "fil_nr = nyaste and konflikt";
    await warehouse.run(
      `update ${table} set _status = ${status.duplicate} where rowid in (select plats from temp._grupper where ${older});
       update ${table} set _status = ${status.rejected} where rowid in (select plats from temp._grupper where ${torn});
       insert into resultat.avvisade_rader
       select ${literal(contract.source)}, fil, g.rad, ${literal(contract.key.join(", "))}, 'nyckelkonflikt',
         ${literal(rejection("nyckelkonflikt", contract.key.join(", "), null))}
       from temp._grupper g join inlast.filer using (fil_nr) where ${torn} order by fil, g.rad;
       drop table temp._grupper`,
    );
  }
  await warehouse.run("drop table temp._upprepade");
}

/** Rows torn between two contents count against the file like any other rejected row. */
export async function refuseTorn(
  warehouse: Warehouse,
  contract: Contract,
  files: readonly LoadedFile[],
  fates: Fates,
  tolerance: Tolerance,
): Promise<void> {
  for (const file of files) {
    const { rejected, notARow, waiting } = fates(file);
    await refuseBeyond(tolerance, contract, file, { rejected, notRows: notARow + waiting }, async () => {
      const { rad } = await warehouse.row<{ rad: number }>(
        `select min(rad) as rad from resultat.avvisade_rader where fil = ${literal(file.prepared.file)} and regel = 'nyckelkonflikt'`,
      );
      return [{ kolumn: contract.key.join(", "), regel: "nyckelkonflikt", rad }];
    });
  }
}
