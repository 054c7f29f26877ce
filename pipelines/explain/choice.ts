import { causes } from "../../src/invoices/causes.ts";
import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

/**
 * A sum on the pages is a choice of the reconciliation (`avstamning`) or of the findings (`fynd`), and its id says which, in any order:
 * `avstamning/V-012/2026-03/oforklarat_pris`, `V-012`, `R12/V-012`, `fynd/2026-03`.
 */
export interface Choice {
  readonly of: "avstamning" | "fynd";
  readonly utforare?: string;
  readonly manad?: string;
  readonly orsak?: string;
  readonly regel?: string;
}

/** What an id chooses; null where a part of it is nothing that the run knows, or is said twice. */
export async function choiceOf(warehouse: Warehouse, id: string): Promise<Choice | null> {
  const parts = id.split("/");
  const rest: string[] = [];
  const found: { -readonly [K in keyof Choice]?: Choice[K] } = {};
  for (const part of parts) {
    const key = await keyOf(warehouse, part);
    if (key === null) rest.push(part);
    else if (found[key] !== undefined) return null;
    else found[key] = part as never;
  }
  // An id of an utförare may hold the stroke itself.
  if (rest.length > 0) {
    if (found.utforare !== undefined || !(await isProvider(warehouse, rest.join("/")))) return null;
    found.utforare = rest.join("/");
  }
  const of = found.of ?? (found.regel === undefined ? "avstamning" : "fynd");
  if (of === "avstamning" ? found.regel !== undefined : found.orsak !== undefined) return null;
  return { ...found, of };
}

async function keyOf(warehouse: Warehouse, part: string): Promise<keyof Choice | null> {
  if (part === "avstamning" || part === "fynd") return "of";
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(part)) return "manad";
  if (causes.some(({ orsak }) => orsak === part)) return "orsak";
  if (await isRule(warehouse, part)) return "regel";
  return (await isProvider(warehouse, part)) ? "utforare" : null;
}

const isRule = (warehouse: Warehouse, id: string): Promise<boolean> =>
  exists(warehouse, `resultat.fakturaregler where regel_id = ${literal(id)}`);

const isProvider = (warehouse: Warehouse, id: string): Promise<boolean> =>
  exists(warehouse, `modell.utforare where utforare_id = ${literal(id)}`);

const exists = async (warehouse: Warehouse, from: string): Promise<boolean> =>
  (await warehouse.rows(`select 1 as en from ${from} limit 1`)).length > 0;

/** The utförare that is chosen, by name and id. */
export async function providerName(warehouse: Warehouse, id: string): Promise<string> {
  const [row] = await warehouse.rows<{ namn: string | null }>(
    `select utforare_namn as namn from modell.utforare where utforare_id = ${literal(id)} limit 1`,
  );
  return row?.namn ? `${row.namn} (${id})` : id;
}
