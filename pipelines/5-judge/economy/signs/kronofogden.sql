-- tecken: kronofogden
-- namn: Skuld hos Kronofogden
-- ordning: 5
-- kallor: [ekonomikontroller]
-- trosklar: {}
-- krav: [OR-35, NA-47]
-- oskyldig_forklaring: En skuld som betalades samma vecka som den registrerades, eller en tvist om en faktura.
-- fraga: Är skulden hos Kronofogden betald, och vad gällde den?
-- kalla: Skatteverkets stöd till kommuner vid kontroll av företag inom hemtjänsten

-- Heavy: others' claims have gone to enforcement. Known only where the source of the control says so.
select utforare_id, utfall <> 'ok' and kronofogden as finns, true as tungt, datum,
  'Den senaste kontrollen av skulder visade en skuld hos Kronofogden.' as forklaring, 'ekonomikontroller' as kalla, fil_nr, fil_rad
from kontrollrader where kontroll = 'skatteskuld' and nr = 1
