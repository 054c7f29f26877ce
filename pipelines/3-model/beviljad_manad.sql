-- beskrivning: beviljad tid per kalendermånad, dag för dag efter vilka beslut som gäller (AC-13)
-- korn: brukare, insats och månad
-- nyckel: brukar_nyckel, insats, manad

-- Per week × days / 7 and per month × days / days in that month, for each segment of each decision. A later row of the same decision
-- and insats takes over from its first day, also where the older row was left open. Decisions with different ids are added together.
-- Days are bits (bit 0 = the 1st), so that whole days away are counted once however many absences cover them. A day is away when the
-- absence covers it from midnight to midnight: the days of admission and discharge are not.
-- An exact sum of decimals is divided last, so that the figure is the same in every run.
with fonster as (
  select
    date_trunc('month', least(
      (select min(from_datum) from kant.fakturor), (select min(start)::date from kant.utford_tid), per_datum()
    ))::date as fran,
    last_day(greatest((select max(tom_datum) from kant.fakturor), per_datum())) as till
),
galler as (
  select brukar_id as brukar_nyckel, insats, enhet_id, coalesce(dubbelbemanning, false) as dubbelbemanning, tidsenhet,
    beviljad_tid * case when tidsenhet like 'timmar%' then 60 else 1 end as tid_min, from_datum as fran,
    least(
      coalesce(tom_datum, date '9999-12-31'),
      coalesce(lead(from_datum) over (partition by beslut_id, insats order by from_datum) - 1, date '9999-12-31')
    ) as till
  from kant.beslut
),
manader as (
  select unnest(generate_series(fran::timestamp, till::timestamp, interval 1 month))::date as forsta from fonster
),
segment as (
  select g.brukar_nyckel, g.insats, m.forsta, g.dubbelbemanning, g.tidsenhet, g.tid_min,
    greatest(g.fran, m.forsta) as fran, least(g.till, last_day(m.forsta)) as till
  from galler g join manader m on g.fran <= last_day(m.forsta) and g.till >= m.forsta and g.fran <= g.till
),
maskade as (
  select *, ((1::bigint << (day(till) - day(fran) + 1)::integer) - 1) << (day(fran) - 1)::integer as dagar from segment
),
borta_dagar as (
  select brukar_id as brukar_nyckel,
    case when from_tid = date_trunc('day', from_tid) then from_tid::date else from_tid::date + 1 end as fran,
    coalesce(tom_tid::date - 1, (select till from fonster)) as till
  from kant.franvaro
),
borta as (
  select f.brukar_nyckel, m.forsta, bit_or(
    ((1::bigint << (day(least(f.till, last_day(m.forsta))) - day(greatest(f.fran, m.forsta)) + 1)::integer) - 1)
    << (day(greatest(f.fran, m.forsta)) - 1)::integer
  ) as dagar
  from borta_dagar f join manader m on f.fran <= last_day(m.forsta) and f.till >= m.forsta and f.fran <= f.till
  group by f.brukar_nyckel, m.forsta
),
raknade as (
  select s.*, bit_count(s.dagar) as antal, bit_count(s.dagar & ~coalesce(b.dagar, 0)) as hemma
  from maskade s left join borta b using (brukar_nyckel, forsta)
)
select brukar_nyckel, insats, manad_av(forsta) as manad,
  round(coalesce(sum(tid_min * antal) filter (tidsenhet like '%vecka'), 0) / 7.0
    + coalesce(sum(tid_min * antal) filter (tidsenhet like '%manad'), 0) / day(last_day(forsta)))::bigint as beviljad_min,
  round(coalesce(sum(tid_min * hemma) filter (tidsenhet like '%vecka'), 0) / 7.0
    + coalesce(sum(tid_min * hemma) filter (tidsenhet like '%manad'), 0) / day(last_day(forsta)))::bigint as beviljad_hemma_min,
  round(coalesce(sum(tid_min * antal) filter (tidsenhet like '%vecka'), 0) / 7.0)::bigint as beviljad_per_vecka_min,
  bool_or(dubbelbemanning) as dubbelbemanning,
  bit_or(dagar) as dagar
from raknade
group by brukar_nyckel, insats, forsta
