import { causes } from "../../src/invoices/causes.ts";
import { foldCode, nearest } from "../../src/messages/nearest.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { ambiguousPart, clashingParts, repeatedPart, unknownPart } from "../../src/messages/refusals.ts";
import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

/**
 * A sum on the pages is a choice of the reconciliation (`avstamning`) or of the findings (`fynd`), and its id says which, in any order:
 * `avstamning/V-012/2026-03/oforklarat_pris`, `V-012`, `R12/V-012`, `fynd/2026-03`, `fynd/hard`.
 */
export interface Choice {
  readonly of: "avstamning" | "fynd";
  readonly utforare?: string;
  readonly enhet?: string;
  readonly manad?: string;
  readonly orsak?: string;
  readonly regel?: string;
  readonly klass?: string;
}

type Part = keyof Choice;

interface Known {
  readonly part: Part;
  readonly value: string;
}

/** What only one of the two is divided by. */
const ofOne: Readonly<Record<Choice["of"], readonly Part[]>> = { avstamning: ["orsak"], fynd: ["regel", "klass"] };

/** What an id chooses, read without regard to case and å, ä, ö where that tells; refused with the part that is nothing the run knows. */
export async function choiceOf(warehouse: Warehouse, id: string): Promise<Choice> {
  const known = await knownParts(warehouse);
  const found: { -readonly [K in Part]?: Choice[K] } = {};
  const rest: string[] = [];
  for (const text of id.split("/")) {
    const one = partOf(id, text, known);
    if (!one) rest.push(text);
    else if (found[one.part] !== undefined) throw new Refusal(repeatedPart(id, found[one.part]!, one.value));
    else found[one.part] = one.value as never;
  }
  if (rest.length > 0) {
    // An id of an utförare may hold the stroke itself.
    const provider = rest.length > 1 ? partOf(id, rest.join("/"), known) : null;
    if (provider?.part !== "utforare" || found.utforare !== undefined)
      throw new Refusal(unknownPart(id, rest[0]!, nearestParts(rest[0]!, known)));
    found.utforare = provider.value;
  }
  const of = found.of ?? (ofOne.fynd.some((part) => found[part] !== undefined) ? "fynd" : "avstamning");
  const clash = ofOne[of === "fynd" ? "avstamning" : "fynd"].find((part) => found[part] !== undefined);
  if (clash) throw new Refusal(clashingParts(id, found[clash]!, of));
  return { ...found, of };
}

/** As it is written before anything that only resembles it. */
function partOf(id: string, text: string, known: readonly Known[]): Known | null {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return { part: "manad", value: text };
  const exact = known.find(({ value }) => value === text);
  if (exact) return exact;
  const alike = known.filter(({ value }) => foldCode(value) === foldCode(text));
  if (alike.length > 1)
    throw new Refusal(
      ambiguousPart(
        id,
        text,
        alike.map(({ value }) => value),
      ),
    );
  return alike[0] ?? null;
}

async function knownParts(warehouse: Warehouse): Promise<Known[]> {
  const ids = async (column: string, table: string): Promise<string[]> =>
    (await warehouse.rows<{ id: string }>(`select distinct ${column} as id from ${table} order by 1`)).map(
      ({ id }) => id,
    );
  const parts: [Part, readonly string[]][] = [
    ["of", ["avstamning", "fynd"]],
    ["regel", await ids("regel_id", "resultat.fakturaregler")],
    ["klass", ["hard", "mjuk"]],
    ["orsak", causes.map(({ orsak }) => orsak)],
    ["utforare", await ids("utforare_id", "modell.utforare")],
    ["enhet", await ids("enhet_id", "modell.enheter")],
  ];
  return parts.flatMap(([part, values]) => values.map((value) => ({ part, value })));
}

function nearestParts(text: string, known: readonly Known[]): string[] {
  const [, year, month] = /^(\d{4})-?(\d{1,2})$/.exec(text) ?? [];
  if (month && Number(month) >= 1 && Number(month) <= 12) return [`${year}-${month.padStart(2, "0")}`];
  return nearest(
    text,
    known.map(({ value }) => value),
  );
}

/** The utförare that is chosen, by name and id. */
export const providerName = (warehouse: Warehouse, id: string): Promise<string> =>
  nameAndId(warehouse, "utforare_namn", `modell.utforare where utforare_id = ${literal(id)}`, id);

/** The enhet that is chosen, by name and id. */
export const unitName = (warehouse: Warehouse, id: string): Promise<string> =>
  nameAndId(warehouse, "namn", `modell.enheter where enhet_id = ${literal(id)}`, id);

async function nameAndId(warehouse: Warehouse, column: string, from: string, id: string): Promise<string> {
  const [row] = await warehouse.rows<{ namn: string | null }>(`select ${column} as namn from ${from} limit 1`);
  return row?.namn ? `${row.namn} (${id})` : id;
}

/** Which utförare and enhet a sum is about. */
export async function whose(warehouse: Warehouse, { utforare, enhet }: Choice): Promise<string> {
  if (!utforare && !enhet) return "alla utförare";
  return [
    ...(utforare ? [await providerName(warehouse, utforare)] : []),
    ...(enhet ? [await unitName(warehouse, enhet)] : []),
  ].join(", ");
}
