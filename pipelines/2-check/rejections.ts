import { keptColumns } from "../../src/contracts/language/ddl.ts";
import type { Contract } from "../../src/contracts/language/types.ts";
import { foldCode, nearest } from "../../src/messages/nearest.ts";
import type { CommonFault } from "../../src/messages/refusals.ts";
import { rejection } from "../../src/messages/rejections.ts";
import { shownValue } from "../../src/messages/shownValue.ts";
import { identifier, literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { status } from "./landing.ts";
import type { LoadedFile } from "./loadFile.ts";
import { refuseBeyond, type Tolerance } from "./tolerance.ts";
import type { Vocabularies } from "./vocabularies.ts";

interface FoundFault {
  rad: number;
  column: string;
  rule: string;
  value: string | null;
  message: string | null;
}

/**
 * Says of every faulty row what is wrong with it. The text of rejected rows is read a second time, and only theirs, found
 * by their lines: the first pass keeps no text.
 */
export async function explainRejections(
  warehouse: Warehouse,
  contract: Contract,
  file: LoadedFile,
  vocabularies: Vocabularies,
  tolerance: Tolerance,
): Promise<void> {
  if (file.faulty === 0) return;
  const { selectLines, tests } = file.landing;
  await warehouse.run(
    `create or replace temp table _plats as select rowid as plats, coalesce(_rad, rowid + _forskjutning) as _rad ` +
      `from inlast.${identifier(contract.source)} where fil_nr = ${file.number} and _status = ${status.rejected}`,
  );
  await warehouse.run(`create or replace temp table _fel as ${selectLines("temp._plats")}`);
  await assertEveryFaultFound(warehouse, file);
  await setAsideEmptyRows(warehouse, contract, file);
  const { n } = await warehouse.row<{ n: number }>("select count(*) as n from temp._fel");
  await refuseBeyond(tolerance, contract, file, { rejected: n, notRows: file.faulty - n }, () =>
    commonFaults(warehouse, file),
  );
  const faults = tests.map((test) => {
    const text = test.column && contract.columns[test.column] ? `${identifier(`r_${test.column}`)}` : "null";
    return `select _rad as rad, ${literal(test.column)} as "column", ${literal(test.rule)} as rule, ${text} as value, ${literal(test.message ?? null)} as message from temp._fel where coalesce(${test.sql}, false)`;
  });
  const found = await warehouse.rows<FoundFault>(
    `select * from (${faults.join(" union all ")}) order by rad, "column", rule`,
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

/** Of several codes in one cell, the first that is none. */
const unknownOf = (cell: string | null, words: ReadonlyMap<string, string>): string | null =>
  cell?.split(",").find((word) => !words.has(foldCode(word))) ?? cell;

/** The codes that are alike, or whose names are: who writes ”kontrollerad” has read the name, and the code alone would be the opposite. */
const nearestCodes = (value: string, words: ReadonlyMap<string, string>): string[] => [
  ...new Set(nearest(value, [...words.keys()]).map((word) => words.get(word)!)),
];

/** The second reading must find on those lines what the first found: a row without a reason would be a row lost. */
async function assertEveryFaultFound(warehouse: Warehouse, file: LoadedFile): Promise<void> {
  const { faulty } = file.landing;
  const { n } = await warehouse.row<{ n: number }>(`select count(*) filter (where ${faulty}) as n from temp._fel`);
  if (n !== file.faulty)
    throw new Error(`${file.prepared.file}: ${file.faulty} rows failed, but read again by line ${n} did`);
}

const limits: Readonly<Record<string, "minimum" | "maximum">> = { for_litet: "minimum", for_stort: "maximum" };

function sentence(contract: Contract, fault: FoundFault, vocabularies: Vocabularies): string {
  if (fault.message)
    return fault.message.startsWith(fault.column) ? fault.message : `${fault.column}: ${fault.message}`;
  const column = contract.columns[fault.column];
  const words: ReadonlyMap<string, string> = column ? vocabularies.words(column) : new Map();
  const codes = [...new Set(words.values())];
  const value = column?.kind === "koder" ? unknownOf(fault.value, words) : fault.value;
  const shown = column && value !== null ? shownValue(column.kind, value, codes) : null;
  const limit = limits[fault.rule];
  const allowed = limit ? [String(column?.[limit])] : codes;
  return rejection(fault.rule, fault.column, shown, value === null ? [] : nearestCodes(value, words), allowed);
}

/**
 * Rows of nothing, sums at the end, and rows of a form that nobody has filled in are no rows: they fail the required columns, but
 * nobody has to mend them. A form's row that is begun is told of all the same (`waitingByHand`).
 */
async function setAsideEmptyRows(warehouse: Warehouse, contract: Contract, file: LoadedFile): Promise<void> {
  const cells = keptColumns(contract)
    .map(([name]) => name)
    .filter((name) => file.prepared.header.position.has(name))
    .map((name) => `nullif(trim(${identifier(`r_${name}`)}), '')`);
  const requiredKeys = contract.key.filter(
    (name) => contract.columns[name]!.required && file.prepared.header.position.has(name),
  );
  const first = `coalesce(${cells.join(", ")}, '')`;
  const answers = contract.formOf?.map((name) => `coalesce(trim(${identifier(`r_${name}`)}), '') = ''`);
  const unanswered = answers ? `(${answers.join(" and ")})` : "false";
  const empty = `${first} = ''`;
  const sumAtEnd = `(regexp_matches(lower(${first}), '^(delsumma|summa|totalt|total|antal rader)\\b') and ${
    requiredKeys.length > 1
      ? `(${requiredKeys.map((name) => `nullif(trim(${identifier(`r_${name}`)}), '') is null`).join(" or ")})`
      : "true"
  })`;
  const notARow = `(${empty} or ${unanswered} or ${sumAtEnd})`;
  const waiting = `(${unanswered} and not ${sumAtEnd} and ${begun(contract, file)})`;
  const setStatus = (to: number, where: string): string =>
    `update inlast.${identifier(contract.source)} set _status = ${to} ` +
    `where rowid in (select plats from temp._plats join temp._fel using (_rad) where ${where})`;
  await warehouse.run(
    `${setStatus(status.notARow, notARow)}; ${setStatus(status.waiting, waiting)}; delete from temp._fel where ${notARow}`,
  );
}

/** Whether somebody has begun an unanswered row. A value that a mapping gives every row is nobody's. */
function begun({ awaits }: Contract, { prepared: { header } }: LoadedFile): string {
  const tests = (awaits?.filledIn ?? []).flatMap((name) => {
    if (header.freeText.has(name)) return [identifier(`_har_${name}`)];
    return header.position.has(name) ? [`coalesce(trim(${identifier(`r_${name}`)}), '') <> ''`] : [];
  });
  return tests.length === 0 ? "false" : `(${tests.join(" or ")})`;
}

/** What is wrong with most of the rejected rows of a file. */
function commonFaults(warehouse: Warehouse, file: LoadedFile): Promise<CommonFault[]> {
  const tallies = file.landing.tests.map(
    (test) =>
      `select ${literal(test.column)} as kolumn, ${literal(test.rule)} as regel, count(*) as antal, min(_rad) as rad from temp._fel where coalesce(${test.sql}, false)`,
  );
  return warehouse.rows<CommonFault>(
    `select kolumn, regel, rad from (${tallies.join(" union all ")}) where antal > 0 order by antal desc, kolumn, regel limit 3`,
  );
}
