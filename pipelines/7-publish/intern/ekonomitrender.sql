-- titel: Utveckling av volym och pris per utförare
-- korn: utförare och mått
-- kolumner: siffrorna är tomma och dold sann för en utförare som någon månad haft för få brukare (skydd_minsta_antal)
with sma as (
  select distinct utforare_id from resultat.ekonomimanader where brukare between 1 and troskel('skydd_minsta_antal') - 1
)
select utforare_id, matt, fran_kvartal, till_kvartal, n, case when not dold then kvot end as kvot, case when not dold then kvot_lag end as kvot_lag,
  case when not dold then kvot_hog end as kvot_hog, case when not dold then p end as p, case when not dold then q end as q,
  case when not dold then utfall end as utfall, dold
from (select *, utforare_id in (from sma) as dold from resultat.ekonomitrender)
order by utforare_id, matt
