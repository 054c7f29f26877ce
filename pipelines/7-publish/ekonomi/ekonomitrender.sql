-- titel: Utveckling av volym och pris per utförare
-- korn: utförare och mått

select utforare_id, matt, fran_kvartal, till_kvartal, n, kvot, kvot_lag, kvot_hog, p, q, utfall, false as dold
from resultat.ekonomitrender
order by utforare_id, matt
