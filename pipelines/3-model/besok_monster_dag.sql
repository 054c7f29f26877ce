-- beskrivning: hur besöken registrerades och höll planen, räknat en gång för de regler som jämför enheter med varandra
-- korn: utförare, enhet och dag, från de fyra senaste hela kvartalen (ett besök hör till dagen då det börjar, ett uteblivet till den planerade)
-- nyckel: enhet_id, dag
-- manad: manad_av(dag)
-- lokal: true
-- inom: dag >= monster_fran()

-- Patterns are asked about per enhet and calendar quarter: a quarter that is over stays the same, so that its answer is found again, and
-- the enheter of one quarter share its storms, holidays and faults of the system. Counted per day, since a day without a working system
-- is its own explanation. Each share has its own count of visits that could have shown it:
--   enligt_plan of planerade     start and slut both as planned, give or take r14_minuter
--   jamna_5, jamna_15 of tider   clock minutes, of start and slut, that 5 or 15 divide
--   korta of lagom_langa         shorter than half the plan, or than r23_minst_minuter where there is no plan; quick tasks are not counted
--   sena, uteblivna of bokade    bookings that the brukare did not decline; later than r24_flyttad_minuter is a visit that was moved
-- In the hour that the clocks repeat nothing can be said about late.
with besok as (
  select enhet_id, insats, start, slut, planerad_start, planerad_slut, registrering,
    not coalesce(avbojt, false) and not coalesce(utebliven, false) and start is not null and slut is not null as utfort,
    coalesce(avbojt, false) as avbojt, coalesce(utebliven, false) as utebliven, coalesce(start, planerad_start)::date as dag
  from nummer.utford_tid
  where coalesce(start, planerad_start) >= monster_fran()
),
matta as (
  select enhet_id, dag, utfort, avbojt, utebliven, start, slut, planerad_start, registrering,
    case when utfort then forfluten_tid(start, slut) end as minuter,
    case when utfort and planerad_slut > planerad_start then forfluten_tid(planerad_start, planerad_slut) end as planerade_min,
    utfort and planerad_start is not null and planerad_slut is not null as planerat,
    abs(epoch(start) - epoch(planerad_start)) <= 60 * troskel('r14_minuter')
      and abs(epoch(slut) - epoch(planerad_slut)) <= 60 * troskel('r14_minuter') as enligt_plan,
    case when utfort and start > planerad_start and not (hour(start) = 2 and month(start) = 10 and dag = sista_sondag(year(start), 10))
      then forfluten_tid(planerad_start, start) end as forsening,
    insats in ('tillsyn', 'natt', 'hsl') as snabb_insats
  from besok
),
rakna as (
  select enhet_id, dag,
    count(*) filter (utfort)::integer as antal,
    coalesce(sum(minuter), 0)::bigint as utford_min,
    count(*) filter (utfort and registrering = 'manuell')::integer as manuella,
    coalesce(sum(minuter) filter (registrering = 'manuell'), 0)::bigint as manuell_min,
    count(*) filter (planerat)::integer as planerade,
    count(*) filter (planerat and enligt_plan)::integer as enligt_plan,
    (2 * count(*) filter (utfort))::integer as tider,
    (count(*) filter (utfort and minute(start) % 5 = 0) + count(*) filter (utfort and minute(slut) % 5 = 0))::integer as jamna_5,
    (count(*) filter (utfort and minute(start) % 15 = 0) + count(*) filter (utfort and minute(slut) % 15 = 0))::integer as jamna_15,
    count(*) filter (utfort and coalesce(planerade_min > troskel('r23_snabb_minuter'), not snabb_insats))::integer as lagom_langa,
    count(*) filter (utfort and coalesce(
      planerade_min > troskel('r23_snabb_minuter') and minuter < planerade_min * troskel('r23_andel_av_plan'),
      not snabb_insats and minuter < troskel('r23_minst_minuter')
    ))::integer as korta,
    count(*) filter (planerad_start is not null and not avbojt and (utfort or utebliven or start is null))::integer as bokade,
    count(*) filter (forsening > troskel('r24_minuter') and forsening <= troskel('r24_flyttad_minuter'))::integer as sena,
    count(*) filter (planerad_start is not null and not avbojt and not utfort and (utebliven or start is null))::integer as uteblivna
  from matta
  group by enhet_id, dag
)
select v.utforare_id, r.*, date_trunc('quarter', dag)::date as kvartal_fran,
  manad_av(date_trunc('quarter', dag)) || '/' || manad_av(date_trunc('quarter', dag) + interval 2 month) as period,
  coalesce(v.verksamhetsomrade, '') as verksamhetsomrade, v.ersattningsgrund, v.avrundning_minuter
from rakna r
left join modell.avtal_galler v on v.enhet_id = r.enhet_id and r.dag between v.fran and v.till
