-- titel: Vad granskningen som helhet är värd
-- korn: slag (signal eller trend) och nivå (tydlig eller möjlig)
-- kolumner: provade är antalet prövningar som gjordes samtidigt; utpekade de som kom under q; vantat_slump hur många slumpen ensam väntas ge med den gräns som de utpekade klarade; grans_p det p som en prövning till hade behövt nå; utan_gallring hur många slumpen väntas ge om varje prövning hade fått gränsen 5 procent; styrka_ensam och styrka_granskning är medianen av chansen att finna en fördubbling, var för sig och efter hela granskningen
with styrka as (
  select 'signal' as slag, median(styrka_rr2) as styrka_ensam, median(styrka_efter_granskning) as styrka_granskning
  from resultat.signaler where q is not null
  union all
  select 'trend', median(styrka_rr2), median(styrka_granskning)
  from resultat.trender where q is not null
)
select
  granskningar.slag,
  granskningar.niva,
  granskningar.q,
  granskningar.provade,
  granskningar.utpekade,
  granskningar.vantat_slump,
  granskningar.grans_p,
  granskningar.provade * 0.05 as utan_gallring,
  styrka.styrka_ensam,
  styrka.styrka_granskning
from resultat.granskningar as granskningar
left join styrka using (slag)
order by granskningar.slag, granskningar.q
