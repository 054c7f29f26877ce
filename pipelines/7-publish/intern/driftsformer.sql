-- titel: Egen regi och privat på lika villkor
-- korn: indikator, verksamhetsområde och driftsform, fyra kvartal till och med det senaste hela; verksamhetsomrade är tomt för alla områden tillsammans
-- kolumner: taljare av namnare; för alla områden är namnare det väntade om varje enhet låg på nivån i sitt eget verksamhetsområde, och varde kvoten. medelfel är relativt och räknar med att enheter skiljer sig åt. Siffrorna tomma när skal säger varför, fa_enheter (driftsform_minst_enheter) eller fa_personer (skydd_minsta_antal, skydd_minsta_svar)

with senaste as (
  select kvartal, ordning from modell.kvartal where fullstandigt order by ordning desc limit 1
),
enheter as (
  select varden.indikator_id, indikatorer.exponering, enheter.verksamhetsomrade, enheter.driftsform, enheter.enhet_id,
    varden.taljare, varden.namnare, coalesce(exponering.brukare, 0) as brukare
  from resultat.indikatorvarden as varden
  join senaste on varden.period = senaste.kvartal
  join resultat.indikatorer as indikatorer using (indikator_id)
  join modell.enheter as enheter on enheter.enhet_id = varden.objekt_id and enheter.aktiv
  left join modell.exponering as exponering on exponering.enhet_id = enheter.enhet_id and exponering.ordning = senaste.ordning
  where varden.objekt_typ = 'enhet' and varden.periodtyp = 'rullande4' and varden.namnare > 0
),
-- What each unit would have had at the level of its own area: the areas differ by nature, and a driftsform runs more of some.
nivaer as (
  select indikator_id, verksamhetsomrade, fsum(taljare order by enhet_id) / fsum(namnare order by enhet_id) as niva,
    count(distinct driftsform) as former
  from enheter group by all
),
jamforbara as (
  select indikator_id, exponering, verksamhetsomrade, driftsform, enhet_id, taljare, namnare, brukare from enheter
  union all
  -- Only areas that both run say anything of the one against the other.
  select indikator_id, exponering, null, driftsform, enhet_id, taljare, namnare * niva, brukare
  from enheter join nivaer using (indikator_id, verksamhetsomrade)
  where former > 1 and niva > 0
),
celler as (
  select indikator_id, exponering, verksamhetsomrade, driftsform, count(*) as antal_enheter,
    fsum(taljare order by enhet_id) as taljare, fsum(namnare order by enhet_id) as namnare, fsum(brukare order by enhet_id) as brukare
  from jamforbara group by all
),
-- The error of a ratio when whole units, not single events, are what was drawn (Cochran 1977, 6.3).
avvikelser as (
  select celler.indikator_id, celler.verksamhetsomrade, celler.driftsform,
    fsum((jamforbara.taljare - celler.taljare / celler.namnare * jamforbara.namnare) ** 2 order by jamforbara.enhet_id) as kvadrater
  from celler join jamforbara on jamforbara.indikator_id = celler.indikator_id and jamforbara.driftsform = celler.driftsform
    and jamforbara.verksamhetsomrade is not distinct from celler.verksamhetsomrade
  group by all
),
bedomda as (
  select celler.*, avvikelser.kvadrater,
    case when antal_enheter < troskel('driftsform_minst_enheter') then 'fa_enheter'
      when brukare < troskel('skydd_minsta_antal') then 'fa_personer'
      -- Of those who answered, the dissatisfied are persons.
      when exponering = 'svarande' and (namnare < troskel('skydd_minsta_svar') or taljare between 1 and troskel('skydd_minsta_antal') - 1) then 'fa_personer'
    end as eget_skal
  from celler join avvikelser on avvikelser.indikator_id = celler.indikator_id and avvikelser.driftsform = celler.driftsform
    and avvikelser.verksamhetsomrade is not distinct from celler.verksamhetsomrade
),
-- Where one side is about too few persons, the other goes with it: the area's sum would give it away.
skyddade as (
  select *,
    case when bool_or(eget_skal = 'fa_personer') over (partition by indikator_id, verksamhetsomrade) then 'fa_personer' else eget_skal end as skal
  from bedomda
)
select
  indikator_id,
  verksamhetsomrade,
  driftsform,
  antal_enheter::integer as antal_enheter,
  case when skal is null then taljare end as taljare,
  case when skal is null then namnare end as namnare,
  case when skal is null then taljare / namnare end as varde,
  case when skal is null and taljare > 0
    then sqrt(kvadrater * antal_enheter / (antal_enheter - 1)) / taljare end as medelfel,
  skal
from skyddade
order by indikator_id, verksamhetsomrade nulls first, driftsform
