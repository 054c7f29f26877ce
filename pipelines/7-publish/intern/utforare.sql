-- titel: Utförare
-- korn: utförare i registret
-- kolumner: utforare är kortnamnet i sidans adress, gjort av namnet och unikt
with drift as (
  select utforare_id, count(*)::integer as enheter
  from modell.enheter where aktiv group by utforare_id
),
-- An address holds a-z and 0-9 only. Two of one name are told apart by their id.
vikta as (
  select *, trim(left(regexp_replace(lower(strip_accents(utforare_namn)), '[^a-z0-9]+', '-', 'g'), 60), '-') as vikt
  from modell.utforare
),
adresser as (
  select *,
    case when vikt = '' or count(*) over (partition by vikt) > 1
      then trim(vikt || '-' || left(md5(utforare_id), 6), '-') else vikt end as utforare
  from vikta
)
select
  adresser.utforare,
  adresser.utforare_id,
  adresser.utforare_namn as namn,
  adresser.driftsform,
  coalesce(form.namn, adresser.driftsform) as driftsform_namn,
  coalesce(drift.enheter, 0) as enheter
from adresser
left join referens.driftsform as form on form.kod = adresser.driftsform
left join drift using (utforare_id)
order by adresser.utforare
