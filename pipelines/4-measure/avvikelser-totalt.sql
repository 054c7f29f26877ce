-- id: avvikelser-totalt
-- namn: Avvikelser, alla slag
-- kvalitetsomrade: null
-- kallor: [avvikelser]
-- typ: antal
-- exponering: brukardygn
-- skala: 1000
-- riktning: hog
-- vikt: 0
-- krav: [NO-37, AC-10]
-- syfte: Visar hur mycket enheten rapporterar. Mycket rapportering är inget fel i sig, och lite rapportering är ingen merit.
-- klass: egenrapporterad
-- lagrum: SOSFS 2011:9 5 kap.
-- oskyldig_forklaring: En enhet som uppmuntrar till rapportering rapporterar fler avvikelser än andra, också när vården är lika bra.
-- @matt
select e.enhet_id, e.kvartal, count(distinct f.avvikelse_id) as taljare, e.brukardygn as namnare
from modell.exponering as e
left join modell.avvikelser as f on f.enhet_id = e.enhet_id and f.kvartal = e.kvartal
group by e.enhet_id, e.kvartal, e.brukardygn
-- @rader
select distinct enhet_id, kvartal, 'avvikelser' as kalla, fil_nr, fil_rad from modell.avvikelser
