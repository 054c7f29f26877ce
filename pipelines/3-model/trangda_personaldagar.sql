-- beskrivning: dagar då samma personal börjar ett besök innan det förra är slut eller innan resan dit hinns med, eller arbetar mycket länge
-- korn: personal och dag då det senare besöket börjar
-- nyckel: personal_id, dag
-- manad: manad_av(dag)
-- lokal: true
-- tillfallig: true

-- One pass over the visits for all rules about one member of staff: neighbours in order of start are enough to find the days, for if any two
-- visits overlap, the earlier one overlaps its own next neighbour. The rules then read whole days, and see nested overlaps there.
-- lang: more time by the clock than R03 lets pass, visits over midnight split; an hour less, since the clocks may change.
-- restid: the next brukare is another, and the gap is shorter than the shortest known way either direction less the margin.
with restider as (
  select f.nr as fran, t.nr as till, r.minuter
  from modell.kortaste_restider r
  join nummer.person f on f.nyckel = r.fran
  join nummer.person t on t.nyckel = r.till
  where r.minuter > troskel('r04_minuter')
),
granser as (
  select to_minutes(troskel('r01_minuter')::bigint) as overlapp, to_minutes(troskel('r04_minuter')::bigint) as marginal,
    to_minutes(greatest(coalesce(max(minuter), 0) - troskel('r04_minuter')::bigint, -troskel('r01_minuter')::bigint)) as langsta
  from restider
),
foljande as (
  select personal_id, brukar_id, start, lag(slut) over ordning as tidigare_slut, lag(brukar_id) over ordning as tidigare_brukare
  from nummer.utford_tid
  where personal_id is not null and slut > start and slut <= start + interval 24 hour
    and not coalesce(avbojt, false) and not coalesce(utebliven, false)
  window ordning as (partition by personal_id order by start, slut, brukar_id)
),
tata as (
  select f.*, g.overlapp, g.marginal from foljande f, granser g
  where f.tidigare_slut > f.start - g.langsta and f.tidigare_slut > f.start - interval 4 hour
),
tranga as (
  select any_value(p.nyckel) as personal_id, t.start::date as dag, bool_or(t.tidigare_slut > t.start + t.overlapp) as overlappar,
    bool_or(coalesce(t.tidigare_slut <= t.start + t.overlapp and t.start - t.tidigare_slut < to_minutes(r.minuter) - t.marginal, false)) as restid
  from tata t
  join nummer.person p on p.nr = t.personal_id
  left join restider r on r.fran = t.tidigare_brukare and r.till = t.brukar_id
  group by t.personal_id, t.start::date
  having overlappar or restid
),
langa as (
  select personal_id, dag from (
    select personal_id, dag, klockminuter - efter_midnatt_min as minuter from modell.personaldagar where personal_id is not null
    union all
    select personal_id, dag + 1, efter_midnatt_min from modell.personaldagar where personal_id is not null and efter_midnatt_min > 0
  )
  group by personal_id, dag having sum(minuter) > troskel('r03_timmar') * 60 - 60
)
select personal_id, dag, coalesce(t.overlappar, false) as overlappar, coalesce(t.restid, false) as restid, l.dag is not null as lang
from tranga t full join langa l using (personal_id, dag)
