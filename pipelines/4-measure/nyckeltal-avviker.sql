-- id: nyckeltal-avviker
-- namn: Nyckeltal som avviker från liknande kommuner
-- kvalitetsomrade: null
-- objekt: kommun
-- kallor: [nyckeltal]
-- installningar: [kommunkod]
-- typ: andel
-- exponering: jämförda nyckeltal
-- skala: 1
-- riktning: hog
-- vikt: 0
-- krav: [U-14, AC-11, OR-32]
-- syfte: Visar hur stor del av kommunens nyckeltal som ligger långt från liknande kommuners, åt det ena eller andra hållet. Riket visas bredvid men räknas inte som en kommun.
-- klass: extern
-- lagrum: null
-- oskyldig_forklaring: Att avvika är inte att vara sämre. Ett ändrat sätt att räkna eller rapportera fel värde ger ofta de största avstånden.
-- @matt
select kommunkod, kvartal, count(*) filter (abs(avstand) >= troskel('nyckeltal_avstand')) as taljare, count(*) as namnare
from modell.nyckeltal
where kommuner >= troskel('nyckeltal_minst_kommuner') and avstand is not null
group by kommunkod, kvartal
-- @rader
select kommunkod, kvartal, 'nyckeltal' as kalla, fil_nr, fil_rad
from modell.nyckeltal
where kommuner >= troskel('nyckeltal_minst_kommuner') and abs(avstand) >= troskel('nyckeltal_avstand')
