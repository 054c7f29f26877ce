-- titel: Enheter i trattdiagram
-- korn: enhet i ett trattdiagram, de fyra senaste hela kvartalen
-- kolumner: kvot (händelser mot väntat) eller andel är läget i tratten, varde samma sak i indikatorns skala; underlag är väntade händelser eller antal prövade; siffrorna tomma och dold när de rör för få personer (skydd_minsta_antal, skydd_minsta_svar)
with rader as (
  select punkter.*, indikatorer.exponering,
    case when indikatorer.klass = 'granskning' then false
      when indikatorer.exponering = 'svarande' then punkter.namnare < troskel('skydd_minsta_svar') or punkter.enhet_id in (from modell.sma_enheter)
      else punkter.enhet_id in (from modell.sma_enheter) end as dold
  from resultat.trattpunkter as punkter join resultat.indikatorer as indikatorer using (indikator_id)
)
select
  indikator_id, verksamhetsomrade, enhet_id,
  case when not dold then round(underlag, 3) end as underlag,
  case when not dold and not (exponering = 'svarande' and antal < troskel('skydd_minsta_antal')) then antal end as antal,
  case when not dold then kvot end as kvot,
  case when not dold then andel end as andel,
  case when not dold then varde end as varde,
  case when not dold then z end as z,
  case when not dold then p end as p,
  case when not dold then utfall end as utfall,
  dold
from rader
order by indikator_id, verksamhetsomrade, enhet_id
