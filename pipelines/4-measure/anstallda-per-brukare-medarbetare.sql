-- id: anstallda-per-brukare-medarbetare
-- namn: Anställda per brukare
-- kvalitetsomrade: medarbetare
-- kallor: [personal]
-- typ: antal
-- exponering: brukare
-- skala: 1
-- riktning: lag
-- vikt: 0
-- krav: [NO-19, NO-27, NA-52]
-- syfte: Visar hur många som arbetade vid enheten i förhållande till hur många brukare den hade. Hur mycket var och en arbetade syns inte.
-- klass: verksamhetsdata
-- lagrum: SoL (2025:400) 5 kap. 2 §
-- oskyldig_forklaring: Heltider gör fler timmar än deltider, så färre anställda kan vara lika mycket personal. Brukarnas behov skiljer sig också.
-- @matt
select personal.enhet_id, personal.kvartal, count(*) as taljare, any_value(exponering.brukare) as namnare
from modell.personal_kvartal as personal
join modell.exponering as exponering using (enhet_id, kvartal)
group by personal.enhet_id, personal.kvartal
having count(*) >= troskel('skydd_minsta_antal')
-- @rader
select enhet_id, kvartal, 'personal' as kalla, fil_nr, fil_rad from modell.personal_kvartal
qualify count(*) over (partition by enhet_id, kvartal) >= troskel('skydd_minsta_antal')
