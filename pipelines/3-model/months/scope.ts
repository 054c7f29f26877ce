import { existsSync } from "node:fs";
import type { SqlFile } from "../../../src/metadata/header.ts";
import { QueryError } from "../../../src/warehouse/queryError.ts";
import { identifier, literal } from "../../../src/warehouse/quote.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { sqlFiles } from "../../common/repository.ts";
import { BORDER_DAYS } from "./fingerprints.ts";

/**
 * The months that have to be worked out again, where the rest can be taken over from the run before: its warehouse is attached as
 * `fore`. What is asked about some months only reads the views of schema `andrat`, which hold their rows and those next to them.
 */
export interface Scope {
  readonly months: readonly string[];
}

/**
 * Compares the month prints with those of the warehouse of the run before.
 * A month is worked out again when its print is another, or when an invoice line reaches from it into such a month.
 * @returns null when everything must be worked out: no run before, another version, other registers or thresholds
 */
export async function changedMonths(
  warehouse: Warehouse,
  previous: string,
  /** The warehouse is there, but of an engine that this one cannot read, or broken. */
  onUnreadable?: () => void,
): Promise<Scope | null> {
  if (!existsSync(previous)) return null;
  try {
    await warehouse.run(`attach ${literal(previous)} as fore (read_only)`);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    onUnreadable?.();
    return null;
  }
  const { samma } = await warehouse.row<{ samma: boolean }>(`
    select exists (from duckdb_tables() where database_name = 'fore' and schema_name = 'resultat' and table_name = 'manadsavtryck') as samma`);
  if (!samma || !(await sameCircumstances(warehouse))) {
    await warehouse.run("detach fore");
    return null;
  }
  const months = await warehouse.rows<{ manad: string }>(`
    with recursive andrade as (
      select coalesce(nu.manad, da.manad) as manad
      from resultat.manadsavtryck nu full join fore.resultat.manadsavtryck da using (manad)
      where nu.avtryck is distinct from da.avtryck
    ),
    rader as (
      select coalesce(k.fran, f.from_datum) as fran, coalesce(k.till, f.tom_datum) as till
      from kant.fakturor f left join modell.krediteringar k using (utforare_id, faktura_id, rad)
    ),
    samman as (
      select distinct manad_av(fran) as fran, manad_av(till) as till from rader where date_trunc('month', fran) <> date_trunc('month', till)
    ),
    alla as (
      select manad from andrade
      union
      select m.manad from alla a join samman s on a.manad between s.fran and s.till
      join resultat.manadsavtryck m on m.manad between s.fran and s.till
    )
    select manad from alla order by manad`);
  const scope = { months: months.map((row) => row.manad) };
  await showLongVisits(warehouse);
  await defineSources(warehouse, { schema: "andrat", months: scope.months });
  return scope;
}

async function sameCircumstances(warehouse: Warehouse): Promise<boolean> {
  const { samma } = await warehouse.row<{ samma: boolean }>(
    `select coalesce((select avtryck from resultat.manadsavtryck where manad = 'alla')
       = (select avtryck from fore.resultat.manadsavtryck where manad = 'alla'), false) as samma`,
  );
  return samma;
}

/** Whether the rows of a model table belong to months: then its header says the month of a row. */
export const isMonthly = (file: SqlFile): boolean => file.header.manad !== undefined;

export const monthOf = (file: SqlFile): string => String(file.header.manad);

/** Whether the rows of a month hang only on what lies in that month and in those next to it. */
export const isLocal = (file: SqlFile): boolean => file.header.lokal === true;

/** Whether nobody reads the table once the months are judged: then it is made for the months that are worked out, and dropped after them. */
export const isPassing = (file: SqlFile): boolean => file.header.tillfallig === true;

/** Whether a query reads such a table. */
export const readsPassing = (sql: string): boolean =>
  sqlFiles("pipelines/3-model").some((file) => isPassing(file) && new RegExp(`\\bmodell\\.${file.name}\\b`).test(sql));

/** The months near which a query is asked, as views of one schema. */
interface Near {
  readonly schema: string;
  /** All months that the monthly model tables are to show. */
  readonly months: readonly string[];
  /** Days on either side that the visits are shown with. */
  readonly margin?: number;
}

