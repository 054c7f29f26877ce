-- beskrivning: handläggares erfarenheter av enheterna (NA-44)
-- korn: lämnad erfarenhet
-- nyckel: erfarenhet_id
select
  erfarenheter.erfarenhet_id,
  enheter.nu_enhet_id as enhet_id,
  erfarenheter.datum,
  kvartal_av(erfarenheter.datum) as kvartal,
  erfarenheter.kvalitetsomrade,
  erfarenheter.bedomning,
  erfarenheter.bedomning >= 3 as dalig,
  erfarenheter.fil_nr,
  erfarenheter.fil_rad
from kant.handlaggarerfarenheter as erfarenheter
join modell.enheter as enheter using (enhet_id)
