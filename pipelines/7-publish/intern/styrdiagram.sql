-- titel: Styrdiagram
-- korn: objekt (enhet eller verksamhetsområde) och indikator som en sida ritar
-- kolumner: kvartal, taljare, namnare, varde, mitt, nedre, ovre och regel är lika långa listor, ett värde per helt kvartal med underlag; i diagrammet punkter är nedre och ovre varje punkts 90 % intervall; dold när ett kvartal rör färre brukare än skydd_minsta_antal, och då saknas kvartalets siffror och alla gränser
with sma as (
  select exponering.enhet_id as objekt_id, kvartal.kvartal
  from modell.exponering as exponering join modell.kvartal as kvartal using (ordning)
  where exponering.brukare < troskel('skydd_minsta_antal')
),
punkter as (
  select objekt_typ, objekt_id, indikator_id,
    unnest(kvartal) as kvartal, unnest(taljare) as taljare, unnest(namnare) as namnare, unnest(varde) as varde
  from resultat.styrdiagram
  -- A survey has one value a year, and its own least number of answers: a funnel and a table show it better than a line.
  where indikator_id in (select indikator_id from resultat.indikatorer where exponering not in ('svarande', 'uppföljningar'))
),
skyddade as (
  select punkter.*, punkter.objekt_typ = 'enhet' and sma.objekt_id is not null as dold
  from punkter left join sma using (objekt_id, kvartal)
),
listor as (
  select objekt_typ, objekt_id, indikator_id, bool_or(dold) as dold,
    list(kvartal order by kvartal) as kvartal,
    list(case when not dold then taljare end order by kvartal) as taljare,
    list(case when not dold then round(namnare, 1) end order by kvartal) as namnare,
    list(case when not dold then varde end order by kvartal) as varde
  from skyddade group by all
)
-- The middle line is the sum of all quarters: with it, one withheld quarter could be counted back.
select
  diagram.objekt_typ, diagram.objekt_id, diagram.indikator_id, diagram.diagram, diagram.provisoriskt, diagram.n, listor.dold,
  listor.kvartal, listor.taljare, listor.namnare, listor.varde,
  case when not listor.dold then diagram.mitt end as mitt,
  case when not listor.dold then diagram.nedre end as nedre,
  case when not listor.dold then diagram.ovre end as ovre,
  case when not listor.dold then diagram.regel end as regel
from resultat.styrdiagram as diagram join listor using (objekt_typ, objekt_id, indikator_id)
order by diagram.objekt_typ, diagram.objekt_id, diagram.indikator_id
