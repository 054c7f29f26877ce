-- id: ej-verkstallda-over-tre-manader
-- namn: Ej verkställda beslut som väntat över tre månader
-- kvalitetsomrade: null
-- objekt: verksamhetsomrade
-- kallor: [ej_verkstallda]
-- typ: andel
-- exponering: ej verkställda beslut
-- skala: 1
-- riktning: hog
-- vikt: 0
-- krav: [F-37, HU-24]
-- syfte: Visar hur stor del av de ej verkställda besluten som väntat mer än tre månader och ska rapporteras till IVO.
-- klass: verksamhetsdata
-- lagrum: SoL (2025:400) 34 kap. 1 §
-- oskyldig_forklaring: Den enskilde kan själv ha tackat nej till ett erbjudande, och ett fåtal beslut ger stora svängningar i andelen.
-- @matt
select verksamhetsomrade, kvartal, over_tre_manader as taljare, antal as namnare
from kant.ej_verkstallda
join (select kvartal from modell.kvartal where fullstandigt) as fullstandiga using (kvartal)
-- @rader
select verksamhetsomrade, kvartal, 'ej_verkstallda' as kalla, fil_nr, fil_rad from kant.ej_verkstallda where over_tre_manader > 0
