-- beskrivning: avtalsenkätens svar, hur många krav som prövades och hur många som enligt svaret inte följs, vägda efter kravens vikt (HU-9)
-- korn: nuvarande enhet, kvartal och kvalitetsområde
-- nyckel: enhet_id, kvartal, kvalitetsomrade

-- A questionnaire has a year but no day, and counts in the last quarter of it. Several questions about one krav are one krav. The weights
-- move the share, not the number of krav: a heavy krav must not look like many.
with svar as (
  select enheter.nu_enhet_id as enhet_id, enkat.ar, enkat.krav_id, krav.kvalitetsomrade, enkat.fraga_id,
    1 - svar.andel_uppfyllt::double as nej, coalesce(enkat.vikt, krav.vikt, 1) as vikt
  from kant.avtalsenkater as enkat
  join modell.enheter as enheter using (enhet_id)
  join kant.krav as krav using (krav_id)
  join referens.enkatsvar as svar on svar.kod = enkat.svar
  where enkat.ar <= year(per_datum())
),
per_krav as (
  select enhet_id, ar, kvalitetsomrade, krav_id,
    fsum(vikt * nej order by fraga_id, nej) / fsum(vikt order by fraga_id, nej) as nej, max(vikt) as vikt, list(fraga_id) as fragor
  from svar
  where vikt > 0
  group by all
),
per_omrade as (
  select enhet_id, ar, kvalitetsomrade, count(*) as krav,
    count(*) * fsum(vikt * nej order by krav_id) / fsum(vikt order by krav_id) as ej_foljda,
    list_sort(list_distinct(flatten(list(fragor)))) as fragor
  from per_krav
  group by all
)
select
  enhet_id, ar::varchar || '-Q4' as kvartal, kvalitetsomrade, krav, ej_foljda,
  coalesce(lag(fragor) over (partition by enhet_id, kvalitetsomrade order by ar) <> fragor, false) as fragor_andrade
from per_omrade
order by enhet_id, kvartal, kvalitetsomrade
