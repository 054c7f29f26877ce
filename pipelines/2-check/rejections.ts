import { keptColumns } from "../../src/contracts/language/ddl.ts";
import type { Contract } from "../../src/contracts/language/types.ts";
import { nearest } from "../../src/messages/nearest.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { tooManyRejected } from "../../src/messages/refusals.ts";
import { rejection } from "../../src/messages/rejections.ts";
import { shownValue } from "../../src/messages/shownValue.ts";
import { identifier, literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { status } from "./landing.ts";
import type { LoadedFile } from "./loadFile.ts";
import type { Vocabularies } from "./vocabularies.ts";

interface FoundFault {
  nr: number;
  column: string;
  rule: string;
  value: string | null;
  message: string | null;
}

/**
 * Says of every faulty row what is wrong with it. The text of rejected rows is read a second time, and only theirs: the
 * first pass keeps no text, and the same test over the same file finds the same rows in the same order.
 */
export async function explainRejections(
  warehouse: Warehouse,
  contract: Contract,
  file: LoadedFile,
  vocabularies: Vocabularies,
  limit: number,
): Promise<void> {
  if (file.faulty === 0) return;
  const { select, tests, faulty } = file.landing;
  await warehouse.run(
    `create or replace temp table _fel as select *, row_number() over () - 1 as nr from (select * from (${select}) where ${faulty})`,
  );
  await warehouse.run(
    `create or replace temp table _plats as select row_number() over (order by rowid) - 1 as nr, rowid as plats, ` +
      `coalesce(_rad, rowid + _forskjutning) as rad from inlast.${identifier(contract.source)} ` +
      `where fil_nr = ${file.number} and _status = ${status.rejected}`,
  );
  await setAsideEmptyRows(warehouse, contract, file);
  await refuseTooMany(warehouse, file, limit);
  const faults = tests.map((test) => {
    const text = test.column && contract.columns[test.column] ? `${identifier(`r_${test.column}`)}` : "null";
    return `select nr, ${literal(test.column)} as "column", ${literal(test.rule)} as rule, ${text} as value, ${literal(test.message ?? null)} as message from temp._fel where coalesce(${test.sql}, false)`;
  });
  const found = await warehouse.rows<FoundFault & { rad: number }>(
    `select f.*, p.rad from (${faults.join(" union all ")}) f join temp._plats p using (nr) order by p.rad, f."column", f.rule`,
  );
  await warehouse.append(
    "resultat.avvisade_rader",
    found.map((fault) => ({
      kalla: contract.source,
      fil: file.prepared.file,
      rad: fault.rad,
      kolumn: fault.column || null,
      regel: fault.rule,
      meddelande: sentence(contract, fault, vocabularies),
    })),
  );
  await warehouse.run("drop table temp._fel; drop table temp._plats");
}

function sentence(contract: Contract, fault: FoundFault, vocabularies: Vocabularies): string {
  if (fault.message) return `${fault.column}: ${fault.message}`;
  const column = contract.columns[fault.column];
  const known = column?.codes && fault.value ? nearest(fault.value, vocabularies.codes(column)) : [];
  const shown = column && fault.value !== null ? shownValue(column.kind, fault.value, known) : null;
  return rejection(fault.rule, fault.column, shown, known);
}

/** Rows of nothing, and sums at the end, are no rows: they fail the required columns, but nobody has to mend them. */
async function setAsideEmptyRows(warehouse: Warehouse, contract: Contract, file: LoadedFile): Promise<void> {
  const cells = keptColumns(contract)
    .map(([name]) => name)
    .filter((name) => file.prepared.header.position.has(name))
    .map((name) => `nullif(trim(${identifier(`r_${name}`)}), '')`);
  const requiredKeys = contract.key.filter(
    (name) => contract.columns[name]!.required && file.prepared.header.position.has(name),
  );
  const first = `coalesce(${cells.join(", ")}, '')`;
  const sum = `(${first} = ${"''"} or (regexp_matches(lower(${first}), '^(delsumma|summa|totalt|total|antal rader)\\b') and ${
    requiredKeys.length > 1
      ? `(${requiredKeys.map((name) => `nullif(trim(${identifier(`r_${name}`)}), '') is null`).join(" or ")})`
      : "true"
  }))`;
  await warehouse.run(
    `update inlast.${identifier(contract.source)} set _status = ${status.notARow} ` +
      `where rowid in (select plats from temp._plats join temp._fel using (nr) where ${sum}); ` +
      `delete from temp._fel where ${sum}`,
  );
}

/** A file that is mostly wrong is the wrong file: better no new edition than one made from a tenth of the rows. */
async function refuseTooMany(warehouse: Warehouse, file: LoadedFile, limit: number): Promise<void> {
  const { n } = await warehouse.row<{ n: number }>("select count(*) as n from temp._fel");
  if (n <= limit * file.landed) return;
  const tallies = file.landing.tests.map(
    (test) =>
      `select ${literal(`${test.column} (${test.rule})`)} as fel, count(*) filter (where coalesce(${test.sql}, false)) as antal from temp._fel`,
  );
  const common = await warehouse.rows<{ fel: string }>(
    `select fel from (${tallies.join(" union all ")}) where antal > 0 order by antal desc, fel limit 3`,
  );
  const rules = common.map((row) => row.fel);
  throw new Refusal(tooManyRejected(file.prepared.file, n, file.landed, limit, rules));
}
