-- id: ej-verkstallda-beslut
-- namn: Ej verkställda beslut
-- kvalitetsomrade: null
-- objekt: verksamhetsomrade
-- kallor: [ej_verkstallda]
-- typ: antal
-- exponering: brukare
-- skala: 1000
-- riktning: hog
-- vikt: 0
-- krav: [F-37, HU-24]
-- syfte: Visar hur många beslut som väntade på att verkställas i förhållande till hur många brukare verksamhetsområdet hade.
-- klass: verksamhetsdata
-- lagrum: SoL (2025:400) 34 kap. 1 §
-- oskyldig_forklaring: Den enskilde kan själv ha tackat nej till ett erbjudande, eller vänta på en viss plats.
-- @matt
with brukare as (
  select hor.verksamhetsomrade, exponering.kvartal, fsum(exponering.brukare order by exponering.enhet_id) as brukare
  from modell.exponering as exponering join modell.enhet_kvartal as hor using (enhet_id, kvartal)
  group by all
)
select verksamhetsomrade, kvartal, vantande.antal as taljare, brukare.brukare as namnare
from kant.ej_verkstallda as vantande
join (select kvartal from modell.kvartal where fullstandigt) as fullstandiga using (kvartal)
join brukare using (verksamhetsomrade, kvartal)
-- @rader
select verksamhetsomrade, kvartal, 'ej_verkstallda' as kalla, fil_nr, fil_rad from kant.ej_verkstallda where antal > 0
