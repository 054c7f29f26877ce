-- beskrivning: besöken, summerade en gång; allt om utförd tid som inte gäller ett enskilt besök läses härifrån
-- korn: utförare, enhet, brukare, insats och månad (ett besök hör till månaden då det börjar)
-- nyckel: utforare_id, enhet_id, brukar_nyckel, insats, manad

-- dagar: one bit per day of the month with presence (bit 0 = the 1st), so that a rule can ask about days without another pass over
-- the visits. veckodagar: one bit per weekday (bit 1 = Monday). efter_manadsskifte_min: what visits that began in this month have
-- after its last midnight; an avtal may bill that in the next month. Minutes are elapsed minutes, clock changes counted; avrundad_min
-- is each visit rounded to the avtal's step, halves up, then summed. tidsslag follows sources.md: by the visit's start.
with besok as (
  select enhet_id, brukar_id as brukar_nyckel, insats, coalesce(start, planerad_start) as nar,
    not coalesce(avbojt, false) and not coalesce(utebliven, false) and start is not null and slut is not null as utfort,
    coalesce(avbojt, false) as avbojt, coalesce(utebliven, false) as utebliven, registrering = 'manuell' as manuell,
    andrad_tid is not null as andrat, start, slut
  from kant.utford_tid
  where coalesce(start, planerad_start) is not null
),
matta as (
  select b.*, v.utforare_id, v.avrundning_minuter,
    case when utfort then forfluten_tid(start, slut) end as minuter,
    case when utfort then tidsslag_av(insats, start) end as tidsslag
  from besok b
  left join modell.avtal_galler v on v.enhet_id = b.enhet_id and b.nar::date between v.fran and v.till
),
avrundade as (
  select *, case when avrundning_minuter is null then minuter
    else (floor(minuter / avrundning_minuter::double + 0.5) * avrundning_minuter)::integer end as avrundad
  from matta
)
select utforare_id, enhet_id, brukar_nyckel, insats, manad_av(date_trunc('month', nar)) as manad,
  count(*) filter (utfort)::integer as antal,
  coalesce(sum(minuter), 0)::bigint as utford_min,
  coalesce(sum(avrundad), 0)::bigint as avrundad_min,
  coalesce(sum(avrundad) filter (tidsslag = 'dag'), 0)::bigint as avrundad_dag_min,
  coalesce(sum(avrundad) filter (tidsslag = 'kvall'), 0)::bigint as avrundad_kvall_min,
  coalesce(sum(avrundad) filter (tidsslag = 'natt'), 0)::bigint as avrundad_natt_min,
  coalesce(sum(avrundad) filter (tidsslag = 'helg'), 0)::bigint as avrundad_helg_min,
  count(*) filter (tidsslag = 'kvall')::integer as antal_kvall,
  count(*) filter (tidsslag = 'natt')::integer as antal_natt,
  count(*) filter (tidsslag = 'helg')::integer as antal_helg,
  coalesce(sum(minuter) filter (manuell), 0)::bigint as manuell_min,
  count(*) filter (utfort and manuell)::integer as manuella,
  count(*) filter (utfort and andrat)::integer as andrade,
  count(*) filter (avbojt)::integer as avbojda,
  count(*) filter (utebliven)::integer as uteblivna,
  coalesce(sum(datediff('minute', slut::date, slut)) filter (utfort and slut::date > last_day(start)), 0)::bigint as efter_manadsskifte_min,
  coalesce(bit_or(
    (1::bigint << (day(start) - 1))
    | case when slut::date > start::date and slut::date <= last_day(start) then 1::bigint << (day(slut) - 1) else 0 end
  ) filter (utfort), 0) as dagar,
  coalesce(bit_or(1 << isodow(start)) filter (utfort), 0)::integer as veckodagar
from avrundade
group by utforare_id, enhet_id, brukar_nyckel, insats, date_trunc('month', nar)
