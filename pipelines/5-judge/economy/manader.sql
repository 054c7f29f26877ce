-- beskrivning: vad varje utförare fakturerat, månad för månad; fakturor som krediterats helt räknas inte
-- korn: utförare och månad, från den första fakturan till den sista månad vars fakturor har kommit

with summor as (
  select utforare_id, manad, sum(belopp_kr) as belopp_kr, sum(belopp_kr) filter (har_tid) as tid_kr, sum(minuter) filter (har_tid) as minuter,
    count(distinct brukar_nyckel) filter (har_tid and minuter > 0) as brukare
  from modell.fakturarader where not kvittad group by utforare_id, manad
),
-- Credit notes whole, also those that take an invoice back altogether.
krediterat as (
  select utforare_id, manad, -sum(belopp_kr) as krediterat_kr from modell.fakturarader where krediterar is not null group by utforare_id, manad
),
kalender as (
  select u.utforare_id, u.sista_manad, manad_av(unnest(generate_series(
    strptime(u.forsta_manad || '-01', '%Y-%m-%d'), strptime(u.sista_manad || '-01', '%Y-%m-%d'), interval 1 month
  ))) as manad
  from ekonomi_utforare u where u.forsta_manad is not null and u.forsta_manad <= u.sista_manad
)
select k.utforare_id, k.manad, day(last_day(strptime(k.manad || '-01', '%Y-%m-%d')::date))::integer as dagar,
  coalesce(s.belopp_kr, 0)::decimal(18, 2) as belopp_kr, coalesce(s.tid_kr, 0)::decimal(18, 2) as tid_kr,
  coalesce(s.minuter, 0)::bigint as minuter, coalesce(s.brukare, 0)::integer as brukare,
  coalesce(c.krediterat_kr, 0)::decimal(18, 2) as krediterat_kr
from kalender k
left join summor s using (utforare_id, manad)
left join krediterat c using (utforare_id, manad)
order by k.utforare_id, k.manad
