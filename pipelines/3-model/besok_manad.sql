-- beskrivning: besöken, summerade en gång; allt om utförd tid som inte gäller ett enskilt besök läses härifrån
-- korn: utförare, enhet, brukare, insats och månad (ett besök hör till månaden då det börjar, om avtalet inte delar det vid midnatt)
-- nyckel: utforare_id, enhet_id, brukar_nyckel, insats, manad
-- manad: manad
-- ur_besok: true

-- dagar: one bit per day of the month with presence (bit 0 = the 1st), so that a rule can ask about days without another pass over
-- the visits. veckodagar: one bit per weekday (bit 1 = Monday). efter_manadsskifte_min: what visits that began in this month have
-- after its last midnight; an avtal may bill that in the next month. Minutes are elapsed minutes, clock changes counted; avrundad_min
-- is each visit rounded to the avtal's step, halves up, then summed. tidsslag follows sources.md: by the visit's start.
-- Where the avtal splits visits at midnight (delas_vid_midnatt) each part is in its own day's month and tidsslag; the visit is rounded
-- as a whole, what rounding changes belongs to its first part, and it is counted (antal) where it begins.
-- avbojd_min is the planned time of declined visits, rounded alike; avbojd_ersatt_min that of avtal which pay for them.
with besok as (
  select enhet_id, brukar_id as brukar_nyckel, insats, coalesce(start, planerad_start) as nar,
    not coalesce(avbojt, false) and not coalesce(utebliven, false) and start is not null and slut is not null as utfort,
    coalesce(avbojt, false) as avbojt, coalesce(utebliven, false) as utebliven, registrering = 'manuell' as manuell,
    andrad_tid is not null as andrat, start, slut, planerad_start, planerad_slut
  from kant.utford_tid
  where coalesce(start, planerad_start) is not null
),
-- What lies after midnight of visits that their avtal splits there: few, so they are found by themselves.
delade as (
  select v.utforare_id, b.enhet_id, b.brukar_id as brukar_nyckel, b.insats, b.start, b.slut, b.registrering = 'manuell' as manuell,
    v.avrundning_minuter,
    unnest(generate_series(b.start::date + interval 1 day, (b.slut - interval 1 second)::date::timestamp, interval 1 day)) as del_start
  from kant.utford_tid b
  join modell.avtal_galler v on v.enhet_id = b.enhet_id and b.start::date between v.fran and v.till and v.delas_vid_midnatt
  where b.slut::date > b.start::date and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
),
delar as (
  select d.*, forfluten_tid(del_start, least(slut, del_start + interval 1 day)) as minuter,
    forfluten_tid(del_start, slut) as kvar, avrundad(forfluten_tid(start, slut), avrundning_minuter) as hela
  from delade d
),
matta as (
  select b.*, v.utforare_id, v.avrundning_minuter, coalesce(v.avbojt_ersatts, false) as avbojt_ersatts,
    case when utfort then forfluten_tid(start, slut) end as hela,
    -- minutes after the first midnight, where that makes another part
    case when utfort and v.delas_vid_midnatt and slut::date > start::date then forfluten_tid(start::date + interval 1 day, slut) else 0 end as efter,
    case when (avbojt or utebliven) and planerad_slut > planerad_start then forfluten_tid(planerad_start, planerad_slut) end as planerad
  from besok b
  left join modell.avtal_galler v on v.enhet_id = b.enhet_id and b.nar::date between v.fran and v.till
),
avrundade as (
  select utforare_id, enhet_id, brukar_nyckel, insats, nar, utfort, avbojt, utebliven, manuell, andrat, avbojt_ersatts, start, slut,
    hela - efter as minuter, greatest(avrundad(hela, avrundning_minuter) - efter, 0) as avrundad, planerad,
    avrundad(planerad, avrundning_minuter) as planerad_avrundad, efter > 0 as delat, utfort as borjar
  from matta
  union all by name
  select utforare_id, enhet_id, brukar_nyckel, insats, del_start as nar, true as utfort, false as avbojt, false as utebliven, manuell,
    false as andrat, false as avbojt_ersatts, del_start as start, least(slut, del_start + interval 1 day) as slut, minuter,
    least(hela, kvar) - least(hela, kvar - minuter) as avrundad, true as delat, false as borjar
  from delar
),
slag as (
  select *, case when utfort then tidsslag_av(insats, start) end as tidsslag from avrundade
)
select utforare_id, enhet_id, brukar_nyckel, insats, manad_av(date_trunc('month', nar)) as manad,
  count(*) filter (borjar)::integer as antal,
  coalesce(sum(minuter), 0)::bigint as utford_min,
  coalesce(sum(avrundad), 0)::bigint as avrundad_min,
  coalesce(sum(avrundad) filter (tidsslag = 'dag'), 0)::bigint as avrundad_dag_min,
  coalesce(sum(avrundad) filter (tidsslag = 'kvall'), 0)::bigint as avrundad_kvall_min,
  coalesce(sum(avrundad) filter (tidsslag = 'natt'), 0)::bigint as avrundad_natt_min,
  coalesce(sum(avrundad) filter (tidsslag = 'helg'), 0)::bigint as avrundad_helg_min,
  count(*) filter (borjar and tidsslag = 'kvall')::integer as antal_kvall,
  count(*) filter (borjar and tidsslag = 'natt')::integer as antal_natt,
  count(*) filter (borjar and tidsslag = 'helg')::integer as antal_helg,
  coalesce(sum(minuter) filter (manuell), 0)::bigint as manuell_min,
  count(*) filter (borjar and manuell)::integer as manuella,
  count(*) filter (borjar and andrat)::integer as andrade,
  count(*) filter (avbojt)::integer as avbojda,
  count(*) filter (utebliven)::integer as uteblivna,
  coalesce(sum(planerad_avrundad) filter (avbojt), 0)::bigint as avbojd_min,
  coalesce(sum(planerad_avrundad) filter (avbojt and avbojt_ersatts), 0)::bigint as avbojd_ersatt_min,
  coalesce(sum(planerad) filter (utebliven and not avbojt), 0)::bigint as utebliven_min,
  coalesce(sum(datediff('minute', slut::date, slut)) filter (utfort and not delat and slut::date > last_day(start)), 0)::bigint as efter_manadsskifte_min,
  coalesce(bit_or(
    (1::bigint << (day(start) - 1))
    | case when not delat and slut::date > start::date and slut::date <= last_day(start) then 1::bigint << (day(slut) - 1) else 0 end
  ) filter (utfort), 0) as dagar,
  coalesce(bit_or(1 << isodow(start)) filter (utfort), 0)::integer as veckodagar
from slag
group by utforare_id, enhet_id, brukar_nyckel, insats, date_trunc('month', nar)
