-- beskrivning: åtgärder i handlingsplaner, med bristen de ska avhjälpa; en åtgärd vars brist inte är känd finns inte
-- korn: åtgärd
-- nyckel: atgard_id
select
  atgarder.atgard_id,
  atgarder.brist_id,
  brister.enhet_id,
  brister.krav_id,
  brister.kvalitetsomrade,
  brister.upptackt_datum,
  atgarder.klar_senast,
  atgarder.uppfoljning_datum,
  atgarder.godkand_datum,
  atgarder.avrapporterad_datum,
  atgarder.verifierad_datum,
  atgarder.fil_nr,
  atgarder.fil_rad
from kant.atgarder as atgarder
join modell.brister as brister using (brist_id)
