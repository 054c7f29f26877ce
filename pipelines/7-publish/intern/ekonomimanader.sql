-- titel: Fakturerat per utförare och månad
-- korn: utförare och månad vars fakturor har kommit
-- kolumner: siffrorna är tomma och dold sann i de månader då de rör för få brukare (skydd_minsta_antal)
with rader as (
  select *, brukare between 1 and troskel('skydd_minsta_antal') - 1 as liten from resultat.ekonomimanader
),
-- One hidden month could be told from the sum of the others that another page shows: then a second one is hidden with it, the smallest.
skyddade as (
  select *, liten or (count(*) filter (liten) over (partition by utforare_id) = 1
    and row_number() over (partition by utforare_id, liten, minuter = 0 order by brukare, manad) = 1 and not liten and minuter > 0) as dold
  from rader
)
select utforare_id, manad, case when not dold then belopp_kr end as belopp_kr, case when not dold then tid_kr end as tid_kr,
  case when not dold then (minuter / 60.0)::double end as timmar,
  case when not dold and minuter > 0 then (tid_kr * 60 / minuter)::double end as snittpris,
  case when not dold then brukare end as brukare, case when not dold then krediterat_kr end as krediterat_kr, dold
from skyddade
order by utforare_id, manad
