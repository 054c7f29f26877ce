-- beskrivning: månaderna som beviljad tid räknas för, från de första besöken eller fakturorna till de sista eller till dagen det gäller
-- korn: månad
-- nyckel: manad
-- manad: manad

with spann as (
  select
    date_trunc('month', least(
      (select min(fran) from modell.faktureringstid), (select min(start)::date from nummer.utford_tid), per_datum()
    )) as fran,
    greatest((select max(till) from modell.faktureringstid), per_datum())::timestamp as till
)
select manad_av(forsta) as manad, forsta, last_day(forsta) as sista
from (select unnest(generate_series(fran, till, interval 1 month))::date as forsta from spann)
order by manad