/** Visits that may reach further than the days on either side: forgotten log-outs, few. Between their first and last day only is looked for them. */
async function showLongVisits(warehouse: Warehouse): Promise<void> {
  const { fran, till } = await warehouse.row<{ fran: string | null; till: string | null }>(
    "select min(start)::varchar as fran, max(start)::varchar as till from langa_besok",
  );
  const between =
    fran === null || till === null
      ? "false"
      : `start between timestamp ${literal(fran)} and timestamp ${literal(till)} and besok_id in (select besok_id from langa_besok)`;
  await warehouse.run("create schema andrat");
  for (const [table, visits] of visitViews)
    await warehouse.run(`create table andrat.langa_${table} as from ${visits} where ${between}`);
  await warehouse.run("drop table langa_besok");
}

const visitViews = [
  ["utford_tid", "kant.utford_tid"],
  ["numrerad_utford_tid", "nummer.utford_tid"],
] as const;

/**
 * The visits and invoice lines near the months. Visits: one range of one column each, so that the engine passes over what lies outside, and
 * the long ones that reach into it.
 */
async function defineSources(warehouse: Warehouse, { schema, months, margin = BORDER_DAYS }: Near): Promise<void> {
  const within = (moment: string, [from, to]: Range): string =>
    `${moment} >= timestamp ${literal(from)} and ${moment} < timestamp ${literal(to)}`;
  const near = ranges(months, margin);
  const unseen = near.map((range) => `not (${within("start", range)})`).join(" and ");
  const reaching = near.map(([from]) => `start < timestamp ${literal(from)} and slut > timestamp ${literal(from)}`);
  await warehouse.run(`create schema if not exists ${schema}`);
  for (const [view, visits] of visitViews) {
    const parts = near.flatMap((range) => [
      `from ${visits} where ${within("start", range)}`,
      `from ${visits} where start is null and ${within("planerad_start", range)}`,
    ]);
    if (parts.length === 0) parts.push(`from ${visits} where false`);
    else parts.push(`from andrat.langa_${view} where ${unseen} and (${reaching.join(" or ")})`);
    await warehouse.run(`create or replace view ${schema}.${view} as ${parts.join(" union all ")}`);
  }
  const touching = (from: string, to: string): string =>
    ranges(months, 0)
      .map(([first, after]) => `(${from} < date ${literal(after)} and ${to} >= date ${literal(first)})`)
      .join(" or ") || "false";
  const moved = `from modell.krediteringar where (${touching("fran", "till")}) and not (${touching("from_datum", "tom_datum")})`;
  const { n } = await warehouse.row<{ n: number }>(`select count(*) as n from (${moved})`);
  await warehouse.run(`create or replace view ${schema}.fakturor as from kant.fakturor where ${touching("from_datum", "tom_datum")}
    ${n > 0 ? `union all from kant.fakturor semi join (${moved}) using (utforare_id, faktura_id, rad)` : ""}`);
}

/** A passing table holds nothing else. */
const defineTable = (warehouse: Warehouse, file: SqlFile, { schema, months }: Near): Promise<void> =>
  warehouse.run(
    `create or replace view ${schema}.${identifier(file.name)} as from modell.${identifier(file.name)}
     where ${isPassing(file) ? "true" : `${monthOf(file)} in ${inList(withNeighbours(months))}`}`,
  );

/** The rows of a monthly model table in the changed months and those next to them, once it is made. */
export const defineMonths = (warehouse: Warehouse, file: SqlFile, { months }: Scope): Promise<void> =>
  defineTable(warehouse, file, { schema: "andrat", months });

/** How far an answer reaches: the period that it is given for, the months before that it compares with, and days on either side. */
export interface Reach {
  readonly lokal?: "manad" | "kvartal" | undefined;
  readonly minns: number;
  /** SQL of a number. */
  readonly omkring: number | string;
}

/** A query as it is asked near the changed months only, and the months that it is to be asked about. */
interface Asked {
  readonly asked: Scope;
  readonly sql: string;
}

/**
 * The changed months as a rule sees them: whole quarters where it speaks of quarters, the months after that remember them, and those that
 * see their days. `macros`: those that it may call, as SQL that makes them.
 */
