-- titel: Utförd och fakturerad andel av beviljad tid
-- korn: mått, utförare och verksamhetsområde
-- kolumner: siffrorna är tomma och dold sann när de rör för få brukare (skydd_minsta_antal)
with rader as (
  select *, brukare < troskel('skydd_minsta_antal') as dold from resultat.tidsandelar
)
select a.matt, a.utforare_id, a.verksamhetsomrade, coalesce(v.namn, a.verksamhetsomrade) as verksamhet,
  case when not dold then a.brukare end as brukare, case when not dold then a.beviljad_min end as beviljad_min, case when not dold then a.minuter end as minuter,
  case when not dold then a.andel end as andel, case when not dold then a.effektivt_antal end as effektivt_antal, a.jamforelse,
  case when not dold then a.krympt end as krympt, case when not dold then a.krympt_lag end as krympt_lag, case when not dold then a.krympt_hog end as krympt_hog,
  case when not dold then a.z end as z, case when not dold then a.p end as p, a.utfall, a.fran, a.till, dold
from rader a left join referens.verksamhetsomrade v on v.kod = a.verksamhetsomrade
order by a.matt, a.verksamhetsomrade, a.utforare_id
