-- id: nyckeltal-systematiskt-kvalitetsarbete
-- namn: Nyckeltal inom systematiskt kvalitetsarbete, sämre än liknande kommuner
-- kvalitetsomrade: systematiskt-kvalitetsarbete
-- objekt: kommun
-- kallor: [nyckeltal]
-- installningar: [kommunkod]
-- typ: andel
-- exponering: jämförda nyckeltal
-- skala: 1
-- riktning: hog
-- vikt: 0
-- krav: [U-14, AC-11, OR-32]
-- syfte: Visar hur stor del av kommunens nyckeltal inom systematiskt kvalitetsarbete där de flesta liknande kommuner har ett bättre värde. Riket visas bredvid men räknas inte som en kommun.
-- klass: extern
-- lagrum: null
-- oskyldig_forklaring: Liknande kommuner liknar varandra i storlek och kostnad, inte i allt. Ett år med få svarande kan flytta kommunen flera platser.
-- @matt
select kommunkod, kvartal, count(*) filter (samre_an >= troskel('nyckeltal_samre_andel')) as taljare, count(*) as namnare
from modell.nyckeltal
where kvalitetsomrade = 'systematiskt-kvalitetsarbete' and kommuner >= troskel('nyckeltal_minst_kommuner')
group by kommunkod, kvartal
-- @rader
select kommunkod, kvartal, 'nyckeltal' as kalla, fil_nr, fil_rad
from modell.nyckeltal
where kvalitetsomrade = 'systematiskt-kvalitetsarbete' and kommuner >= troskel('nyckeltal_minst_kommuner') and samre_an >= troskel('nyckeltal_samre_andel')