export async function nearRule(
  warehouse: Warehouse,
  { months }: Scope,
  { lokal, minns, omkring }: Reach,
  sql: string,
  macros: string,
): Promise<Asked> {
  const { dagar } = await warehouse.row<{ dagar: number }>(`select (${omkring})::integer as dagar`);
  if (lokal === "manad" && minns === 0 && dagar === 0)
    return { asked: { months }, sql: narrowed(sql, "andrat", macroNames(macros)) };
  const reach = Math.ceil(dagar / 31);
  const seen = spread(months, reach, reach + minns);
  const asked = lokal === "kvartal" ? spread(seen.flatMap(quarterOf), 0, 0) : seen;
  const schema = "vidgat";
  await defineSources(warehouse, { schema, months: spread(asked, minns, 0), margin: Math.max(dagar, BORDER_DAYS) });
  const near = { schema, months: spread(asked, minns + reach, reach) };
  for (const file of sqlFiles("pipelines/3-model").filter(isMonthly))
    if (new RegExp(`\\bmodell\\.${file.name}\\b`).test(sql + macros)) await defineTable(warehouse, file, near);
  await defineMacrosNear(warehouse, macros, schema);
  return { asked: { months: asked }, sql: narrowed(sql, schema, macroNames(macros)) };
}

/** The macros of the rules once more, for queries that are asked near the changed months only. */
export const defineMacrosNear = (warehouse: Warehouse, macros: string, schema = "andrat"): Promise<void> =>
  warehouse.run(narrowed(macros, schema, macroNames(macros)));

const macroNames = (macros: string): string[] =>
  [...macros.matchAll(/\bcreate or replace macro (\w+)/g)].map((match) => match[1]!);

/** Leaves the warehouse as a run that worked out everything would have: nothing of the run before is needed any longer. */
export async function forget(warehouse: Warehouse): Promise<void> {
  await warehouse.run("drop schema if exists andrat cascade; drop schema if exists vidgat cascade; detach fore");
}

/** The months next to them too: a visit over the month's end is billed in either. */
const withNeighbours = (months: readonly string[]): string[] => spread(months, 1, 1);

/** With the months before and after each. */
const spread = (months: readonly string[], before: number, after: number): string[] =>
  [
    ...new Set(
      months.flatMap((month) => Array.from({ length: before + 1 + after }, (_, n) => step(month, n - before))),
    ),
  ].sort();

function step(month: string, by: number): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return text(Date.UTC(year, number - 1 + by, 1)).slice(0, 7);
}

function quarterOf(month: string): string[] {
  const first = step(month, -((Number(month.slice(5)) - 1) % 3));
  return [first, step(first, 1), step(first, 2)];
}

/** First day and first day after. */
type Range = [from: string, after: string];

/** With days on either side; what then meets together. */
function ranges(months: readonly string[], margin: number): Range[] {
  const list: [number, number][] = [];
  for (const month of months) {
    const [year, number] = month.split("-").map(Number) as [number, number];
    const from = Date.UTC(year, number - 1, 1 - margin);
    const to = Date.UTC(year, number, 1 + margin);
    const last = list.at(-1);
    if (last && from <= last[1]) last[1] = to;
    else list.push([from, to]);
  }
  return list.map(([from, to]) => [text(from), text(to)]);
}

const text = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** The same query, of the visits, invoice lines and monthly model tables near the changed months only, through macros that do the same. */
export function narrowed(sql: string, schema = "andrat", macros: readonly string[] = []): string {
  const names = sqlFiles("pipelines/3-model")
    .filter(isMonthly)
    .map((file) => file.name);
  const near = sql
    .replaceAll(/\bkant\.utford_tid\b/g, `${schema}.utford_tid`)
    .replaceAll(/\bnummer\.utford_tid\b/g, `${schema}.numrerad_utford_tid`)
    .replaceAll(/\bkant\.fakturor\b/g, `${schema}.fakturor`)
    .replaceAll(/\bmodell\.(\w+)\b/g, (whole, name: string) => (names.includes(name) ? `${schema}.${name}` : whole));
  return macros.reduce((text, name) => text.replaceAll(new RegExp(`\\b${name}\\(`, "g"), `${schema}.${name}(`), near);
}

/** Whether a finding's period (`2025-03`, or `2025-03/2025-04`) touches a changed month. */
export const touches = (period: string, { months }: Scope): string =>
  runs(months)
    .map(([from, to]) => `(left(${period}, 7) <= ${literal(to)} and right(${period}, 7) >= ${literal(from)})`)
    .join(" or ") || "false";

/** First and last of the months that follow on each other. */
function runs(months: readonly string[]): [string, string][] {
  const list: [string, string][] = [];
  for (const month of months) {
    const last = list.at(-1);
    if (last && step(last[1], 1) === month) last[1] = month;
    else list.push([month, month]);
  }
  return list;
}

/** For `in`. No month at all is a list that no month is in; a null would be neither in it nor outside it. */
export const inList = (months: readonly string[]): string =>
  `(${(months.length > 0 ? months : ["ingen"]).map(literal).join(", ")})`;
