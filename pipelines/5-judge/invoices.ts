import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type InvoiceRule, inOrder, invoiceRule } from "../../src/metadata/invoiceRule.ts";
import { literal, textList } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { defineMacrosNear, nearRule, readsPassing, type Scope, touches } from "../3-model/months/scope.ts";
import { root, sqlFiles } from "../common/repository.ts";
import { exposures } from "./invoiceExposures.ts";
import { lacking } from "./invoiceLacks.ts";
import { screenAnswer } from "./invoiceScreen.ts";

/** All invoice rules, in the order in which they run. */
export const invoiceRules = (): InvoiceRule[] => inOrder(sqlFiles("pipelines/5-judge/invoices").map(invoiceRule));

/** How long a rule took; nothing that is published depends on it. */
export type OnRule = (rule: InvoiceRule) => void;

/**
 * Asks every rule that has what it needs, and writes `resultat.fakturafynd`, `resultat.fakturaregler` and
 * `resultat.fakturaundantag`. A rule that lacks something is not silent: its row says what it lacks.
 */
export async function judgeInvoices(
  warehouse: Warehouse,
  onRule?: OnRule,
  /** Only these months are asked about anew, by the rules for which a month stands alone. */
  scope: Scope | null = null,
): Promise<void> {
  for (const table of ["fakturafynd", "fakturaregler", "fakturaundantag", "fakturaprov"])
    await warehouse.run(`delete from resultat.${table}`);
  const macros = readFileSync(join(root, "pipelines/5-judge/invoiceMacros.sql"), "utf8");
  await warehouse.run(macros);
  if (scope) await defineMacrosNear(warehouse, macros);
  const exposure = exposures(warehouse);
  for (const rule of invoiceRules()) {
    onRule?.(rule);
    const saknar = await lacking(warehouse, rule);
    if (saknar.length > 0) await record(warehouse, rule, saknar, null);
    else
      await record(
        warehouse,
        rule,
        [],
        (await ask(warehouse, rule, scope, macros)) ?? (await exposure(rule.exponering)),
      );
  }
  await warehouse.run(
    `create or replace table resultat.fakturaregler as from resultat.fakturaregler order by regel_id;
     create temp table _fynd as from resultat.fakturafynd;
     delete from resultat.fakturafynd;
     insert into resultat.fakturafynd from _fynd order by regel_id, utforare_id, enhet_id, brukar_nyckel, period, fynd_id;
     drop table _fynd`,
  );
}

/** What a rule may return besides what every finding has; what it leaves out is this. */
const optional = {
  klass: "null::varchar",
  skydd: "null::varchar",
  p: "null::double",
  q: "null::double",
  jamfor_med: "null::varchar[]",
};

/**
 * Runs one rule, and puts its answer into the tables.
 * The id of a finding hangs on what it is about, not on its figures: answers to it must find it again in the next run.
 * @returns how many were tested, where the rule itself says it
 */
