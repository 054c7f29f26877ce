-- titel: Effekt av åtgärder
-- korn: verifierad åtgärd och mått; en rad utan mått när det är för tidigt
-- kolumner: fore gäller fyra kvartal före bristen, efter gäller från kvartalet efter verifieringen; vantat är vad enheten skulle ha haft efteråt med sin egen nivå och de andras utveckling; rr under 1 är bättre; siffrorna tomma och dold när de rör för få brukare (skydd_minsta_antal)
with rader as (
  select effekter.*, effekter.enhet_id in (from modell.sma_enheter) as dold from resultat.atgardseffekter as effekter
)
select
  atgard_id, brist_id, enhet_id, krav_id, kvalitetsomrade, indikator_id, verifierad_datum, utfall, efter_kvartal, dold,
  case when not dold then fore_antal end as fore_antal,
  case when not dold then fore_underlag end as fore_underlag,
  case when not dold then efter_antal end as efter_antal,
  case when not dold then efter_underlag end as efter_underlag,
  case when not dold then vantat end as vantat,
  andra_kvot,
  case when not dold then rr end as rr,
  case when not dold then rr_lag end as rr_lag,
  case when not dold then rr_hog end as rr_hog,
  p, q, styrka_halvering
from rader
where utfall <> 'for_lite_underlag'
order by atgard_id, indikator_id nulls first
