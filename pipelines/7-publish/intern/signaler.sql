-- titel: Signaler
-- korn: signal som sticker ut; de som inte gör det står i prövningar, och hur många de är i utfallssummor och granskningar
-- kolumner: rr är kvoten mot referensen med 90 % intervall; jamforelsegrupp är dem enheten jämförs med och standardisering det som deras nivå räknats om för; styrka_rr2 är chansen att denna prövning ensam hade funnit en fördubbling, styrka_efter_granskning det som är kvar när alla prövas samtidigt; antal händelser av underlag; siffrorna tomma och dold när de rör för få personer (skydd_minsta_antal, skydd_minsta_svar)
with rader as (
  select signaler.*, varden.taljare, varden.namnare, indikatorer.exponering,
    case when indikatorer.klass = 'granskning' then false
      when indikatorer.exponering = 'svarande' then coalesce(varden.namnare, 0) < troskel('skydd_minsta_svar') or signaler.enhet_id in (from modell.sma_enheter)
      else signaler.enhet_id in (from modell.sma_enheter) end as dold
  from resultat.signaler as signaler
  left join resultat.indikatorer as indikatorer using (indikator_id)
  left join resultat.indikatorvarden as varden
    on varden.objekt_typ = 'enhet' and varden.objekt_id = signaler.enhet_id and varden.indikator_id = signaler.indikator_id
    and varden.period = signaler.kvartal
    and varden.periodtyp = case when signaler.metod = 'egen_historik' then 'kvartal' else 'rullande4' end
  where signaler.utfall not in ('for_lite_underlag', 'ingen_sakerstalld_forandring')
)
select
  signal_id,
  enhet_id,
  indikator_id,
  kvartal,
  metod,
  utfall,
  jamforelsegrupp,
  standardisering,
  case when not dold then varde end as varde,
  referens,
  case when not dold then rr end as rr,
  case when not dold then rr_lag end as rr_lag,
  case when not dold then rr_hog end as rr_hog,
  q,
  case when not dold then styrka_rr2 end as styrka_rr2,
  case when not dold then styrka_efter_granskning end as styrka_efter_granskning,
  case when not dold and not (coalesce(exponering, '') = 'svarande' and taljare < troskel('skydd_minsta_antal')) then taljare end as antal,
  case when not dold then namnare end as underlag,
  skal,
  dold
from rader
order by signal_id
