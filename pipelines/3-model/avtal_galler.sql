-- beskrivning: vilken utförare som driver en enhet och vilket avtal som gäller där, för varje dag
-- korn: enhet och tidsrum; tidsrummen ligger kant i kant från 0001-01-01 till 9999-12-31
-- nyckel: enhet_id, fran

-- An avtal for the enhet itself goes before one for all of the utförare's enheter, a newer one before an older. Where no avtal is
-- in force, the latest that has run out is taken to go on: registers are late, and rounding does not stop because of it. Before the
-- first avtal there is none: how time is paid is then unknown, and no rule that depends on it speaks.
with driver as (
  select enhet_id, utforare_id, verksamhetsomrade, omrade,
    case when row_number() over ordning = 1 then date '0001-01-01' else giltig_fom end as fran,
    coalesce(lead(giltig_fom) over ordning - 1, date '9999-12-31') as till
  from kant.enheter
  window ordning as (partition by enhet_id order by giltig_fom nulls first)
),
traffar as (
  select d.enhet_id, d.utforare_id, d.fran, d.till, a.*
  from driver d
  join (
    select utforare_id as avtal_utforare_id, enhet_id as avtal_enhet_id, verksamhetsomrade as avtal_omrade, avtal_id, startdatum, slutdatum,
      ersattningsgrund, avrundning_minuter, delas_vid_midnatt, avbojt_ersatts, franvarodagar_ersatts
    from kant.avtal
  ) a on a.avtal_utforare_id = d.utforare_id
    and (a.avtal_enhet_id = d.enhet_id or (a.avtal_enhet_id is null and a.avtal_omrade = d.verksamhetsomrade))
),
granser as (
  select enhet_id, fran from driver
  union
  select enhet_id, startdatum from traffar where startdatum > fran and startdatum <= till
  union
  select enhet_id, slutdatum + 1 from traffar where slutdatum + 1 > fran and slutdatum + 1 <= till
),
tidsrum as (
  select enhet_id, fran, coalesce(lead(fran) over (partition by enhet_id order by fran) - 1, date '9999-12-31') as till from granser
)
select t.enhet_id, t.fran, t.till, d.utforare_id, d.verksamhetsomrade, d.omrade, a.avtal_id, a.ersattningsgrund,
  nullif(a.avrundning_minuter, 1)::integer as avrundning_minuter, coalesce(a.delas_vid_midnatt, false) as delas_vid_midnatt,
  coalesce(a.avbojt_ersatts, false) as avbojt_ersatts, coalesce(a.franvarodagar_ersatts, 0)::integer as franvarodagar_ersatts
from tidsrum t
join driver d on d.enhet_id = t.enhet_id and t.fran between d.fran and d.till
left join traffar a on a.enhet_id = t.enhet_id and a.fran = d.fran and a.startdatum <= t.fran
qualify row_number() over (
  partition by t.enhet_id, t.fran
  order by (a.slutdatum is null or a.slutdatum >= t.fran) desc, (a.avtal_enhet_id is not null) desc, a.startdatum desc, a.avtal_id desc
) = 1
