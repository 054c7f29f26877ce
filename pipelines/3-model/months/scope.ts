import { existsSync } from "node:fs";
import type { SqlFile } from "../../../src/metadata/header.ts";
import { QueryError } from "../../../src/warehouse/queryError.ts";
import { identifier, literal } from "../../../src/warehouse/quote.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { sqlFiles } from "../../common/repository.ts";

/**
 * The months that have to be worked out again, where the rest can be taken over from the run before: its warehouse is attached as
 * `fore`. What is asked about some months only reads the views of schema `andrat`, which hold their rows and those next to them.
 */
export interface Scope {
  readonly months: readonly string[];
}

/**
 * Compares the month prints with those of the warehouse of the run before.
 * A month is worked out again when its own rows are not the same, when it is next to such a month (visits pass midnight), or when an
 * invoice line reaches into such a month.
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
    grannar as (
      select distinct manad_av(strptime(manad || '-01', '%Y-%m-%d') + to_months(steg)) as manad
      from andrade, (select unnest([-1, 0, 1]) as steg)
    ),
    samman as (
      select distinct manad_av(rad_fran) as fran, manad_av(rad_till) as till from modell.fakturarader where manad_av(rad_fran) <> manad_av(rad_till)
    ),
    alla as (
      select manad from grannar
      union
      select m.manad from alla a join samman s on a.manad between s.fran and s.till
      join resultat.manadsavtryck m on m.manad between s.fran and s.till
    )
    select manad from alla order by manad`);
  const scope = { months: months.map((row) => row.manad) };
  await defineVisits(warehouse, { schema: "andrat", months: scope.months });
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

/** Days on either side that the visits of a month are read with: they go on over midnight, and R28 asks about fourteen days and the week before. */
const MARGIN_DAYS = 21;

/** The months near which a query is asked, as views of one schema. */
interface Near {
  readonly schema: string;
  /** All months that the monthly model tables are to show. */
  readonly months: readonly string[];
}

/** One range of one column each, so that the engine passes over what lies outside. */
async function defineVisits(warehouse: Warehouse, { schema, months }: Near): Promise<void> {
  const within = (moment: string, [from, to]: [string, string]): string =>
    `${moment} >= timestamp ${literal(from)} and ${moment} < timestamp ${literal(to)}`;
  await warehouse.run(`create schema if not exists ${schema}`);
  for (const [view, visits] of [
    ["utford_tid", "kant.utford_tid"],
    ["numrerad_utford_tid", "nummer.utford_tid"],
  ]) {
    const parts = ranges(months, MARGIN_DAYS).flatMap((range) => [
      `from ${visits} where ${within("start", range)}`,
      `from ${visits} where start is null and ${within("planerad_start", range)}`,
    ]);
    await warehouse.run(
      `create or replace view ${schema}.${view} as ${parts.join(" union all ") || `from ${visits} where false`}`,
    );
  }
}

const defineTable = (warehouse: Warehouse, file: SqlFile, { schema, months }: Near): Promise<void> =>
  warehouse.run(
    `create or replace view ${schema}.${identifier(file.name)} as from modell.${identifier(file.name)} where ${monthOf(file)} in ${inList(withNeighbours(months))}`,
  );

/** The rows of a monthly model table in the changed months and those next to them, once it is made. */
export const defineMonths = (warehouse: Warehouse, file: SqlFile, { months }: Scope): Promise<void> =>
  defineTable(warehouse, file, { schema: "andrat", months });

/** How far an answer reaches: the period that it is given for, and the months before that it compares with. */
export interface Reach {
  readonly lokal?: "manad" | "kvartal" | undefined;
  readonly minns: number;
}

/**
 * The changed months as a rule sees them: whole quarters where it speaks of quarters, and the months after that remember them.
 * @returns the months that it is to be asked about, and its query as asked near them only
 */
export async function nearRule(
  warehouse: Warehouse,
  { months }: Scope,
  { lokal, minns }: Reach,
  sql: string,
): Promise<{ asked: Scope; sql: string }> {
  if (lokal === "manad" && minns === 0) return { asked: { months }, sql: narrowed(sql) };
  const after = months.flatMap((month) => Array.from({ length: minns + 1 }, (_, n) => step(month, n)));
  const asked = lokal === "kvartal" ? after.flatMap(quarterOf) : after;
  const read = asked.flatMap((month) => Array.from({ length: minns + 1 }, (_, n) => step(month, -n)));
  const near = { schema: "vidgat", months: [...new Set(read)].sort() };
  await defineVisits(warehouse, near);
  for (const file of sqlFiles("pipelines/3-model").filter(isMonthly))
    if (new RegExp(`\\bmodell\\.${file.name}\\b`).test(sql)) await defineTable(warehouse, file, near);
  return { asked: { months: [...new Set(asked)].sort() }, sql: narrowed(sql, near.schema) };
}

/** Leaves the warehouse as a run that worked out everything would have: nothing of the run before is needed any longer. */
export async function forget(warehouse: Warehouse): Promise<void> {
  await warehouse.run("drop schema if exists andrat cascade; drop schema if exists vidgat cascade; detach fore");
}

/** The months next to them too: a visit over the month's end is billed in either. */
const withNeighbours = (months: readonly string[]): string[] =>
  [...new Set(months.flatMap((month) => [step(month, -1), month, step(month, 1)]))].sort();

function step(month: string, by: number): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return text(Date.UTC(year, number - 1 + by, 1)).slice(0, 7);
}

function quarterOf(month: string): string[] {
  const first = step(month, -((Number(month.slice(5)) - 1) % 3));
  return [first, step(first, 1), step(first, 2)];
}

/** First day and first day after, with days on either side; what then meets together. */
function ranges(months: readonly string[], margin: number): [string, string][] {
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

/** The same query, of the visits and the monthly model tables near the changed months only. */
export function narrowed(sql: string, schema = "andrat"): string {
  const names = sqlFiles("pipelines/3-model")
    .filter(isMonthly)
    .map((file) => file.name);
  return sql
    .replaceAll(/\bkant\.utford_tid\b/g, `${schema}.utford_tid`)
    .replaceAll(/\bnummer\.utford_tid\b/g, `${schema}.numrerad_utford_tid`)
    .replaceAll(/\bmodell\.(\w+)\b/g, (whole, name: string) => (names.includes(name) ? `${schema}.${name}` : whole));
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
