-- beskrivning: månaderna i kvartalen
-- korn: månad
-- nyckel: manad
with forsta_dagar as (
  select kvartal, unnest(generate_series(forsta_dag::timestamp, sista_dag::timestamp, interval 1 month))::date as forsta_dag from modell.kvartal
)
select
  manad_av(forsta_dag) as manad,
  forsta_dag,
  last_day(forsta_dag) as sista_dag,
  kvartal,
  last_day(forsta_dag) <= per_datum() as fullstandigt
from forsta_dagar
order by forsta_dag
