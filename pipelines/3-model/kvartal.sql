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
-- Years of surveys, questionnaires and controls do not stretch the span: quarters before the first avvikelse was registered, or after the
-- last, would count as quarters without avvikelser. Only a kommun that has nothing else gets its quarters from them.
langsamma as (
  select make_date(min(ar), 10, 1) as fran, make_date(max(ar), 12, 31) as till from kant.brukarundersokningar where ar <= year(per_datum())
  union all select make_date(min(ar), 10, 1), make_date(max(ar), 12, 31) from kant.avtalsenkater where ar <= year(per_datum())
  union all select min(datum), max(datum) from kant.handlaggarerfarenheter
  union all select min(datum), max(datum) from kant.ekonomikontroller
  union all select min(beslut_datum), max(beslut_datum) from kant.sanktioner
  union all select make_date(min(left(period, 4)::integer), 10, 1), make_date(max(left(period, 4)::integer), 12, 31)
    from kant.nyckeltal where regexp_full_match(period, '[0-9]{4}(-Q[1-4])?')
),
-- A single mistyped year must not give a century of empty quarters.
spann as (
  select
    greatest(min(date_trunc('quarter', fran)), date_trunc('quarter', per_datum()) - interval 39 quarter)::date as fran,
    least(max(date_trunc('quarter', till)), date_trunc('quarter', per_datum()))::date as till
  from (from dagar union all from langsamma where not exists (from dagar where fran is not null))
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
