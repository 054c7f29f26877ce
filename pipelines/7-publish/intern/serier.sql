-- titel: Kvartalsserier som sidorna ritar
-- korn: objekt (enhet, utförare eller verksamhetsområde) och indikator, de fem som visas för alla och alla med en signal eller trend
-- kolumner: handelser och underlag är lika långa listor, ett värde per kvartal från fran_kvartal; tomt värde när kvartalet saknas eller rör färre brukare än skydd_minsta_antal (dold)
with visas as (
  select unnest(['avvikelser-totalt', 'avvikelser-fall', 'avvikelser-lakemedel', 'klagomal-totalt',
    'utford-av-beviljad-verksamhet-och-arbetssatt']) as indikator_id
),
sticker_ut as (
  select 'enhet' as objekt_typ, enhet_id as objekt_id, indikator_id from resultat.signaler
  where utfall not in ('for_lite_underlag', 'ingen_sakerstalld_forandring')
  union
  select objekt_typ, objekt_id, indikator_id from resultat.trender
  where utfall not in ('for_lite_underlag', 'ingen_sakerstalld_forandring')
),
valda as (
  select 'enhet' as objekt_typ, enhet_id as objekt_id, indikator_id from modell.enheter cross join visas where aktiv
  union
  from sticker_ut
  -- The area's own series stand beside those of its units.
  union
  select 'verksamhetsomrade', enheter.verksamhetsomrade, utvalda.indikator_id
  from modell.enheter as enheter
  join (from visas union select indikator_id from sticker_ut) as utvalda on true
  where enheter.aktiv
),
-- An utförare's sum less its open enheter would tell the one that is withheld, so it is withheld with it.
utforares_brukare as (
  select hor.utforare_id, exponering.ordning, fsum(exponering.brukare order by exponering.enhet_id) as brukare,
    count(*) filter (exponering.brukare < troskel('skydd_minsta_antal')) as sma
  from modell.exponering as exponering
  join modell.enhet_kvartal as hor on hor.enhet_id = exponering.enhet_id and hor.kvartal = exponering.kvartal
  group by hor.utforare_id, exponering.ordning
),
-- A survey has one value a year: a table shows it better than a line.
varden as (
  select varden.objekt_typ, varden.objekt_id, varden.indikator_id, kvartal.ordning, varden.taljare, varden.namnare,
    case varden.objekt_typ
      when 'enhet' then coalesce(exponering.brukare < troskel('skydd_minsta_antal'), false)
      when 'utforare' then coalesce(utforares_brukare.brukare < troskel('skydd_minsta_antal') or utforares_brukare.sma = 1, false)
      else false end as dold
  from resultat.indikatorvarden as varden
  semi join valda using (objekt_typ, objekt_id, indikator_id)
  join resultat.indikatorer as indikatorer using (indikator_id)
  join modell.kvartal as kvartal on kvartal.kvartal = varden.period
  left join modell.exponering as exponering on exponering.enhet_id = varden.objekt_id and exponering.ordning = kvartal.ordning
  left join utforares_brukare on utforares_brukare.utforare_id = varden.objekt_id and utforares_brukare.ordning = kvartal.ordning
  where varden.periodtyp = 'kvartal' and indikatorer.exponering not in ('svarande', 'uppföljningar')
    and kvartal.ordning > (select max(ordning) from modell.kvartal) - 12
),
spann as (
  select objekt_typ, objekt_id, indikator_id, min(ordning) as fran, max(ordning) as till, bool_or(dold) as dold from varden group by all
)
select
  spann.objekt_typ, spann.objekt_id, spann.indikator_id, spann.dold,
  min(kvartal.kvartal) as fran_kvartal,
  bool_or(not kvartal.fullstandigt) as sista_ofullstandigt,
  list(case when not varden.dold then varden.taljare end order by kvartal.ordning) as handelser,
  list(case when not varden.dold then round(varden.namnare, 1) end order by kvartal.ordning) as underlag
from spann
join modell.kvartal as kvartal on kvartal.ordning between spann.fran and spann.till
left join varden on varden.objekt_typ = spann.objekt_typ and varden.objekt_id = spann.objekt_id
  and varden.indikator_id = spann.indikator_id and varden.ordning = kvartal.ordning
group by all
order by spann.objekt_typ, spann.objekt_id, spann.indikator_id
