-- beskrivning: kvartalen från det första till det sista med data, högst tio år tillbaka
-- korn: kvartal
-- nyckel: kvartal
with dagar as (
  select (min(manad) || '-01')::date as fran, (max(manad) || '-01')::date as till from kant.volymer
  union all select min(handelsedatum), max(handelsedatum) from kant.avvikelser
  union all select min(inkom_datum), max(inkom_datum) from kant.klagomal
  union all select min(rapport_datum), max(rapport_datum) from kant.lex_sarah
  union all select min(anmald_datum), max(anmald_datum) from kant.lex_maria
  union all select min(genomford_datum), max(genomford_datum) from kant.uppfoljningar
  union all select min(upptackt_datum), max(upptackt_datum) from kant.brister
  union all select min(start)::date, max(start)::date from kant.utford_tid
),
-- A single mistyped year must not give a century of empty quarters.
spann as (
  select
    greatest(min(date_trunc('quarter', fran)), date_trunc('quarter', per_datum()) - interval 39 quarter)::date as fran,
    least(max(date_trunc('quarter', till)), date_trunc('quarter', per_datum()))::date as till
  from dagar
),
forsta_dagar as (
  select unnest(generate_series(fran::timestamp, till::timestamp, interval 3 month))::date as forsta_dag from spann where fran <= till
)
select
  kvartal_av(forsta_dag) as kvartal,
  forsta_dag,
  (forsta_dag + interval 3 month - interval 1 day)::date as sista_dag,
  (forsta_dag + interval 3 month - interval 1 day)::date <= per_datum() as fullstandigt,
  row_number() over (order by forsta_dag)::integer as ordning
from forsta_dagar
order by forsta_dag
