-- beskrivning: hur mycket av den beviljade tiden som utfördes, i hela månader; mer än beviljat för en brukare väger inte upp mindre för en annan
-- korn: nuvarande enhet och kvartal
-- nyckel: enhet_id, kvartal
with utford as (
  select besok.brukar_nyckel, besok.insats, besok.manad, sum(besok.utford_min) as minuter,
    arg_max(enheter.nu_enhet_id, (besok.utford_min, enheter.nu_enhet_id)) as enhet_id
  from modell.besok_manad as besok join modell.enheter as enheter using (enhet_id)
  group by all
),
-- Who was to do it: the decision says so. A client whom nobody visited has no visit to tell.
ansvarig as (
  select brukar_id as brukar_nyckel, insats, arg_max(enheter.nu_enhet_id, (from_datum, enheter.nu_enhet_id)) as enhet_id
  from kant.beslut as beslut join modell.enheter as enheter using (enhet_id)
  group by all
),
per_brukare as (
  select
    coalesce(utford.enhet_id, ansvarig.enhet_id) as enhet_id, manader.kvartal,
    beviljad.beviljad_hemma_min as beviljad, least(coalesce(utford.minuter, 0), beviljad.beviljad_hemma_min) as utford
  from modell.beviljad_manad as beviljad
  join modell.manader as manader using (manad)
  left join utford using (brukar_nyckel, insats, manad)
  left join ansvarig using (brukar_nyckel, insats)
  where manader.fullstandigt and beviljad.beviljad_hemma_min > 0
)
select enhet_id, kvartal, (sum(utford) / 60.0)::double as utforda_timmar, (sum(beviljad) / 60.0)::double as beviljade_timmar
from per_brukare
-- Only where the time system covers the unit: elsewhere nothing performed means nothing registered.
semi join modell.besok_kvartal as besok using (enhet_id, kvartal)
group by all
order by 1, 2
