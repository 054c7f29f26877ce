-- tecken: f-skatt
-- namn: Inte godkänd för F-skatt
-- ordning: 1
-- kallor: [ekonomikontroller]
-- trosklar: {}
-- krav: [OR-35, NA-47]
-- oskyldig_forklaring: Ett nytt bolag eller byte av organisationsnummer där registreringen inte är klar, eller en uppgift som hämtats för fel bolag.
-- fraga: Är ni godkända för F-skatt i dag, och när ändrades det?
-- kalla: Skatteverkets stöd till kommuner vid kontroll av företag inom hemtjänsten

-- The latest control decides: who has got it back is no longer without. Heavy where the control says so.
select utforare_id, utfall <> 'ok' as finns, utfall = 'allvarlig' as tungt, datum,
  'Den senaste kontrollen visade att utföraren inte är godkänd för F-skatt.' as forklaring, 'ekonomikontroller' as kalla, fil_nr, fil_rad
from kontrollrader where kontroll = 'f_skatt' and nr = 1
