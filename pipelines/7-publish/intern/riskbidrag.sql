-- titel: Varför risken är som den är
-- korn: risk och källa; grundniva, enheten-i-ovrigt och utforaren-i-ovrigt är inga indikatorer
-- kolumner: bidrag i log-odds, summan med grundniva är oddset för sannolikheten; antal händelser av underlag (exponering, svarande eller uppföljningar); varde och antal tomma och dold när enheten har färre än skydd_minsta_antal brukare eller färre än skydd_minsta_svar svarat
with rader as (
  select bidrag.*, risker.enhet_id, indikatorer.klass, indikatorer.exponering
  from resultat.riskbidrag as bidrag
  join resultat.risker as risker using (risk_id)
  left join resultat.indikatorer as indikatorer using (indikator_id)
),
skyddade as (
  select *,
    -- Follow-ups and their findings are about a unit, not about persons; so is the base rate.
    case when indikator_id = 'grundniva' or klass = 'granskning' then false
      when exponering = 'svarande' then coalesce(underlag, 0) < troskel('skydd_minsta_svar') or enhet_id in (from modell.sma_enheter)
      else enhet_id in (from modell.sma_enheter) end as dold
  from rader
)
select
  risk_id,
  indikator_id,
  bidrag,
  case when not dold then varde end as varde,
  referens,
  -- Of those who answered, the dissatisfied are persons.
  case when not dold and not (coalesce(exponering, '') = 'svarande' and antal < troskel('skydd_minsta_antal')) then antal end as antal,
  case when not dold then underlag end as underlag,
  niva,
  dold
from skyddade
order by risk_id, indikator_id
