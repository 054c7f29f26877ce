import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { keptColumns } from "../../../src/contracts/language/ddl.ts";
import type { Contract } from "../../../src/contracts/language/types.ts";
import { identifier, literal } from "../../../src/warehouse/quote.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { root } from "../../common/repository.ts";

/** Rows of these hold from one day to another: they bear on every month between. */
const periods: Readonly<Record<string, readonly [from: string, to: string]>> = {
  beslut: ["from_datum", "tom_datum"],
  franvaro: ["from_tid", "tom_tid"],
  personal: ["anstalld_fom", "anstalld_tom"],
};

/** An employment that is over still says that somebody was not new. */
const remembered = ["personal"];

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
 * answers. Invoices come in through `modell.fakturarader`, where credit notes have been netted. Needs `modell.fakturarader` and `modell.beviljad_manad`.
 */
export async function takeFingerprints(warehouse: Warehouse, basis: Basis): Promise<void> {
  const known = basis.contracts.filter(({ source }) => basis.kallor.includes(source));
  const monthly = known.filter(({ source }) => source in periods);
  const whole = known.filter(({ source }) => registers.includes(source));
  await warehouse.run(`create or replace table resultat.manadsavtryck as
    with besok as materialized (${visitParts(basis.contracts.find(({ source }) => source === visits)!)}),
    manader as (
      select distinct manad, forsta_i(manad) as forsta from (
        select manad from besok union all select manad from modell.fakturarader union all select manad from modell.beviljad_manad
      ) where manad is not null
    ),
    delar as (
      ${[
        "select manad, 'besok' as del, avtryck from besok",
        `select manad, 'rader', sum(hash(r)::hugeint)::varchar as avtryck
         from (select * exclude (fil_nr, fil_rad) from modell.fakturarader) r group by manad`,
        "select manad, 'beviljat', sum(hash(r)::hugeint)::varchar from modell.beviljad_manad r group by manad",
        ...monthly.map(periodParts),
        // Whether the month is over, and within the months that invoices cover.
        `select manad, 'lage', concat(last_day(forsta) <= per_datum(), manad between o.fran and o.till) from manader,
         (select min(manad) as fran, max(manad) as till from modell.fakturarader) o`,
      ].join("\n      union all\n      ")}
    )
    select manad, md5(string_agg(del || ':' || avtryck, '|' order by del, avtryck)) as avtryck from delar where manad is not null group by manad
    union all
    select 'alla', md5(concat_ws('|', ${literal(ofCode(basis))}, version(), ${registerPart(whole)},
      (select string_agg(concat(utforare_id, '/', enhet_id), ',' order by utforare_id, enhet_id) from (select distinct utforare_id, enhet_id from modell.fakturarader))))
    order by manad`);
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

/** Files, how many of their visits are in force, which, and how much of what became known later is known. */
function visitParts(contract: Contract): string {
  const later = Object.keys(contract.known?.facts ?? {}).map((name) => `count(${identifier(name)})`);
  return `select manad_av(dag) as manad, concat_ws(',', l.sha256, besok) as avtryck
      from (
        select fil_nr, min(dag) as dag, concat_ws(',', count(*), bit_xor(hash(besok_id)), ${later.join(", ")}) as besok
        from (select *, coalesce(start, planerad_start)::date as dag from nummer.${visits})
        group by fil_nr, year(dag) * 12 + month(dag)
      ) join inlast.filer using (fil_nr) join resultat.laddningar l using (fil)`;
}

/** Whether a row ends after the month does not matter to the month, nor when: that is often known only later. */
function periodParts(contract: Contract): string {
  const [from, to] = periods[contract.source]!;
  const seen = keptColumns(contract).map(([name]) =>
    name === to
      ? `case when k.${identifier(to)}::date <= last_day(m.forsta) then k.${identifier(to)} end`
      : `k.${identifier(name)}`,
  );
  return `select m.manad, ${literal(contract.source)}, sum(hash(${seen.join(", ")})::hugeint)::varchar
      from kant.${identifier(contract.source)} k
      join manader m on k.${identifier(from)}::date <= last_day(m.forsta)${remembered.includes(contract.source) ? "" : ` and coalesce(k.${identifier(to)}::date, date '9999-12-31') >= m.forsta`}
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
