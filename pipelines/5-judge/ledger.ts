import { causes } from "../../src/invoices/causes.ts";
import { ledgerCauses, ledgerCell, ledgerDoesNotBalance, ledgerTotal } from "../../src/messages/ledger.ts";
import { textList } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { sqlFiles } from "../common/repository.ts";

/** Reconciles every krona of the invoices (NA-47): `resultat.fakturaavstamning` and `resultat.avstamningsorsaker`. */
export async function judgeLedger(warehouse: Warehouse): Promise<void> {
  const [cells, reasons] = ["celler", "orsaker"].map(
    (name) => sqlFiles("pipelines/5-judge/ledger").find((file) => file.name === name)!.body,
  );
  const explained = textList(causes.filter((cause) => cause.forklarad).map((cause) => cause.orsak));
  await warehouse.run(`create or replace temp table avstamningsceller as ${cells}`);
  await warehouse.run(`create or replace temp table avstamningsskal as ${reasons}`);
  await warehouse.run(`
    delete from resultat.fakturaavstamning;
    insert into resultat.fakturaavstamning
    select c.avstamning_id, c.utforare_id, c.enhet_id, c.brukar_nyckel, c.insats, c.manad,
      case when har_kalla('beslut') and c.brukar_nyckel is not null and c.insats is not null then coalesce(c.beviljad_min, 0) end,
      case when har_kalla('utford_tid') and c.brukar_nyckel is not null and c.insats is not null then c.utford_min end,
      c.fakturerad_min, c.belopp_kr, coalesce(s.forklarad_kr, 0), coalesce(s.oforklarad_kr, 0)
    from avstamningsceller c
    left join (
      select avstamning_id, sum(belopp_kr) filter (orsak in ${inList(explained)}) as forklarad_kr,
        sum(belopp_kr) filter (orsak not in ${inList(explained)}) as oforklarad_kr
      from avstamningsskal group by avstamning_id
    ) s using (avstamning_id)
    order by c.utforare_id, c.enhet_id, c.brukar_nyckel, c.insats, c.manad;
    delete from resultat.avstamningsorsaker;
    insert into resultat.avstamningsorsaker
    select avstamning_id, orsak, minuter, belopp_kr from avstamningsskal order by avstamning_id, orsak;
    drop table avstamningsceller;
    drop table avstamningsskal`);
  await proveBalance(warehouse);
}

const inList = (list: string): string => list.replace(/^\[/, "(").replace(/\]$/, ")");

/** Text on both sides: a sum in kronor must not pass through a double on its way to being compared. */
interface Sums {
  ledger: string;
  expected: string;
}

async function proveBalance(warehouse: Warehouse): Promise<void> {
  const total = await warehouse.row<Sums>(`select
    (select coalesce(sum(belopp_kr), 0)::decimal(38,2)::varchar from resultat.fakturaavstamning) as ledger,
    (select coalesce(sum(belopp), 0)::decimal(38,2)::varchar from kant.fakturor) as expected`);
  if (total.ledger !== total.expected) throw new Error(ledgerDoesNotBalance(ledgerTotal, total.ledger, total.expected));
  const [cell] = await warehouse.rows<Sums & { id: string }>(`
    select avstamning_id as id, (forklarad_kr + oforklarad_kr)::varchar as ledger, belopp_kr::varchar as expected
    from resultat.fakturaavstamning where forklarad_kr + oforklarad_kr <> belopp_kr order by avstamning_id limit 1`);
  if (cell) throw new Error(ledgerDoesNotBalance(ledgerCell(cell.id), cell.ledger, cell.expected));
  const [cause] = await warehouse.rows<Sums & { id: string }>(`
    select avstamning_id as id, coalesce(sum(o.belopp_kr), 0)::decimal(38,2)::varchar as ledger, any_value(a.belopp_kr)::varchar as expected
    from resultat.fakturaavstamning a full join resultat.avstamningsorsaker o using (avstamning_id)
    group by avstamning_id having coalesce(sum(o.belopp_kr), 0) <> any_value(a.belopp_kr) or any_value(a.belopp_kr) is null
    order by id limit 1`);
  if (cause) throw new Error(ledgerDoesNotBalance(ledgerCauses(cause.id), cause.ledger, cause.expected));
}
