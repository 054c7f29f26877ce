-- beskrivning: krav i de verksamhetsområden där de gäller och där kommunen har enheter (NA-31)
-- korn: krav och verksamhetsområde
-- nyckel: krav_id, verksamhetsomrade
select
  krav.krav_id, omraden.verksamhetsomrade, krav.rubrik, krav.kvalitetsomrade, krav.konsekvens, krav.lagrum,
  krav.riktvarde, krav.riktvarde_indikator, krav.vikt, krav.fil_nr, krav.fil_rad
from kant.krav as krav
join (select distinct verksamhetsomrade from modell.enheter where aktiv) as omraden
  on krav.verksamhetsomrade is null or krav.verksamhetsomrade = omraden.verksamhetsomrade
