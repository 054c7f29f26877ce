-- titel: Hur många prövningar som gjordes och hur de föll ut
-- korn: slag (signal eller trend), metod eller objekttyp, och utfall
-- kolumner: antal rader och objekt med utfallet; samma för hela slaget är provade, de som räckte för att ingå i granskningen, slump_tydliga och slump_alla hur många av de tydliga och av alla utpekade som slumpen ensam väntas ge, utan_gallring hur många den väntas ge om varje prövning hade fått gränsen 5 procent
with antal as (
  select 'signal' as slag, metod, utfall, count(*)::integer as antal, count(distinct objekt_id)::integer as objekt
  from resultat.signaler group by metod, utfall
  union all
  select 'trend', objekt_typ, utfall, count(*)::integer, count(distinct objekt_id)::integer
  from resultat.trender group by objekt_typ, utfall
),
granskning as (
  select slag, max(provade) as provade,
    max(vantat_slump) filter (niva = 'tydlig') as slump_tydliga,
    max(vantat_slump) filter (niva = 'mojlig') as slump_alla
  from resultat.granskningar group by slag
)
select antal.slag, antal.metod, antal.utfall, antal.antal, antal.objekt,
  coalesce(granskning.provade, 0) as provade, coalesce(granskning.slump_tydliga, 0) as slump_tydliga,
  coalesce(granskning.slump_alla, 0) as slump_alla, coalesce(granskning.provade, 0) * 0.05 as utan_gallring
from antal left join granskning using (slag)
order by antal.slag, antal.metod, antal.utfall
