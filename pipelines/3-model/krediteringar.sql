-- beskrivning: raderna på fakturor som krediterar eller har krediterats, med perioden som de gäller
-- korn: fakturarad
-- nyckel: utforare_id, faktura_id, rad

-- A credit line takes the period of what it credits where that is one period. kvittad: the invoice has been credited in full, whatever
-- lines the credit has. Few invoices are credited: only their lines are summed.
with kredit as (
  from kant.fakturor where krediterar is not null
),
krediterade as (
  select o.* from kant.fakturor o
  semi join (select utforare_id, krediterar as faktura_id from kredit) k using (utforare_id, faktura_id)
),
helt as (
  select k.utforare_id, k.krediterar as faktura_id
  from (select utforare_id, krediterar, sum(belopp) as belopp from kredit group by utforare_id, krediterar) k
  join (select utforare_id, faktura_id, sum(belopp) as belopp from krediterade group by utforare_id, faktura_id) f
    on f.utforare_id = k.utforare_id and f.faktura_id = k.krediterar and f.belopp = -k.belopp and f.belopp <> 0
),
perioder as (
  select k.utforare_id, k.faktura_id, k.rad, min(o.from_datum) as fran, min(o.tom_datum) as till
  from kredit k
  join krediterade o on o.utforare_id = k.utforare_id and o.faktura_id = k.krediterar
    and o.brukar_id is not distinct from k.brukar_id and o.insats is not distinct from k.insats
    and (k.tidsslag is null or o.tidsslag is not distinct from k.tidsslag)
  group by k.utforare_id, k.faktura_id, k.rad
  having count(distinct (o.from_datum, o.tom_datum)) = 1
),
rader as (
  select utforare_id, faktura_id, rad, krediterar, from_datum, tom_datum from kredit
  union
  select utforare_id, faktura_id, rad, krediterar, from_datum, tom_datum from krediterade
)
select r.utforare_id, r.faktura_id, r.rad, r.from_datum, r.tom_datum, coalesce(p.fran, r.from_datum) as fran, coalesce(p.till, r.tom_datum) as till,
  hk.faktura_id is not null or ho.faktura_id is not null as kvittad
from rader r
left join perioder p using (utforare_id, faktura_id, rad)
left join helt ho on ho.utforare_id = r.utforare_id and ho.faktura_id = r.faktura_id
left join helt hk on hk.utforare_id = r.utforare_id and hk.faktura_id = r.krediterar
