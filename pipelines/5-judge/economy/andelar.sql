-- beskrivning: utförd och fakturerad tid av den beviljade, per utförare och verksamhet, med spridningen mellan brukare
-- korn: mått, utförare och verksamhetsområde

-- Per brukare × insats × month, and no more than what was granted: more for one does not make up for less for another. Whole days away
-- are not granted time (NA-47, AC-13). Whose it is: who performed or billed most, else the enhet of the decision.
-- standardfel² of a ratio of sums over brukare, Σ(y − r·x)²·n/(n − 1)/(Σx)², written out in whole minutes so that no order of adding
-- matters. Cochran (1977), Sampling Techniques, 3rd ed., eq. 6.13 (f = 0).
with sista as (
  select coalesce((select max(sista_manad) from ekonomi_utforare where forsta_manad is not null),
    manad_av(date_trunc('month', per_datum() + 1)::date - 1)) as till
),
fonster as (
  select till, manad_av(strptime(till || '-01', '%Y-%m-%d') - to_months(troskel('andel_manader')::integer - 1)) as fran from sista
),
beviljat as (
  select b.brukar_nyckel, b.insats, b.manad, b.beviljad_hemma_min as beviljad
  from modell.beviljad_manad b, fonster f where b.manad between f.fran and f.till and b.beviljad_hemma_min > 0
),
besok as (
  select brukar_nyckel, insats, manad, sum(utford_min)::bigint as minuter, arg_max(enhet_id, (utford_min, enhet_id)) as enhet_id
  from modell.besok_manad semi join beviljat using (brukar_nyckel, insats, manad) group by brukar_nyckel, insats, manad
),
fakturor as (
  select brukar_nyckel, insats, manad, sum(minuter)::bigint as minuter, arg_max(enhet_id, (minuter, enhet_id)) filter (enhet_id is not null) as enhet_id,
    arg_max(utforare_id, (minuter, utforare_id)) as utforare_id,
    coalesce(sum(minuter) filter (ersattningsgrund = 'beviljad'), 0) * 2 > sum(minuter) as efter_beviljad
  from modell.fakturarader
  where har_tid and not kvittad and manad between (select fran from fonster) and (select till from fonster)
  group by brukar_nyckel, insats, manad
),
ansvarig as (
  select brukar_id as brukar_nyckel, insats, arg_max(enhet_id, (from_datum, enhet_id)) as enhet_id from kant.beslut group by brukar_id, insats
),
rader as (
  select g.brukar_nyckel, g.beviljad, least(coalesce(b.minuter, 0), g.beviljad) as utford, least(greatest(coalesce(f.minuter, 0), 0), g.beviljad) as fakturerad,
    coalesce(f.efter_beviljad, false) as efter_beviljad, f.minuter is not null as ar_fakturerad,
    coalesce(b.enhet_id, f.enhet_id, a.enhet_id) as enhet_id, f.utforare_id as faktura_utforare_id
  from beviljat g
  left join besok b using (brukar_nyckel, insats, manad)
  left join fakturor f using (brukar_nyckel, insats, manad)
  left join ansvarig a using (brukar_nyckel, insats)
),
agda as (
  select r.*, coalesce(e.utforare_id, r.faktura_utforare_id) as utforare_id, e.verksamhetsomrade
  from rader r left join modell.enheter e using (enhet_id)
),
-- Only where the time system, or the invoices, cover the utförare: elsewhere nothing performed means nothing registered.
per_brukare as (
  select 'utfort' as matt, utforare_id, verksamhetsomrade, brukar_nyckel, sum(beviljad)::hugeint as x, sum(utford)::hugeint as y, false as efter_beviljad
  from agda where utforare_id in (select utforare_id from modell.besok_manad) group by utforare_id, verksamhetsomrade, brukar_nyckel
  union all
  select 'fakturerat', utforare_id, verksamhetsomrade, brukar_nyckel, sum(beviljad)::hugeint, sum(fakturerad)::hugeint,
    count(*) filter (efter_beviljad) * 2 > count(*) filter (ar_fakturerad)
  from agda where utforare_id in (select faktura_utforare_id from agda where ar_fakturerad) group by utforare_id, verksamhetsomrade, brukar_nyckel
),
summor as (
  select matt, utforare_id, verksamhetsomrade, count(*)::integer as brukare, sum(x)::bigint as beviljad_min, sum(y)::bigint as minuter,
    count(*) filter (efter_beviljad) * 2 > count(*) as efter_beviljad, sum(x * x) as xx, sum(x * y) as xy, sum(y * y) as yy
  from per_brukare where utforare_id is not null and verksamhetsomrade is not null group by matt, utforare_id, verksamhetsomrade
)
select matt, utforare_id, verksamhetsomrade, brukare, beviljad_min, minuter, efter_beviljad, minuter / beviljad_min::double as andel,
  case when brukare > 1 then sqrt(greatest(0, (
    yy::double - 2 * (minuter / beviljad_min::double) * xy::double + (minuter / beviljad_min::double) ** 2 * xx::double
  ) * brukare / (brukare - 1))) / beviljad_min end as standardfel,
  (select fran from fonster) as fran, (select till from fonster) as till
from summor
order by matt, verksamhetsomrade, utforare_id
