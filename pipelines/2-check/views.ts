import { keptColumns } from "../../src/contracts/language/ddl.ts";
import type { Contract } from "../../src/contracts/language/types.ts";
import { identifier, literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { isTranslated, status } from "./landing.ts";

/** `kalla.<source>`: the accepted rows, identifiers as their keys, with file and line. */
export async function createSourceView(warehouse: Warehouse, contract: Contract): Promise<void> {
  const joins: string[] = [];
  const columns = keptColumns(contract).map(([name, column]) => {
    if (!isTranslated(column.kind)) return `i.${identifier(name)}`;
    const alias = identifier(`n_${name}`);
    joins.push(`left join inlast.oversatt_${column.kind} ${alias} on ${alias}.nr = i.${identifier(name)}`);
    return `${alias}.varde as ${identifier(name)}`;
  });
  await warehouse.run(
    `create view kalla.${identifier(contract.source)} as select ${columns.join(", ")}, i.fil_nr, ` +
      `coalesce(i._rad, i.rowid + i._forskjutning) as fil_rad ` +
      `from inlast.${identifier(contract.source)} i ${joins.join(" ")} where i._status = ${status.accepted}`,
  );
}

/** `kant.<source>`: what was known on the as-of day. Later rows do not exist, later facts are null. */
export async function createKnownView(warehouse: Warehouse, contract: Contract, perDatum: string): Promise<void> {
  const day = `date ${literal(perDatum)}`;
  const facts = contract.known?.facts ?? {};
  const columns = keptColumns(contract).map(([name]) => {
    const known = facts[name];
    // A fact without a day of its own (an open case) is known with its row.
    return known
      ? `case when coalesce(${identifier(known)}::date <= ${day}, true) then ${identifier(name)} end as ${identifier(name)}`
      : identifier(name);
  });
  const row = knownDay(contract);
  await warehouse.run(
    `create or replace view kant.${identifier(contract.source)} as select ${columns.join(", ")}, fil_nr, fil_rad ` +
      `from kalla.${identifier(contract.source)}${row ? ` where coalesce(${row} <= ${day}, true)` : ""}`,
  );
}

/** SQL of the day a row became known, or null for a register. */
export function knownDay(contract: Contract): string | null {
  const row = contract.known?.row;
  if (row === undefined) return null;
  const columns = typeof row === "string" ? [row] : row;
  return `coalesce(${columns.map((name) => `${identifier(name)}::date`).join(", ")})`;
}
