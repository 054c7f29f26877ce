import { createHmac, hkdfSync } from "node:crypto";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

/** Crockford's base 32: no letters that look like digits. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
/** 10 characters of 5 bits: two of 200 000 persons fall together with a risk of 2 in 100 000, and that is checked. */
const LENGTH = 10;

/**
 * The key of the warehouse is never published: each edition has pseudonyms of its own, made with a key that is derived from
 * the data folder's. Who holds two editions cannot join them, and who holds an edition cannot join it to the warehouse.
 */
export function pseudonymsOf(dataKey: Buffer, edition: string): (personKey: string) => string {
  const editionKey = Buffer.from(hkdfSync("sha256", dataKey, "", `uppsikt publicering ${edition}`, 32));
  return (personKey) => {
    const digest = createHmac("sha256", editionKey).update(personKey).digest();
    let bits = digest.readBigUInt64BE(0);
    let text = "";
    for (let index = 0; index < LENGTH; index++) {
      text += ALPHABET[Number(bits & 31n)]!;
      bits >>= 5n;
    }
    return `B-${text}`;
  };
}

/** Fills the temporary table `pseudonymer` (brukar_nyckel, pseudonym) for one edition; the edition before it is forgotten. */
export async function definePseudonyms(warehouse: Warehouse, dataKey: Buffer, edition: string): Promise<void> {
  const pseudonym = pseudonymsOf(dataKey, edition);
  const persons = await warehouse.rows<{ nyckel: string }>(`
    select distinct nyckel from (
      select brukar_nyckel as nyckel from resultat.fakturaavstamning
      union all select brukar_nyckel from resultat.fakturafynd
      union all select v.brukar_id from kant.utford_tid v
        where v.besok_id in (select unnest(rader) from resultat.fakturafynd)
    ) where nyckel is not null order by nyckel`);
  const rows = persons.map(({ nyckel }) => ({ brukar_nyckel: nyckel, pseudonym: pseudonym(nyckel) }));
  if (new Set(rows.map((row) => row.pseudonym)).size < rows.length)
    throw new Error(`two persons have the same pseudonym in the edition ${edition}: lengthen it`);
  await warehouse.run("create or replace temp table pseudonymer (brukar_nyckel varchar, pseudonym varchar)");
  await warehouse.append("pseudonymer", rows);
}
