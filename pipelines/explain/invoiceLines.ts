import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { type AmountLine, amountLines, COUNT_AND_SUM } from "./amountLines.ts";
import { oneOf } from "./sourceLines.ts";
import type { Explanation } from "./types.ts";

/** Invoice lines of one utförare by their ids (`faktura_id/rad`), each with its amount. */
export async function namedInvoiceLines(
  warehouse: Warehouse,
  utforare: string,
  ids: readonly string[],
  limit: number,
): Promise<Explanation[]> {
  const lines = await warehouse.rows<AmountLine>(
    `with rader as (
       select l.fil, f.fil_rad as rad, f.belopp as kr from kalla.fakturor f join resultat.laddningar l using (fil_nr)
       where f.utforare_id = ${literal(utforare)} and f.faktura_id || '/' || f.rad in ${oneOf(ids)}
     )
     select fil, rad, kr, ${COUNT_AND_SUM} from rader order by fil, rad limit ${Math.max(1, limit)}`,
  );
  return amountLines("fakturarad", "fakturarader", lines, limit);
}

/** The invoice lines of cells of the reconciliation (SQL that yields them), each with what of it lies in the cells. */
export async function invoiceLines(
  warehouse: Warehouse,
  cells: string,
  limit: number,
  note?: string,
): Promise<Explanation[]> {
  const lines = await warehouse.rows<AmountLine>(
    `with delar as (
       select r.utforare_id, r.faktura_id, r.rad, sum(r.belopp_kr)::decimal(18, 2) as kr
       from modell.fakturarader r semi join ${cells} c
         on c.utforare_id = r.utforare_id and c.manad = r.manad and c.enhet_id is not distinct from r.enhet_id
         and c.brukar_nyckel is not distinct from r.brukar_nyckel and c.insats is not distinct from r.insats
       group by all
     )
     select l.fil, f.fil_rad as rad, kr, ${COUNT_AND_SUM}
     from delar join kant.fakturor f using (utforare_id, faktura_id, rad) join resultat.laddningar l using (fil_nr)
     order by l.fil, f.fil_rad limit ${Math.max(1, limit)}`,
  );
  return amountLines("fakturarad", "fakturarader", lines, limit, note);
}
