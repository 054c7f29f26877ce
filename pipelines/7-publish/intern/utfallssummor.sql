-- titel: Hur många prövningar som gjordes och hur de föll ut
-- korn: slag (signal eller trend), metod eller objekttyp, och utfall
select 'signal' as slag, metod, utfall, count(*)::integer as antal, count(distinct objekt_id)::integer as objekt
from resultat.signaler group by metod, utfall
union all
select 'trend', objekt_typ, utfall, count(*)::integer, count(distinct objekt_id)::integer
from resultat.trender group by objekt_typ, utfall
order by slag, metod, utfall
