-- beskrivning: dagar då ett besök hos en brukare börjar medan ett annat pågår
-- korn: brukare och dag då det senare besöket börjar
-- nyckel: brukar_nyckel, dag
-- manad: manad_av(dag)
-- lokal: true
-- tillfallig: true

-- The same way as trangda_personaldagar: one pass over the visits, neighbours are enough to find the days.
with foljande as (
  select brukar_id, start, lag(slut) over (partition by brukar_id order by start, slut) as tidigare_slut
  from nummer.utford_tid
  where slut > start and slut <= start + interval 24 hour and not coalesce(avbojt, false) and not coalesce(utebliven, false)
)
select distinct p.nyckel as brukar_nyckel, start::date as dag
from foljande
join nummer.person p on p.nr = brukar_id
where tidigare_slut > start + to_minutes(least(troskel('r02_minuter'), troskel('r11_minuter'))::bigint)
