-- titel: Beviljad, utförd och fakturerad tid
-- korn: utförare och kvartal
-- kolumner: timmar bara för insatser som beslutas i tid; tomma och dold när de rör färre brukare än skydd_minsta_antal, fakturerade också när skillnaden mot utförda gör det
with celler as (
  select celler.*, manader.kvartal, celler.brukar_nyckel is not null and celler.insats is not null as i_tid
  from resultat.fakturaavstamning as celler
  join modell.manader as manader using (manad)
  join modell.kvartal as kvartal using (kvartal)
  where kvartal.fullstandigt and celler.slag = 'fakturerad'
),
summor as (
  select utforare_id, kvartal,
    count(distinct brukar_nyckel)::integer as brukare,
    sum(beviljad_min) filter (i_tid)::bigint as beviljad_min,
    sum(utford_min) filter (i_tid)::bigint as utford_min,
    sum(fakturerad_min) filter (i_tid)::bigint as fakturerad_min,
    sum(belopp_kr) as belopp_kr,
    count(distinct brukar_nyckel) filter (i_tid and fakturerad_min <> coalesce(utford_min, 0)) as skiljer
  from celler group by utforare_id, kvartal
),
skyddade as (
  select *, brukare between 1 and troskel('skydd_minsta_antal') - 1 as dold,
    -- Who knows both sums knows what few persons were billed too much.
    skiljer between 1 and troskel('skydd_minsta_antal') - 1 as skiljer_dold
  from summor
)
select
  utforare_id,
  kvartal,
  case when not dold then brukare end as brukare,
  case when not dold then round(beviljad_min / 60.0) end as beviljade_timmar,
  case when not dold then round(utford_min / 60.0) end as utforda_timmar,
  case when not dold and not skiljer_dold then round(fakturerad_min / 60.0) end as fakturerade_timmar,
  case when not dold then belopp_kr end as belopp_kr,
  dold or skiljer_dold as dold
from skyddade
order by utforare_id, kvartal
