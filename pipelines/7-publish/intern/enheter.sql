-- titel: Enheter i drift
-- korn: enhet
-- kolumner: brukare är medelantalet senaste hela kvartalet, tomt och dold när de är färre än skydd_minsta_antal
with senaste as (
  select max(ordning) as ordning from modell.kvartal where fullstandigt
),
brukare as (
  select exponering.enhet_id, exponering.brukare
  from modell.exponering as exponering join senaste using (ordning)
),
uppfoljda as (
  select enhet_id, max(genomford_datum) as senast from modell.uppfoljningar group by enhet_id
)
select
  enheter.enhet_id,
  enheter.namn,
  enheter.utforare_id,
  enheter.driftsform,
  enheter.verksamhetsomrade,
  coalesce(verksamhet.namn, enheter.verksamhetsomrade) as verksamhet,
  enheter.lagrum,
  case when brukare.brukare >= troskel('skydd_minsta_antal') then round(brukare.brukare)::integer end as brukare,
  coalesce(brukare.brukare < troskel('skydd_minsta_antal'), false) as dold,
  uppfoljda.senast as senaste_uppfoljning
from modell.enheter as enheter
left join referens.verksamhetsomrade as verksamhet on verksamhet.kod = enheter.verksamhetsomrade
left join brukare using (enhet_id)
left join uppfoljda using (enhet_id)
where enheter.aktiv
order by enheter.enhet_id
