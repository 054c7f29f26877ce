-- tecken: skatteskuld
-- namn: Skatteskuld
-- ordning: 2
-- kallor: [ekonomikontroller]
-- trosklar: {}
-- krav: [OR-35, NA-47]
-- oskyldig_forklaring: En liten skuld mellan två inbetalningar, eller en skuld som utföraren har överklagat eller fått anstånd med.
-- fraga: Vad är skulden, och när är den betald?
-- kalla: Skatteverkets stöd till kommuner vid kontroll av företag inom hemtjänsten

select utforare_id, utfall <> 'ok' as finns, false as tungt, datum,
  'Den senaste kontrollen visade en skatteskuld'
    || coalesce(' på ' || replace(format('{:,}', kronor::bigint), ',', chr(160)) || ' kr', '') || '.' as forklaring,
  'ekonomikontroller' as kalla, fil_nr, fil_rad
from kontrollrader where kontroll = 'skatteskuld' and nr = 1