async function ask(
  warehouse: Warehouse,
  rule: InvoiceRule,
  scope: Scope | null,
  macros: string,
): Promise<number | null> {
  if (!rule.lokal && readsPassing(rule.sql))
    throw new Error(`${rule.path} reads a table that only holds the changed months, so its header must say lokal`);
  const near = scope && rule.lokal ? await nearRule(warehouse, scope, rule, rule.sql, macros) : null;
  const answered = near ? `(${near.sql}) where ${touches("period", near.asked)}` : `(${rule.sql})`;
  await warehouse.run(`create or replace temp table _svar as select row_number() over () as nr, * from ${answered}`);
  const screened = rule.prov !== "fynd";
  const tested = screened ? await screenAnswer(warehouse, rule, near?.asked ?? null) : null;
  const returned = (await warehouse.rows<{ column_name: string }>("describe _svar")).map((row) => row.column_name);
  const missing = Object.entries(optional).filter(([name]) => !returned.includes(name));
  const answer = `(select *${missing.map(([name, sql]) => `, ${sql} as ${name}`).join("")} from _svar)`;
  await warehouse.run(`insert into resultat.fakturafynd by name
    select id_av('F', concat_ws('|', ${literal(rule.regel)}, coalesce(utforare_id, ''), coalesce(enhet_id, ''), coalesce(brukar_nyckel, ''),
        period, array_to_string(rader, ','))) as fynd_id,
      ${literal(rule.regel)} as regel_id, coalesce(klass, ${literal(rule.klass)}) as klass, utforare_id, enhet_id, brukar_nyckel, period,
      minuter::bigint as minuter, belopp_kr::decimal(18,2) as belopp_kr, rader, forklaring, p, q, jamfor_med
    from ${answer} where skydd is null;
    insert into resultat.fakturaundantag by name
    select ${literal(rule.regel)} as regel_id, utforare_id, skydd, period, count(*) as antal, coalesce(sum(minuter), 0)::bigint as minuter,
      coalesce(sum(belopp_kr::decimal(18,2)), 0) as belopp_kr
    from ${answer} where skydd is not null group by utforare_id, skydd, period order by skydd, utforare_id, period;
    ${near && !screened ? takeOver(rule, near.asked) : ""}
    drop table _svar`);
  const { n } = await warehouse.row<{ n: number }>(
    `select count(*) - count(distinct fynd_id) as n from resultat.fakturafynd where regel_id = ${literal(rule.regel)}`,
  );
  if (n > 0) throw new Error(`${rule.path}: ${n} findings are about the same lines; the rule must say them once`);
  return tested;
}

/** What the rule said of the other months in the run before. What others have written about its findings since is written again. */
const takeOver = ({ regel }: InvoiceRule, scope: Scope): string => {
  const own = `regel_id = ${literal(regel)} and not (${touches("period", scope)})`;
  return `insert into resultat.fakturafynd by name
    select fynd_id, regel_id, klass, utforare_id, enhet_id, brukar_nyckel, period, minuter, belopp_kr, rader, forklaring, p, q, jamfor_med
    from fore.resultat.fakturafynd where ${own};
    insert into resultat.fakturaundantag from fore.resultat.fakturaundantag where ${own};`;
};

const record = (
  warehouse: Warehouse,
  rule: InvoiceRule,
  saknar: readonly string[],
  provade: number | null,
): Promise<void> =>
  warehouse.run(`insert into resultat.fakturaregler by name
    select ${literal(rule.regel)} as regel_id, ${literal(rule.namn)} as namn, ${literal(rule.klass)} as klass,
      ${saknar.length === 0} as tillamplig, ${textList(saknar)}::varchar[] as saknar, f.antal, f.belopp_kr, f.antal + u.antal as brutto_antal,
      f.belopp_kr + u.belopp_kr as brutto_kr, ${literal(rule.oskyldig_forklaring)} as oskyldig_forklaring, ${literal(rule.fraga)} as fraga,
      ${textList(rule.ersattningsgrund)}::varchar[] as ersattningsgrund, ${textList(rule.kallor)}::varchar[] as kallor,
      ${textList(Object.keys(rule.trosklar))}::varchar[] as trosklar, ${textList(rule.krav)}::varchar[] as krav,
      ${literal(rule.kalla)} as belagg, ${literal(rule.om)} as om, ${literal(rule.prov)} as prov, ${rule.q ?? null}::double as q,
      ${literal(rule.exponering)} as exponering, ${provade ?? null}::bigint as provade
    from (${sums("count(*)", "fakturafynd", rule)}) f, (${sums("coalesce(sum(antal), 0)", "fakturaundantag", rule)}) u`);

const sums = (count: string, table: string, { regel }: InvoiceRule): string =>
  `select ${count}::bigint as antal, coalesce(sum(belopp_kr), 0) as belopp_kr from resultat.${table} where regel_id = ${literal(regel)}`;
