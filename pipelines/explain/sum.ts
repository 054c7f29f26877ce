import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { choiceOf } from "./choice.ts";
import { explainFindingsSum } from "./findingsSum.ts";
import { explainLedgerSum } from "./ledgerSum.ts";
import type { Explanation } from "./types.ts";

const explainers = { avstamning: explainLedgerSum, fynd: explainFindingsSum };

/** A sum on the pages. What is no id of a row is taken for one of these, and refused with what is wrong in it. */
export async function explainSum(warehouse: Warehouse, id: string, limit: number): Promise<Explanation> {
  const choice = await choiceOf(warehouse, id);
  const outside = choice.manad === undefined ? null : await monthOutside(warehouse, choice.manad);
  if (outside) return { id, text: outside };
  return { id, ...(await explainers[choice.of](warehouse, choice, limit)) };
}

/** A month that has nothing because nothing was delivered of it must not read as one in which nothing was invoiced. */
async function monthOutside(warehouse: Warehouse, month: string): Promise<string | null> {
  const { first, last } = await warehouse.row<{ first: string | null; last: string | null }>(
    `select min(manad) as first, max(manad) as last
     from (select manad from resultat.fakturaavstamning union all select right(period, 7) from resultat.fakturafynd)`,
  );
  if (first === null || last === null) return "Inga fakturor, beslut eller besök är inlästa";
  return month < first || month > last
    ? `Månaden ${month} ligger utanför uppgifterna, som går från ${first} till ${last}`
    : null;
}
