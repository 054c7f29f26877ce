-- beskrivning: vem som arbetade var varje dag; det som frågas om personalens dagar läses härifrån
-- korn: personal, enhet och dag då besök börjar; besök utan personal är en rad per enhet och dag
-- nyckel: personal_id, enhet_id, dag
-- manad: manad_av(dag)
-- lokal: true
-- tillfallig: true

-- Minutes are by the clock on the wall: enough to choose days by, an hour wrong in the nights of the clock changes. A visit of
-- more than 24 hours is counted but has no minutes here: it is a fault of its own. efter_midnatt_min: the part of klockminuter that lies
-- on the next day.
with dagar as (
  select personal_id as nr, enhet_id, start::date as dag, count(*)::integer as antal,
    coalesce(sum(epoch_us(slut) - epoch_us(start)) filter (slut <= start + interval 24 hour), 0)::bigint // 60000000 as klockminuter,
    coalesce(sum(epoch_us(slut) - epoch_us(slut::date::timestamp)) filter (slut::date > start::date and slut <= start + interval 24 hour), 0)::bigint
      // 60000000 as efter_midnatt_min
  from nummer.utford_tid
  where slut > start and not coalesce(avbojt, false) and not coalesce(utebliven, false)
  group by personal_id, enhet_id, start::date
)
select p.nyckel as personal_id, d.* exclude (nr)
from dagar d
left join nummer.person p using (nr)
