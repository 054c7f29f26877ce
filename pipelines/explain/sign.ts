import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { providerName } from "./choice.ts";
import { sourceLines } from "./sourceLines.ts";
import type { Explanation } from "./types.ts";

interface SignRow {
  utforare_id: string;
  namn: string;
  finns: boolean;
  datum: string;
  forklaring: string | null;
  oskyldig_forklaring: string;
  fraga: string;
  fil: string | null;
  rad: number | null;
}

/** A sign of obestånd: what was seen, what it may innocently be, and the line that it rests on. */
export async function explainSign(warehouse: Warehouse, signId: string, limit: number): Promise<Explanation | null> {
  const [sign] = await warehouse.rows<SignRow>(
    `select t.*, r.namn, r.oskyldig_forklaring, r.fraga from resultat.obestandstecken t join resultat.obestandsregler r using (tecken)
     where tecken_id = ${literal(signId)}`,
  );
  if (!sign) return null;
  const { utforare_id, namn, finns, datum, forklaring, oskyldig_forklaring, fraga, fil, rad } = sign;
  return {
    id: signId,
    text: `${namn}, ${await providerName(warehouse, utforare_id)}, ${datum}: ${finns ? (forklaring ?? "tecknet finns") : "prövat, tecknet finns inte"}`,
    because: [
      ...(finns ? [{ text: `kan bero på: ${oskyldig_forklaring}` }, { text: `fråga till utföraren: ${fraga}` }] : []),
      ...(fil !== null && rad !== null ? sourceLines([{ fil, rad }], limit) : []),
    ],
  };
}
