-- titel: Nästa års plan i korthet
-- korn: år
select
  planrader.ar,
  count(*)::integer as uppfoljningar,
  count(distinct planrader.enhet_id)::integer as enheter,
  count(*) filter (planrader.forfallen)::integer as forfallna,
  count(*) filter (planrader.over_kapacitet)::integer as over_kapacitet,
  fsum(planrader.timmar) as timmar,
  (select count(*) from resultat.ej_planerade as utanfor where utanfor.ar = planrader.ar)::integer as utan_plats
from resultat.planrader as planrader
group by planrader.ar
order by planrader.ar
