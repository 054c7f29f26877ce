-- titel: Prövningar utan säkerställd förändring
-- korn: enhet, indikator och metod där en fördubbling troligen hade synts och ingenting stack ut
-- kolumner: rr är kvoten mot referensen; doljer_upp_till och doljer_ned_till är den största kvot som kan finnas ändå (90 % intervall, tomt när den är obegränsad); styrka_rr2 är chansen att prövningen ensam hade funnit en fördubbling, styrka_efter_granskning det som är kvar när alla prövas samtidigt; siffrorna tomma och dold när de rör för få personer (skydd_minsta_antal, skydd_minsta_svar)
with rader as (
  select signaler.*,
    case when indikatorer.klass = 'granskning' then false
      when indikatorer.exponering = 'svarande' then coalesce(varden.namnare, 0) < troskel('skydd_minsta_svar') or signaler.enhet_id in (from modell.sma_enheter)
      else signaler.enhet_id in (from modell.sma_enheter) end as dold
  from resultat.signaler as signaler
  left join resultat.indikatorer as indikatorer using (indikator_id)
  left join resultat.indikatorvarden as varden
    on varden.objekt_typ = 'enhet' and varden.objekt_id = signaler.enhet_id and varden.indikator_id = signaler.indikator_id
    and varden.period = signaler.kvartal
    and varden.periodtyp = case when signaler.metod = 'egen_historik' then 'kvartal' else 'rullande4' end
  where signaler.utfall = 'ingen_sakerstalld_forandring'
)
select
  signal_id,
  enhet_id,
  indikator_id,
  kvartal,
  metod,
  case when not dold then rr end as rr,
  case when not dold then doljer_upp_till end as doljer_upp_till,
  case when not dold then doljer_ned_till end as doljer_ned_till,
  case when not dold then styrka_rr2 end as styrka_rr2,
  case when not dold then styrka_efter_granskning end as styrka_efter_granskning,
  dold
from rader
order by signal_id
