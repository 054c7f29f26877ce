-- beskrivning: vad som försvagar en undersöknings siffra; få som svarat, många ombud, stor osäkerhet eller andra frågor än året innan
-- korn: nuvarande enhet, kvartal, kvalitetsområde och märke
-- nyckel: enhet_id, kvartal, kvalitetsomrade, marke
with per_omrade as (
  select enhet_id, ar, kvartal, kvalitetsomrade,
    min(svarsfrekvens) as svarsfrekvens, min(andel_sjalv_svarat) as andel_sjalv_svarat,
    -- Kolada and Socialstyrelsen give procentenheter, a share is what the warehouse keeps.
    max(case when osakerhetstal > 1 then osakerhetstal / 100 else osakerhetstal end) as osakerhetstal,
    list_sort(list(distinct undersokning || '|' || fraga)) as fragor
  from modell.undersokningar
  where kvalitetsomrade is not null and antal_svar > 0
  group by all
),
med_forra as (
  select *, lag(fragor) over (partition by enhet_id, kvalitetsomrade order by ar) as forra_fragor from per_omrade
)
select enhet_id, kvartal, kvalitetsomrade, marke, varde
from (
  select *, 'lag_svarsfrekvens' as marke, svarsfrekvens as varde from med_forra where svarsfrekvens < troskel('undersokning_minsta_svarsfrekvens')
  union all by name
  select *, 'manga_ombud' as marke, andel_sjalv_svarat as varde from med_forra where andel_sjalv_svarat < troskel('undersokning_minsta_sjalvsvar')
  union all by name
  select *, 'stor_osakerhet' as marke, osakerhetstal as varde from med_forra where osakerhetstal > troskel('undersokning_storsta_osakerhet')
  union all by name
  select *, 'andra_fragor' as marke, null::double as varde from med_forra where forra_fragor <> fragor
)
order by 1, 2, 3, 4
