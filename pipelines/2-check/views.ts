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
export const createKnownView = (warehouse: Warehouse, contract: Contract, perDatum: string): Promise<void> =>
  warehouse.run(
    `create or replace view kant.${identifier(contract.source)} as
     select ${knownColumns(contract, perDatum)}, fil_nr, fil_rad from kalla.${identifier(contract.source)} where ${isKnown(contract, perDatum)}`,
  );

/**
 * `nummer.<source>`: `kant.<source>` without the line, where persons stand as the numbers of `nummer.person`, which are in the order of
 * their keys. For millions of rows it costs half as much to group and sort by them, and to give the few that are left their keys at the end.
 */
export const createNumberedView = (warehouse: Warehouse, contract: Contract, perDatum: string): Promise<void> =>
  warehouse.run(
    `create or replace view nummer.${identifier(contract.source)} as
     select ${knownColumns(contract, perDatum)}, fil_nr from inlast.${identifier(contract.source)}
     where _status = ${status.accepted} and ${isKnown(contract, perDatum)}`,
  );

/** The keys of the numbers. */
export const createPersonView = (warehouse: Warehouse): Promise<void> =>
  warehouse.run("create view nummer.person as select nr, varde as nyckel from inlast.oversatt_person");

function knownColumns(contract: Contract, perDatum: string): string {
  const facts = contract.known?.facts ?? {};
  return keptColumns(contract)
    .map(([name]) => {
      const known = facts[name];
      // A fact without a day of its own (an open case) is known with its row.
      return known
        ? `case when coalesce(${identifier(known)}::date <= date ${literal(perDatum)}, true) then ${identifier(name)} end as ${identifier(name)}`
        : identifier(name);
    })
    .join(", ");
}

/** Moments are compared as moments: to make a day of each costs more than all else that is done with many a row. */
function isKnown(contract: Contract, perDatum: string): string {
  const names = knownColumnNames(contract);
  if (names.length === 0) return "true";
  const known = names.every((name) => contract.columns[name]?.kind === "tid")
    ? `coalesce(${names.map(identifier).join(", ")}) < date ${literal(perDatum)} + interval 1 day`
    : `${knownDay(contract)} <= date ${literal(perDatum)}`;
  return `coalesce(${known}, true)`;
}

/** SQL of the day a row became known, or null for a register. */
export function knownDay(contract: Contract): string | null {
  const names = knownColumnNames(contract);
  return names.length === 0 ? null : `coalesce(${names.map((name) => `${identifier(name)}::date`).join(", ")})`;
}

const knownColumnNames = ({ known }: Contract): readonly string[] =>
  known?.row === undefined ? [] : typeof known.row === "string" ? [known.row] : known.row;
