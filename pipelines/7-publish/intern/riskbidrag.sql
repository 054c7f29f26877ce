-- titel: Varför risken är som den är
-- korn: risk och indikator som bidrar eller hade egna uppgifter; de övriga räknas i risker.tysta
-- kolumner: bidrag i log-odds, summan med grundniva är oddset för sannolikheten; antal händelser av underlag (exponering, svarande eller uppföljningar); varde och antal tomma och dold när enheten har färre än skydd_minsta_antal brukare eller färre än skydd_minsta_svar svarat
with forsta as (
  select max(ordning) as ordning from modell.kvartal where fullstandigt
),
sma as (
  select exponering.enhet_id
  from modell.exponering as exponering join forsta using (ordning)
  where exponering.brukare < troskel('skydd_minsta_antal')
),
rader as (
  select
    bidrag.*, risker.enhet_id, indikatorer.klass, indikatorer.exponering,
    case when indikatorer.klass = 'granskning' then granskade.antal else varden.namnare end as namnare
  from resultat.riskbidrag as bidrag
  join resultat.risker as risker using (risk_id)
  left join resultat.indikatorer as indikatorer using (indikator_id)
  left join resultat.indikatorvarden as varden
    on varden.objekt_typ = 'enhet' and varden.objekt_id = risker.enhet_id and varden.indikator_id = bidrag.indikator_id
    and varden.periodtyp = 'rullande4' and varden.period = risker.kvartal
  left join (
    select utfall.enhet_id, utfall.kvalitetsomrade, count(*)::double as antal
    from modell.uppfoljningsutfall as utfall
    join modell.kvartal as kvartal using (kvartal)
    cross join forsta
    where kvartal.ordning > forsta.ordning - troskel('risk_fynd_kvartal')::integer
    group by all
  ) as granskade on granskade.enhet_id = risker.enhet_id and granskade.kvalitetsomrade = risker.kvalitetsomrade
  where bidrag.bidrag <> 0 or bidrag.niva in ('rullande4', 'fynd') or bidrag.indikator_id = 'grundniva'
),
skyddade as (
  select *,
    -- Follow-ups and their findings are about a unit, not about persons; so is the base rate.
    case when indikator_id = 'grundniva' or klass = 'granskning' then false
      when exponering = 'svarande' then coalesce(namnare, 0) < troskel('skydd_minsta_svar') or enhet_id in (from sma)
      else enhet_id in (from sma) end as dold
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
  case when not dold then namnare end as underlag,
  niva,
  dold
from skyddade
order by risk_id, indikator_id
