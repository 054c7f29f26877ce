import { causes } from "../../src/invoices/causes.ts";
import {
  bookedTotal,
  calculatedCell,
  calculatedMinutes,
  calculatedTotal,
  ledgerCauses,
  ledgerCell,
  ledgerDoesNotBalance,
  ledgerTotal,
  minutesDoNotBalance,
} from "../../src/messages/ledger.ts";
import { textList } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { inList as inMonths, narrowed, type Scope } from "../3-model/months/scope.ts";
import { sqlFiles } from "../common/repository.ts";

/** SQL file and the temporary table made of it, each after those that it reads. */
const parts: readonly (readonly [file: string, table: string])[] = [
  ["fakturaceller", "fakturaceller"],
  ["besoksceller", "besoksceller"],
  ["beviljadeceller", "beviljadeceller"],
  ["utan_faktura", "utan_faktura"],
  ["timpriser", "timpriser"],
  ["beraknat", "beraknat"],
  ["celler", "avstamningsceller"],
  ["orsaker", "avstamningsskal"],
  ["steg", "avstamningsvag"],
  ["bokforing", "bokforingslage"],
];

/** A booking is looked for in the months after its invoice too. */
const acrossMonths = "bokforing";

/**
 * Reconciles every krona of the invoices (NA-47): `resultat.fakturaavstamning`, `resultat.avstamningsorsaker`,
 * `resultat.avstamningssteg` and `resultat.bokforingsavstamning`. Throws if a sum is not what it must be, so that nothing is published.
 */
export async function judgeLedger(
  warehouse: Warehouse,
  /** Only these months are reconciled anew; the cells of the others are those of the run before. */
  scope: Scope | null = null,
): Promise<void> {
  const files = new Map(sqlFiles("pipelines/5-judge/ledger").map((file) => [file.name, file.body]));
  for (const [file, table] of parts) {
    const sql = files.get(file)!;
    await warehouse.run(
      `create or replace temp table ${table} as ${scope && file !== acrossMonths ? narrowed(sql) : sql}`,
    );
  }
  const anew = scope ? `manad in ${inMonths(scope.months)}` : "true";
  const explained = textList(causes.filter((cause) => cause.forklarad).map((cause) => cause.orsak));
  /** Of the other months what the run before said: a table made at once of what lies ready is written by all threads, and once. */
  const filled = (table: string, rows: string): string =>
    scope
      ? `create or replace temp table _anyo as from resultat.${table} limit 0;
         insert into _anyo by name (${rows});
         create or replace table resultat.${table} as from fore.resultat.${table} where not (${anew}) union all from _anyo;
         drop table _anyo;`
      : `delete from resultat.${table}; insert into resultat.${table} by name (${rows});`;
  // What is published orders itself: to sort the cells and their causes here would cost more than to find them.
  await warehouse.run(`
    ${filled(
      "fakturaavstamning",
      `select c.avstamning_id, c.utforare_id, c.enhet_id, c.brukar_nyckel, c.insats, c.manad,
        case when har_kalla('beslut') and c.brukar_nyckel is not null and c.insats is not null then coalesce(c.beviljad_min, 0) end as beviljad_min,
        case when har_kalla('utford_tid') and c.brukar_nyckel is not null and c.insats is not null then c.utford_min end as utford_min,
        c.fakturerad_min, c.belopp_kr, coalesce(s.forklarad_kr, 0) as forklarad_kr, coalesce(s.oforklarad_kr, 0) as oforklarad_kr,
        c.slag, c.slag = 'beraknad' as beraknad, c.ersattningsgrund,
        case when har_kalla('beslut') and c.brukar_nyckel is not null and c.insats is not null then c.beviljad_andel_min end as beviljad_andel_min,
        c.beraknad_min, c.beraknad_kr
      from avstamningsceller c
      left join (
        select avstamning_id, sum(belopp_kr) filter (orsak in ${inList(explained)}) as forklarad_kr,
          sum(belopp_kr) filter (orsak not in ${inList(explained)}) as oforklarad_kr
        from avstamningsskal group by avstamning_id
      ) s using (avstamning_id)
      where ${anew}`,
    )}
    ${filled("avstamningsorsaker", `select s.*, c.manad from avstamningsskal s join (from avstamningsceller where ${anew}) c using (avstamning_id)`)}
    ${filled("avstamningssteg", `from avstamningsvag where ${anew}`)}
    delete from resultat.bokforingsavstamning;
    insert into resultat.bokforingsavstamning
    select utforare_id, manad, utfall, antal, fakturerat_kr, bokfort_kr from bokforingslage
    where har_kalla('leverantorsreskontra') order by utforare_id, manad, utfall`);
  await proveBalance(warehouse, anew);
  await proveCalculated(warehouse, anew);
  for (const [, table] of parts) await warehouse.run(`drop table ${table}`);
}

const inList = (list: string): string => list.replace(/^\[/, "(").replace(/\]$/, ")");

