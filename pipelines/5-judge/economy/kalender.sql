-- beskrivning: planerade kontrolldagar för fakturor, vilka som hållits, vilka som är sena eller uteblivna, och de närmaste som kommer (OR-19)
-- korn: planerad kontrolldag

-- A planned day on a helg is the next working day. What a control belongs to: the planned days of the month that it is about (always
-- the month before the planned one), the last of them that it does not come before. Without any delivered protocol nothing can be
-- said of what was kept: gjord then is null, and the state 'okand'. What is counted is utförare: one that a later protocol of the same
-- control could look at after all is controlled, and no longer one that could not be. Those to look at have sent an invoice for the month or
-- stand in the protocol, so that what is left when both are taken away is those that nothing is said of.
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
    count(*) filter (utfall = 'fynd')::integer as fynd, coalesce(sum(belopp) filter (utfall = 'fynd'), 0)::decimal(18, 2) as belopp_kr
  from gjorda group by planerad_datum
),
fakturerat as (
  select distinct f.manad, f.utforare_id
  from modell.fakturarader f join modell.utforare u using (utforare_id) where u.driftsform = 'privat'
),
-- null: an invoice, and no word in the protocol
per_utforare as (
  select planerad_datum, utforare_id, bool_or(kontrollerad) as kontrollerad
  from (
    select planerad_datum, utforare_id, utfall <> 'ej_kontrollerad' as kontrollerad from gjorda
    union all
    select p.planerad_datum, f.utforare_id, null
    from planerade p join fakturerat f on f.manad = p.avser_manad
  )
  group by planerad_datum, utforare_id
),
antal as (
  select planerad_datum, count(*)::integer as att_kontrollera, count(*) filter (kontrollerad)::integer as kontrollerade,
    count(*) filter (not kontrollerad)::integer as ej_kontrollerade
  from per_utforare group by planerad_datum
)
select p.planerad_datum, p.nr::integer as nr, p.avser_manad, p.planerad_datum + troskel('kontroll_respit_dagar')::integer as senast,
  s.gjord_datum, s.sista_datum, coalesce(a.att_kontrollera, 0) as att_kontrollera, coalesce(a.kontrollerade, 0) as kontrollerade,
  coalesce(a.ej_kontrollerade, 0) as ej_kontrollerade,
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
left join antal a using (planerad_datum)
order by p.planerad_datum, p.nr
