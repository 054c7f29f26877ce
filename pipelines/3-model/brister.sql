-- beskrivning: konstaterade brister
-- korn: brist
-- nyckel: brist_id
select
  brister.brist_id,
  enheter.nu_enhet_id as enhet_id,
  brister.krav_id,
  krav.kvalitetsomrade,
  brister.uppfoljning_id,
  brister.upptackt_datum,
  kvartal_av(brister.upptackt_datum) as kvartal,
  brister.allvarlighetsgrad,
  coalesce(brister.systemorsak, false) as systemorsak,
  brister.fil_nr,
  brister.fil_rad
from kant.brister as brister
join modell.enheter as enheter using (enhet_id)
left join kant.krav as krav using (krav_id)
