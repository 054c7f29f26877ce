-- beskrivning: vilka som arbetade vid enheten någon dag i kvartalet, och om de slutade där under det
-- korn: nuvarande enhet, kvartal och anställd
-- nyckel: enhet_id, kvartal, personal_id

-- A person counts once however many employments, and who goes from one of two merged units to the other has not left.
with anstallningar as (
  select enheter.nu_enhet_id as enhet_id, personal.personal_id, personal.anstalld_fom as fran, coalesce(personal.anstalld_tom, date '9999-12-31') as till,
    max(coalesce(personal.anstalld_tom, date '9999-12-31')) over (partition by enheter.nu_enhet_id, personal.personal_id) as sista_dag,
    personal.fil_nr, personal.fil_rad
  from kant.personal as personal
  join modell.enheter as enheter using (enhet_id)
)
select
  anstallningar.enhet_id, kvartal.kvartal, anstallningar.personal_id,
  any_value(anstallningar.sista_dag between kvartal.forsta_dag and kvartal.sista_dag) as slutade,
  arg_max(anstallningar.fil_nr, (anstallningar.till, anstallningar.fil_nr, anstallningar.fil_rad)) as fil_nr,
  arg_max(anstallningar.fil_rad, (anstallningar.till, anstallningar.fil_nr, anstallningar.fil_rad)) as fil_rad
from anstallningar
join modell.kvartal as kvartal
  on anstallningar.fran <= least(kvartal.sista_dag, per_datum()) and anstallningar.till >= kvartal.forsta_dag
group by all
order by 1, 2, 3
