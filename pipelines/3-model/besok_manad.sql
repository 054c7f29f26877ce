-- beskrivning: besöken, summerade en gång; allt om utförd tid som inte gäller ett enskilt besök läses härifrån
-- korn: utförare, enhet, brukare, insats och månad (ett besök hör till månaden då det börjar, om avtalet inte delar det vid midnatt)
-- nyckel: utforare_id, enhet_id, brukar_nyckel, insats, manad
-- manad: manad
-- lokal: true

-- dagar: one bit per day of the month with presence (bit 0 = the 1st), so that a rule can ask about days without another pass over
-- the visits. veckodagar: one bit per weekday (bit 1 = Monday). efter_manadsskifte_min: what visits that began in this month have
-- after its last midnight; an avtal may bill that in the next month. Minutes are elapsed minutes, clock changes counted; avrundad_min
-- is each visit rounded to the avtal's step, halves up, then summed. tidsslag follows sources.md: by the visit's start.
-- Where the avtal splits visits at midnight (delas_vid_midnatt) each part is in its own day's month and tidsslag; the visit is rounded
-- as a whole, what rounding changes belongs to its first part, and it is counted (antal) where it begins.
-- avbojd_min is the planned time of declined visits, rounded alike; avbojd_ersatt_min that of avtal which pay for them.
-- Nearly all visits were made: only they go through the many sums; what did not happen is summed by itself.
with besok as not materialized (
  select v.utforare_id, b.enhet_id, b.brukar_id, b.insats, b.start, b.slut, b.start::date as dag, b.slut::date as slutdag,
    b.registrering = 'manuell' as manuell, b.andrad_tid is not null as andrat, v.avrundning_minuter,
    coalesce(v.delas_vid_midnatt, false) and b.slut >= b.start::date + interval '1 day 30 seconds' as delat, forfluten_tid(b.start, b.slut) as hela
  from nummer.utford_tid b
  left join modell.avtal_galler v on v.enhet_id = b.enhet_id and b.start::date between v.fran and v.till
  where b.start is not null and b.slut is not null and not coalesce(b.avbojt, false) and not coalesce(b.utebliven, false)
),
delar as (
  select *, avrundad(hela, avrundning_minuter) as hela_avrundad, forfluten_tid(del_start, slut) as kvar,
    forfluten_tid(del_start, least(slut, del_start + interval 1 day)) as minuter
  from (
    select *, unnest(generate_series(dag + interval 1 day, (slut - interval 1 second)::date::timestamp, interval 1 day)) as del_start
    from besok where delat
  )
),
utford as (
  select utforare_id, enhet_id, brukar_id, insats, dag, slut, slutdag, manuell, andrat, delat, true as borjar,
    hela - if(delat, forfluten_tid(dag + interval 1 day, slut), 0) as minuter,
    greatest(avrundad(hela, avrundning_minuter) - if(delat, forfluten_tid(dag + interval 1 day, slut), 0), 0) as avrundad,
    tidsslag_av(insats, start) as tidsslag
  from besok
  union all by name
  select utforare_id, enhet_id, brukar_id, insats, del_start::date as dag, slut, slutdag, manuell, false as andrat, delat, false as borjar,
    minuter, least(hela_avrundad, kvar) - least(hela_avrundad, kvar - minuter) as avrundad, tidsslag_av(insats, del_start) as tidsslag
  from delar
),
gjort as (
  select utforare_id, enhet_id, brukar_id, insats, date_trunc('month', min(dag))::date as forsta,
    count(*) filter (borjar) as antal,
    sum(minuter) as utford_min,
    sum(avrundad) as avrundad_min,
    sum(avrundad) filter (tidsslag = 'kvall') as avrundad_kvall_min,
    sum(avrundad) filter (tidsslag = 'natt') as avrundad_natt_min,
    sum(avrundad) filter (tidsslag = 'helg') as avrundad_helg_min,
    count(*) filter (borjar and tidsslag = 'kvall') as antal_kvall,
    count(*) filter (borjar and tidsslag = 'natt') as antal_natt,
    count(*) filter (borjar and tidsslag = 'helg') as antal_helg,
    sum(minuter) filter (manuell) as manuell_min,
    count(*) filter (borjar and manuell) as manuella,
    count(*) filter (andrat) as andrade,
    sum(datediff('minute', slutdag, slut)) filter (not delat and slutdag > last_day(dag)) as efter_manadsskifte_min,
    bit_or(
      (1::bigint << (day(dag) - 1)) | case when not delat and slutdag > dag and slutdag <= last_day(dag) then 1::bigint << (day(slutdag) - 1) else 0 end
    ) as dagar,
    bit_or(1 << isodow(dag)) as veckodagar
  from utford
  group by utforare_id, enhet_id, brukar_id, insats, year(dag) * 12 + month(dag)
),
ogjort as (
  select v.utforare_id, b.enhet_id, b.brukar_id, b.insats, date_trunc('month', coalesce(b.start, b.planerad_start))::date as forsta,
    count(*) filter (b.avbojt) as avbojda,
    count(*) filter (b.utebliven) as uteblivna,
    sum(avrundad(forfluten_tid(b.planerad_start, b.planerad_slut), v.avrundning_minuter)) filter (b.avbojt and b.planerad_slut > b.planerad_start) as avbojd_min,
    sum(avrundad(forfluten_tid(b.planerad_start, b.planerad_slut), v.avrundning_minuter))
      filter (b.avbojt and v.avbojt_ersatts and b.planerad_slut > b.planerad_start) as avbojd_ersatt_min,
    sum(forfluten_tid(b.planerad_start, b.planerad_slut)) filter (not coalesce(b.avbojt, false) and b.utebliven and b.planerad_slut > b.planerad_start) as utebliven_min
  from nummer.utford_tid b
  left join modell.avtal_galler v on v.enhet_id = b.enhet_id and coalesce(b.start, b.planerad_start)::date between v.fran and v.till
  where (b.avbojt or b.utebliven or b.start is null or b.slut is null) and coalesce(b.start, b.planerad_start) is not null
  group by v.utforare_id, b.enhet_id, b.brukar_id, b.insats, forsta
)
select coalesce(g.utforare_id, o.utforare_id) as utforare_id, coalesce(g.enhet_id, o.enhet_id) as enhet_id, p.nyckel as brukar_nyckel,
  coalesce(g.insats, o.insats) as insats, manad_av(coalesce(g.forsta, o.forsta)) as manad,
  coalesce(antal, 0)::integer as antal,
  coalesce(utford_min, 0)::bigint as utford_min,
  coalesce(avrundad_min, 0)::bigint as avrundad_min,
  (coalesce(avrundad_min, 0) - coalesce(avrundad_kvall_min, 0) - coalesce(avrundad_natt_min, 0) - coalesce(avrundad_helg_min, 0))::bigint as avrundad_dag_min,
  coalesce(avrundad_kvall_min, 0)::bigint as avrundad_kvall_min,
  coalesce(avrundad_natt_min, 0)::bigint as avrundad_natt_min,
  coalesce(avrundad_helg_min, 0)::bigint as avrundad_helg_min,
  coalesce(antal_kvall, 0)::integer as antal_kvall,
  coalesce(antal_natt, 0)::integer as antal_natt,
  coalesce(antal_helg, 0)::integer as antal_helg,
  coalesce(manuell_min, 0)::bigint as manuell_min,
  coalesce(manuella, 0)::integer as manuella,
  coalesce(andrade, 0)::integer as andrade,
  coalesce(avbojda, 0)::integer as avbojda,
  coalesce(uteblivna, 0)::integer as uteblivna,
  coalesce(avbojd_min, 0)::bigint as avbojd_min,
  coalesce(avbojd_ersatt_min, 0)::bigint as avbojd_ersatt_min,
  coalesce(utebliven_min, 0)::bigint as utebliven_min,
  coalesce(efter_manadsskifte_min, 0)::bigint as efter_manadsskifte_min,
  coalesce(dagar, 0) as dagar,
  coalesce(veckodagar, 0)::integer as veckodagar
from gjort g
full join ogjort o on o.utforare_id is not distinct from g.utforare_id and o.enhet_id = g.enhet_id and o.brukar_id = g.brukar_id
  and o.insats is not distinct from g.insats and o.forsta = g.forsta
left join nummer.person p on p.nr = coalesce(g.brukar_id, o.brukar_id)
