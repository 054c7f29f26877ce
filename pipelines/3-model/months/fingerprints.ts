import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { keptColumns } from "../../../src/contracts/language/ddl.ts";
import type { Contract } from "../../../src/contracts/language/types.ts";
import { identifier, literal } from "../../../src/warehouse/quote.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { root } from "../../common/repository.ts";

interface Period {
  readonly from: string;
  readonly to: string;
  /** Days before its first day that a row bears on already. */
  readonly ahead?: string;
  /** A row that has ended still bears on what comes after: that somebody was not new, how much was granted before. */
  readonly remembered?: boolean;
}

/** Rows of these hold from one day to another: they bear on every month between. */
const periods: Readonly<Record<string, Period>> = {
  beslut: {
    from: "from_datum",
    to: "tom_datum",
    ahead: "troskel('avstamning_vantar_dagar')::integer",
    remembered: true,
  },
  franvaro: { from: "from_tid", to: "tom_tid" },
  personal: {
    from: "anstalld_fom",
    to: "anstalld_tom",
    ahead: "troskel('r19_nyanstalld_dagar')::integer",
    remembered: true,
  },
};

/** A visit may go on over midnight: that many days on either side of a month bear on it, and longer visits are looked for one by one. */
export const BORDER_DAYS = 3;
const LONGEST_US = (BORDER_DAYS - 1) * 86_400_000_000;

/** The visits are known by their files and lines: reading their columns would cost as much as what is to be saved. */
const visits = "utford_tid";

export interface Basis {
  readonly contracts: readonly Contract[];
  /** Sources that were delivered. */
  readonly kallor: readonly string[];
  readonly trosklar: Readonly<Record<string, number>>;
  /** What the rows hang on besides their files: how these were mapped, and the key that persons stand under. Never published. */
  readonly lasning: unknown;
  /** What each rule lacks: when a column is filled in for the first time, a rule speaks of old months too. */
  readonly saknas: Readonly<Record<string, readonly string[]>>;
}

/**
 * Writes `resultat.manadsavtryck`: for each month a print of all rows that its visits, invoices and findings can depend on, and under
 * `alla` one of what bears on every month: registers, thresholds and the rules themselves. Months with the same prints have the same
 * answers. Leaves the long visits in the temporary table `langa_besok`. Needs `modell.beslutsmanader`, `modell.faktureringstid` and `modell.krediteringar`.
 */
export async function takeFingerprints(warehouse: Warehouse, basis: Basis): Promise<void> {
  const known = basis.contracts.filter(({ source }) => basis.kallor.includes(source));
  const monthly = known.filter(({ source }) => source in periods);
  const whole = known.filter(({ source }) => registers.includes(source));
  const of = (source: string): Contract => basis.contracts.find((contract) => contract.source === source)!;
  await warehouse.run(`create or replace temp table besoksdagar as ${visitDays(of(visits))}`);
  await keepLongVisits(warehouse);
  await warehouse.run(`
    create or replace table resultat.manadsavtryck as
    with rader as materialized (${invoiceLines(of("fakturor"))}),
    manader as (
      select manad, forsta_i(manad) as forsta, last_day(forsta_i(manad)) as sista from (
        select manad_av(dag) as manad from besoksdagar union select manad_av(fran) from rader union select manad_av(till) from rader
        union select manad from modell.beslutsmanader
      ) where manad is not null
    ),
    delar as (
      ${[
        `select manad_av(dag) as manad, 'besok' as del, concat_ws(',', sha256, sum(antal), bit_xor(vilka), ${laterSums(of(visits))}) as avtryck
         from besoksdagar group by fil_nr, sha256, manad_av(dag)`,
        // A visit over midnight is seen from both months.
        `select manad_av(dag - ${BORDER_DAYS}), 'besok efter', concat_ws(',', sha256, sum(antal), bit_xor(vilka))
         from besoksdagar where day(dag) <= ${BORDER_DAYS} group by fil_nr, sha256, manad_av(dag - ${BORDER_DAYS})`,
        `select manad_av(dag + ${BORDER_DAYS}), 'besok före', concat_ws(',', sha256, sum(antal), bit_xor(vilka))
         from besoksdagar where manad_av(dag + ${BORDER_DAYS}) <> manad_av(dag) group by fil_nr, sha256, manad_av(dag + ${BORDER_DAYS})`,
        "select m.manad, 'långa besök', bit_xor(hash(besok_id))::varchar from langa_besok join manader m on start::date <= m.sista and slut::date >= m.forsta group by m.manad",
        "select m.manad, 'rader', sum(avtryck)::varchar from rader join manader m on m.forsta between fran and till group by m.manad",
        ...monthly.map(periodParts),
        // Whether the month is over, and within the months that invoices cover.
        `select manad, 'lage', concat(sista <= per_datum(), manad between o.fran and o.till)
         from manader, (select manad_av(min(fran)) as fran, manad_av(max(till)) as till from modell.faktureringstid) o`,
      ].join("\n      union all\n      ")}
    )
    select manad, md5(string_agg(del || ':' || avtryck, '|' order by del, avtryck)) as avtryck from delar where manad is not null group by manad
    union all
    select 'alla', md5(concat_ws('|', ${literal(ofCode(basis))}, version(), ${registerPart(whole)},
      (select string_agg(concat(utforare_id, '/', enhet_id), ',' order by utforare_id, enhet_id) from modell.faktureringstid)))
    order by manad;
    drop table besoksdagar`);
}