/** Text on both sides: a sum in kronor must not pass through a double on its way to being compared. */
interface Sums {
  ledger: string;
  expected: string;
}

const unequal = ({ ledger, expected }: Sums): boolean => ledger !== expected;

/** The invoices, and nothing else: calculated cost is in columns of its own. */
async function proveBalance(warehouse: Warehouse, anew: string): Promise<void> {
  const total = await warehouse.row<Sums>(`select
    (select coalesce(sum(belopp_kr), 0)::decimal(38,2)::varchar from resultat.fakturaavstamning) as ledger,
    (select coalesce(sum(belopp), 0)::decimal(38,2)::varchar from kant.fakturor) as expected`);
  if (unequal(total)) throw new Error(ledgerDoesNotBalance(ledgerTotal, total.ledger, total.expected));
  const [cell] = await warehouse.rows<Sums & { id: string }>(`
    select avstamning_id as id, (forklarad_kr + oforklarad_kr)::varchar as ledger, belopp_kr::varchar as expected
    from resultat.fakturaavstamning where ${anew} and forklarad_kr + oforklarad_kr <> belopp_kr order by avstamning_id limit 1`);
  if (cell) throw new Error(ledgerDoesNotBalance(ledgerCell(cell.id), cell.ledger, cell.expected));
  const [cause] = await warehouse.rows<Sums & { id: string }>(`
    select avstamning_id as id, coalesce(sum(o.belopp_kr), 0)::decimal(38,2)::varchar as ledger, any_value(a.belopp_kr)::varchar as expected
    from (from resultat.fakturaavstamning where ${anew}) a full join (from resultat.avstamningsorsaker where ${anew}) o using (avstamning_id)
    group by avstamning_id having coalesce(sum(o.belopp_kr), 0) <> any_value(a.belopp_kr) or any_value(a.belopp_kr) is null
    order by id limit 1`);
  if (cause) throw new Error(ledgerDoesNotBalance(ledgerCauses(cause.id), cause.ledger, cause.expected));
  const booked = await warehouse.row<Sums>(`select
    (select coalesce(sum(fakturerat_kr), 0)::decimal(38,2)::varchar from bokforingslage) as ledger,
    (select coalesce(sum(belopp), 0)::decimal(38,2)::varchar from kant.fakturor) as expected`);
  if (unequal(booked)) throw new Error(ledgerDoesNotBalance(bookedTotal, booked.ledger, booked.expected));
}

/** Calculated cells are minutes × price: their parts, their causes, and the minutes that the visits of those enheter have. */
async function proveCalculated(warehouse: Warehouse, anew: string): Promise<void> {
  const [cell] = await warehouse.rows<Sums & { id: string }>(`
    with delar as (select avstamning_id, sum(round(minuter * kr_per_timme / 60, 2))::decimal(38,2) as kr, count(*) = count(kr_per_timme) as prissatt from beraknat group by avstamning_id),
    orsaker as (select avstamning_id, sum(beraknad_kr)::decimal(38,2) as kr from resultat.avstamningsorsaker where beraknad_min <> 0 group by avstamning_id)
    select a.avstamning_id as id, coalesce(o.kr, 0)::varchar as ledger, coalesce(d.kr, 0)::varchar as expected
    from resultat.fakturaavstamning a left join delar d using (avstamning_id) left join orsaker o using (avstamning_id)
    where a.beraknad and ${anew} and coalesce(d.prissatt, true) and (coalesce(o.kr, 0) <> coalesce(d.kr, 0) or a.beraknad_kr <> coalesce(d.kr, 0))
    order by id limit 1`);
  if (cell) throw new Error(ledgerDoesNotBalance(calculatedCell(cell.id), cell.ledger, cell.expected));
  const total = await warehouse.row<Sums>(`select
    (select coalesce(sum(beraknad_kr), 0)::decimal(38,2)::varchar from resultat.fakturaavstamning) as ledger,
    (select coalesce(sum(beraknad_kr), 0)::decimal(38,2)::varchar from resultat.avstamningsorsaker) as expected`);
  if (unequal(total)) throw new Error(ledgerDoesNotBalance(calculatedTotal, total.ledger, total.expected));
  const minutes = await warehouse.row<Sums>(`select
    (select coalesce(sum(a.beraknad_min), 0)::bigint::varchar from resultat.fakturaavstamning a where a.beraknad and ${anew} and a.ersattningsgrund = 'utford') as ledger,
    (select coalesce(sum(b.avrundad_min), 0)::bigint::varchar from modell.besok_manad b
     semi join (select utforare_id, enhet_id, brukar_nyckel, insats, manad from utan_faktura where beraknad and ${anew} and coalesce(ersattningsgrund, 'utford') = 'utford') u
       using (utforare_id, enhet_id, brukar_nyckel, insats, manad)) as expected`);
  if (unequal(minutes)) throw new Error(minutesDoNotBalance(calculatedMinutes, minutes.ledger, minutes.expected));
}
