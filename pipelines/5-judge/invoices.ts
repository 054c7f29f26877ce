import { type InvoiceRule, inOrder, invoiceRule } from "../../src/metadata/invoiceRule.ts";
import { literal, textList } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { sqlFiles } from "../common/repository.ts";

/** All invoice rules, in the order in which they run. */
export const invoiceRules = (): InvoiceRule[] => inOrder(sqlFiles("pipelines/5-judge/invoices").map(invoiceRule));

/**
 * Asks every rule whose sources were delivered, and writes `resultat.fakturafynd` and `resultat.fakturaregler`. A rule that
 * lacks a source is not silent: its row says what it lacks.
 */
export async function judgeInvoices(warehouse: Warehouse, onRule?: (rule: InvoiceRule) => void): Promise<void> {
  await warehouse.run("delete from resultat.fakturafynd; delete from resultat.fakturaregler");
  for (const rule of invoiceRules()) {
    onRule?.(rule);
    const { saknar } = await warehouse.row<{ saknar: string[] }>(
      `select list_filter(${textList(rule.kallor)}::varchar[], lambda kalla: not har_kalla(kalla)) as saknar`,
    );
    if (saknar.length === 0) await ask(warehouse, rule);
    await record(warehouse, rule, saknar);
  }
  await warehouse.run(
    `create or replace table resultat.fakturaregler as from resultat.fakturaregler order by regel_id;
     create temp table _fynd as from resultat.fakturafynd;
     delete from resultat.fakturafynd;
     insert into resultat.fakturafynd from _fynd order by regel_id, utforare_id, enhet_id, brukar_nyckel, period, fynd_id;
     drop table _fynd`,
  );
}

/** The id of a finding hangs on what it is about, not on its figures: answers to it must find it again in the next run. */
async function ask(warehouse: Warehouse, rule: InvoiceRule): Promise<void> {
  await warehouse.run(`insert into resultat.fakturafynd
    select id_av('F', concat_ws('|', ${literal(rule.regel)}, coalesce(utforare_id, ''), coalesce(enhet_id, ''), coalesce(brukar_nyckel, ''),
        period, array_to_string(rader, ','))) as fynd_id,
      ${literal(rule.regel)}, ${literal(rule.klass)}, utforare_id, enhet_id, brukar_nyckel, period, minuter::bigint, belopp_kr::decimal(18,2),
      rader, forklaring
    from (${rule.sql})`);
  const { n } = await warehouse.row<{ n: number }>(
    `select count(*) - count(distinct fynd_id) as n from resultat.fakturafynd where regel_id = ${literal(rule.regel)}`,
  );
  if (n > 0) throw new Error(`${rule.path}: ${n} findings are about the same lines; the rule must say them once`);
}

const record = (warehouse: Warehouse, rule: InvoiceRule, saknar: readonly string[]): Promise<void> =>
  warehouse.run(`insert into resultat.fakturaregler
    select ${literal(rule.regel)}, ${literal(rule.namn)}, ${literal(rule.klass)}, ${saknar.length === 0}, ${textList(saknar)}::varchar[],
      count(*), coalesce(sum(belopp_kr), 0), ${literal(rule.oskyldig_forklaring)}, ${literal(rule.fraga)},
      ${textList(rule.ersattningsgrund)}::varchar[], ${textList(rule.kallor)}::varchar[], ${textList(Object.keys(rule.trosklar))}::varchar[],
      ${textList(rule.krav)}::varchar[], ${literal(rule.kalla)}
    from resultat.fakturafynd where regel_id = ${literal(rule.regel)}`);
