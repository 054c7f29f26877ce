import { causes } from "../../src/invoices/causes.ts";
import { foldCode, nearest } from "../../src/messages/nearest.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { clashingParts, repeatedPart, unknownPart } from "../../src/messages/refusals.ts";
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

type Part = keyof Choice;
type Known = ReadonlyMap<string, { readonly part: Part; readonly value: string }>;

/** What an id chooses, read without regard to case and å, ä, ö; refused with the part of it that is nothing the run knows. */
export async function choiceOf(warehouse: Warehouse, id: string): Promise<Choice> {
  const known = await knownParts(warehouse);
  const found: { -readonly [K in Part]?: Choice[K] } = {};
  const rest: string[] = [];
  for (const text of id.split("/")) {
    const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
    const one = month ? { part: "manad" as const, value: text } : known.get(foldCode(text));
    if (!one) rest.push(text);
    else if (found[one.part] !== undefined) throw new Refusal(repeatedPart(id, found[one.part]!, one.value));
    else found[one.part] = one.value as never;
  }
  if (rest.length > 0) {
    // An id of an utförare may hold the stroke itself.
    const provider = known.get(foldCode(rest.join("/")));
    if (provider?.part !== "utforare" || found.utforare !== undefined)
      throw new Refusal(unknownPart(id, rest[0]!, nearestParts(rest[0]!, known)));
    found.utforare = provider.value;
  }
  const of = found.of ?? (found.regel === undefined ? "avstamning" : "fynd");
  const clash = of === "avstamning" ? found.regel : found.orsak;
  if (clash !== undefined) throw new Refusal(clashingParts(id, clash, of));
  return { ...found, of };
}

async function knownParts(warehouse: Warehouse): Promise<Known> {
  const rules = await warehouse.rows<{ id: string }>("select regel_id as id from resultat.fakturaregler");
  const providers = await warehouse.rows<{ id: string }>("select distinct utforare_id as id from modell.utforare");
  const parts: [Part, readonly string[]][] = [
    ["utforare", providers.map(({ id }) => id)],
    ["regel", rules.map(({ id }) => id)],
    ["orsak", causes.map(({ orsak }) => orsak)],
    ["of", ["avstamning", "fynd"]],
  ];
  return new Map(parts.flatMap(([part, values]) => values.map((value) => [foldCode(value), { part, value }])));
}

const nearestParts = (text: string, known: Known): string[] =>
  nearest(
    text,
    [...known.values()].map(({ value }) => value),
  );

/** The utförare that is chosen, by name and id. */
export async function providerName(warehouse: Warehouse, id: string): Promise<string> {
  const [row] = await warehouse.rows<{ namn: string | null }>(
    `select utforare_namn as namn from modell.utforare where utforare_id = ${literal(id)} limit 1`,
  );
  return row?.namn ? `${row.namn} (${id})` : id;
}