/** Visits that go on for days: log-outs that were forgotten, few. They are looked for among the days that have some. */
async function keepLongVisits(warehouse: Warehouse): Promise<void> {
  const { fran, till } = await warehouse.row<{ fran: string | null; till: string | null }>(
    `select min(dag)::varchar as fran, max(dag + 1)::varchar as till from besoksdagar where langst_us > ${LONGEST_US}`,
  );
  const among =
    fran === null || till === null
      ? "false"
      : `start between timestamp ${literal(fran)} and timestamp ${literal(till)}`;
  await warehouse.run(`create or replace temp table langa_besok as
    select besok_id, start, slut from nummer.${visits} where ${among} and epoch_us(slut) - epoch_us(start) > ${LONGEST_US}`);
}

/** What bears on every month alike. */
const registers = ["utforare", "enheter", "avtal", "prislista", "restider"];

const registerPart = (contracts: readonly Contract[]): string =>
  contracts
    .map(
      (contract) =>
        `(select coalesce(sum(hash(${columnsOf(contract)})::hugeint), 0)::varchar from kant.${identifier(contract.source)})`,
    )
    .join(", ") || "''";

const columnsOf = (contract: Contract): string =>
  keptColumns(contract)
    .map(([name]) => identifier(name))
    .join(", ");

const dayOf = "coalesce(start, planerad_start)::date";

/** Files and days: how many of their visits are in force, which, how long the longest is, and how much of what became known later is known. */
function visitDays(contract: Contract): string {
  const later = laterFacts(contract).map((name) => `, count(${identifier(name)}) as ${identifier(name)}`);
  return `
      select b.*, l.sha256
      from (
        select fil_nr, ${dayOf} as dag, count(*) as antal, bit_xor(hash(besok_id)) as vilka, max(epoch_us(slut) - epoch_us(start)) as langst_us${later.join("")}
        from nummer.${visits}
        group by all
      ) b join inlast.filer using (fil_nr) join resultat.laddningar l using (fil)`;
}

const laterFacts = (contract: Contract): string[] => Object.keys(contract.known?.facts ?? {});

const laterSums = (contract: Contract): string =>
  laterFacts(contract)
    .map((name) => `sum(${identifier(name)})`)
    .join(", ");

/** First and last month of the lines after credit notes, and all that is said of these. */
const invoiceLines = (contract: Contract): string => `
      select date_trunc('month', coalesce(k.fran, f.from_datum))::date as fran, date_trunc('month', coalesce(k.till, f.tom_datum))::date as till,
        sum(hash(${keptColumns(contract)
          .map(([name]) => `f.${identifier(name)}`)
          .join(", ")}, k.fran, k.till, k.kvittad)::hugeint) as avtryck
      from kant.fakturor f left join modell.krediteringar k using (utforare_id, faktura_id, rad)
      group by 1, 2`;

/**
 * Whether a row ends after the month does not matter to the month, nor when: that is often known only later. So a row is one thing from its
 * first month on, another from the month that it ends in, and, unless it is remembered, none after that: running totals of what
 * comes and goes give each month its sum.
 */
function periodParts(contract: Contract): string {
  const { from, to, ahead = "0", remembered = false } = periods[contract.source]!;
  const columns = keptColumns(contract).map(([name]) => identifier(name));
  const open = columns.map((name) => (name === identifier(to) ? "null" : name));
  return `select m.manad, ${literal(contract.source)}, sum(h.avtryck)::varchar
      from (
        select manad_av(nar) as manad, sum(avtryck) as avtryck
        from (
          select coalesce(${identifier(from)}::date, date '1900-01-01') as fran, ${identifier(to)}::date as till, hash(${open.join(", ")})::hugeint as oppen, hash(${columns.join(", ")})::hugeint as slutad
          from kant.${identifier(contract.source)}
        ), lateral (
          select fran - ${ahead} as nar, oppen as avtryck
          union all
          select till - ${ahead}, slutad - oppen where till is not null
          ${remembered ? "" : "union all select (last_day(till) + 1)::date, -slutad where till is not null"}
        )
        group by 1
      ) h join manader m on h.manad <= m.manad
      group by m.manad`;
}

/** The code and code lists that the rows and the answers come from, and what they were given. */
function ofCode({ kallor, trosklar, lasning, saknas }: Basis): string {
  const digest = createHash("sha256");
  for (const folder of ["pipelines", "src", "data/koder"])
    for (const file of (readdirSync(join(root, folder), { recursive: true }) as string[]).sort())
      if (/\.(sql|ts|js|csv)$/.test(file)) digest.update(file).update(readFileSync(join(root, folder, file)));
  return digest
    .update(JSON.stringify([[...kallor].sort(), Object.entries(trosklar).sort(), lasning, saknas]))
    .digest("hex");
}
