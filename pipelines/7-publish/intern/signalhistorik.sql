-- titel: Förra kvartalets signaler och vad som hände
-- korn: signal som den var känd för ett kvartal sedan
-- kolumner: vad_hande är kvarstar, borta, starkare, foljd_upp_brist, foljd_upp_utan_brist eller vantar; kvoterna tomma och dold när de rör för få brukare (skydd_minsta_antal)
select
  signal_id, enhet_id, indikator_id, kvartal, metod, utfall, nu_utfall, uppfoljd_datum, uppfoljning_fynd, atgard_status, vad_hande,
  enhet_id in (from modell.sma_enheter) as dold,
  case when enhet_id not in (from modell.sma_enheter) then rr end as rr,
  case when enhet_id not in (from modell.sma_enheter) then nu_rr end as nu_rr
from resultat.signalhistorik
order by signal_id
