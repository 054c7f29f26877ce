-- id: inaktuella-ekonomikontroller-ekonomi-och-resurser
-- namn: Inaktuella ekonomikontroller
-- kvalitetsomrade: ekonomi-och-resurser
-- objekt: utforare
-- kallor: [ekonomikontroller]
-- typ: andel
-- exponering: slag av kontroller som kommunen gör
-- skala: 1
-- riktning: hog
-- vikt: 0
-- krav: [U-10, OR-19, NA-47]
-- syfte: Visar hur stor del av kontrollerna av utföraren som är för gamla eller aldrig har gjorts. Det säger något om kommunens egen kontroll och inte om utföraren.
-- klass: granskning
-- lagrum: KL (2017:725) 10 kap. 8 §
-- oskyldig_forklaring: Kontrollen kan vara gjord men inte inskriven, och en ny utförare har kanske inte hunnit kontrolleras.
-- @matt
select utforare_id, kvartal, count(*) filter (inaktuell) as taljare, count(*) as namnare
from modell.ekonomilage
group by utforare_id, kvartal
-- @rader
select kontroller.utforare_id, lage.kvartal, 'ekonomikontroller' as kalla, kontroller.fil_nr, kontroller.fil_rad
from modell.ekonomilage as lage
join kant.ekonomikontroller as kontroller
  on kontroller.utforare_id = lage.utforare_id and kontroller.kontroll = lage.kontroll and kontroller.datum = lage.senaste_datum
where lage.inaktuell
