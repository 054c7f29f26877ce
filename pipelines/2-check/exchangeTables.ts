import type { Exchange } from "../../src/identity/exchange.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import type { Identifiers } from "../1-read/identifiers.ts";

/** Who among the personnel can be compared with another kommun's, under the key of each agreement. */
export const createExchangeTables = (warehouse: Warehouse): Promise<void> =>
  warehouse.run(`create schema utbyte;
    create table utbyte.nycklar (utbyte varchar, kontroll varchar);
    create table utbyte.personer (utbyte varchar, personal_id varchar, person varchar)`);

/**
 * The exchange keys of those who made visits, beside their own keys. Done while the identity is in memory: no table ever holds it.
 * Several spellings of one identity number are one person.
 */
export async function keyForExchanges(
  warehouse: Warehouse,
  exchanges: readonly Exchange[],
  staff: Iterable<string>,
  identifiers: Identifiers,
): Promise<void> {
  await createExchangeTables(warehouse);
  const raws = [...new Set(staff)];
  for (const { namn, kontroll, person } of exchanges) {
    const keys = new Map<string, string>();
    for (const raw of raws) {
      const key = person(raw);
      if (key !== null) keys.set(identifiers.person(raw), key);
    }
    await warehouse.append("utbyte.nycklar", [{ utbyte: namn, kontroll }]);
    await warehouse.append(
      "utbyte.personer",
      [...keys]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([personal_id, key]) => ({ utbyte: namn, personal_id, person: key })),
    );
  }
}
