-- titel: Fakturerat per utförare och månad
-- korn: utförare och månad vars fakturor har kommit

select utforare_id, manad, belopp_kr, tid_kr, (minuter / 60.0)::double as timmar, case when minuter > 0 then (tid_kr * 60 / minuter)::double end as snittpris,
  brukare, krediterat_kr, false as dold
from resultat.ekonomimanader
order by utforare_id, manad
