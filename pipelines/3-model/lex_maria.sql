-- beskrivning: lex Maria-anmälningar, alltid hälso- och sjukvård
-- korn: anmälan
-- nyckel: anmalan_id
select
  anmalningar.anmalan_id,
  enheter.nu_enhet_id as enhet_id,
  anmalningar.anmald_datum,
  kvartal_av(anmalningar.anmald_datum) as kvartal,
  anmalningar.allvarlighetsgrad,
  coalesce(anmalningar.allvarlighetsgrad >= 3, false) as allvarlig,
  anmalningar.ivo_beslut,
  'halso-och-sjukvard' as kvalitetsomrade,
  anmalningar.fil_nr,
  anmalningar.fil_rad
from kant.lex_maria as anmalningar
join modell.enheter as enheter using (enhet_id)
