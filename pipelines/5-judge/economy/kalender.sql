-- beskrivning: planerade kontrolldagar för fakturor, vilka som hållits, vilka som är sena eller uteblivna, och de närmaste som kommer (OR-19)
-- korn: planerad kontrolldag

-- A planned day on a helg is the next working day. What a control belongs to: the planned days of the month that it is about (always
-- the month before the planned one), the last of them that it does not come before. Without any delivered protocol nothing can be
-- said of what was kept: gjord then is null, and the state 'okand'.
with grans as (
  select coalesce(
      (select date_trunc('month', min(datum))::date from kant.fakturakontroller),
      (date_trunc('month', per_datum()) - to_months(troskel('andel_manader')::integer - 1))::date
    ) as fran,
    (date_trunc('month', per_datum()) + to_months(troskel('kontroll_framat_manader')::integer))::date as till
),
manader as (
  select unnest(generate_series(fran::timestamp, till::timestamp, interval 1 month))::date as forsta from grans
),
dagar as (
  select forsta, nr, (forsta + (least(troskel('kontrolldag_' || nr)::integer, day(last_day(forsta))) - 1)::integer)::date as dag
  from manader, (select unnest([1, 2, 3]) as nr) where troskel('kontrolldag_' || nr) > 0
),
planerade as (
  select manad_av(forsta - 1) as avser_manad, nr, min(d)::date as planerad_datum
  from (select *, unnest(generate_series(dag::timestamp, (dag + 10)::timestamp, interval 1 day)) as d from dagar)
  where isodow(d) < 6 and d::date not in (select datum::date from referens.helgdag where typ = 'rod')
  group by forsta, nr
),
gjorda as (
  select k.*, max(p.planerad_datum) as planerad_datum
  from kant.fakturakontroller k
  join planerade p on p.avser_manad = k.manad and p.planerad_datum - troskel('kontroll_fore_dagar')::integer <= k.datum
  group by all
),
summor as (
  select planerad_datum, min(datum) as gjord_datum, max(datum) as sista_datum,
    count(distinct utforare_id) filter (utfall <> 'ej_kontrollerad')::integer as kontrollerade,
    count(distinct utforare_id) filter (utfall = 'ej_kontrollerad')::integer as ej_kontrollerade,
    count(*) filter (utfall = 'fynd')::integer as fynd, coalesce(sum(belopp) filter (utfall = 'fynd'), 0)::decimal(18, 2) as belopp_kr
  from gjorda group by planerad_datum
),
att_kontrollera as (
  select f.manad, count(distinct f.utforare_id)::integer as antal
  from modell.fakturarader f join modell.utforare u using (utforare_id) where u.driftsform = 'privat' group by f.manad
)
select p.planerad_datum, p.nr::integer as nr, p.avser_manad, p.planerad_datum + troskel('kontroll_respit_dagar')::integer as senast,
  s.gjord_datum, s.sista_datum, coalesce(a.antal, 0) as att_kontrollera, coalesce(s.kontrollerade, 0) as kontrollerade, coalesce(s.ej_kontrollerade, 0) as ej_kontrollerade,
  coalesce(s.fynd, 0) as fynd, coalesce(s.belopp_kr, 0)::decimal(18, 2) as belopp_kr,
  case
    when p.planerad_datum > per_datum() and s.gjord_datum is null then 'kommande'
    when not har_kalla('fakturakontroller') then 'okand'
    when s.gjord_datum is not null and s.gjord_datum <= p.planerad_datum + troskel('kontroll_respit_dagar')::integer then 'hallen'
    when s.gjord_datum is not null then 'sen'
    when p.planerad_datum + troskel('kontroll_respit_dagar')::integer < per_datum() then 'utebliven'
    else 'pagar'
  end as lage
from planerade p
left join summor s using (planerad_datum)
left join att_kontrollera a on a.manad = p.avser_manad
order by p.planerad_datum, p.nr
