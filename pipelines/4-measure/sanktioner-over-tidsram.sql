-- id: sanktioner-over-tidsram
-- namn: Sanktioner där tidsramen gått ut
-- kvalitetsomrade: null
-- objekt: utforare
-- kallor: [sanktioner]
-- typ: andel
-- exponering: sanktioner vars tidsram gått ut
-- skala: 1
-- riktning: hog
-- vikt: 0
-- krav: [NA-60, NA-57]
-- syfte: Visar hur stor del av sanktionerna som fortfarande gällde när tiden för rättelse gick ut. De räknas i kvartalet då tidsramen gick ut.
-- klass: granskning
-- lagrum: LOV (2008:962); LOU (2016:1145); avtal och överenskommelser
-- oskyldig_forklaring: Rättelsen kan vara gjord utan att nämnden hunnit häva sanktionen, och tidsramen kan ha förlängts.
-- @matt
select utforare_id, kvartal_av(tidsram_datum) as kvartal, count(*) filter (havd_datum is null or havd_datum > tidsram_datum) as taljare, count(*) as namnare
from modell.sanktioner
where ar_sanktion and tidsram_datum < per_datum()
group by all
-- @rader
select utforare_id, kvartal_av(tidsram_datum) as kvartal, 'sanktioner' as kalla, fil_nr, fil_rad
from modell.sanktioner
where ar_sanktion and tidsram_datum < per_datum() and (havd_datum is null or havd_datum > tidsram_datum)
