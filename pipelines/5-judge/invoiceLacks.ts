import type { InvoiceRule } from "../../src/metadata/invoiceRule.ts";
import { identifier, literal, textList } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

/**
 * What a rule needs that was not delivered: sources (`fakturor`), columns that nobody has filled in (`utford_tid.personal_id`),
 * or, where all avtal are known and none pays that way, the way of paying (`avtal.ersattningsgrund: utford`). What else a rule
 * needs it says itself (`@saknar`).
 */
export async function lacking(warehouse: Warehouse, rule: InvoiceRule): Promise<string[]> {
  const { saknar } = await warehouse.row<{ saknar: string[] }>(
    `select list_filter(${textList(rule.kallor)}::varchar[], lambda kalla: not har_kalla(kalla)) as saknar`,
  );
  const lacks = [...saknar];
  for (const column of rule.kolumner) {
    const [source, name] = column.split(".") as [string, string];
    if (lacks.includes(source)) continue;
    const { finns } = await warehouse.row<{ finns: boolean }>(
      `select exists (from kant.${identifier(source)} where ${identifier(name)} is not null) as finns`,
    );
    if (!finns) lacks.push(column);
  }
  if (rule.kallor.includes("avtal") && lacks.length === 0) {
    const { finns } = await warehouse.row<{ finns: boolean }>(
      `select exists (from kant.avtal where ersattningsgrund in (${rule.ersattningsgrund.map(literal).join(", ")})) as finns`,
    );
    if (!finns) lacks.push(`avtal.ersattningsgrund: ${rule.ersattningsgrund.join(" eller ")}`);
  }
  if (rule.saknarSql !== null && lacks.length === 0)
    lacks.push(...(await warehouse.rows<{ saknas: string }>(rule.saknarSql)).map(({ saknas }) => saknas));
  return lacks;
}
