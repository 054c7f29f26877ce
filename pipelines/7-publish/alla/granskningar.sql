-- titel: Hur många prövningar som gjordes samtidigt
-- korn: slag av prövning och nivå
-- kolumner: vantat_slump är hur många av de utpekade som högst väntas vara slump
select slag, niva, q, provade, utpekade, vantat_slump
from resultat.granskningar
order by slag, q
