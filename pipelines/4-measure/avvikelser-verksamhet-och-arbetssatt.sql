-- id: avvikelser-verksamhet-och-arbetssatt
-- namn: Avvikelser inom verksamhet och arbetssätt
-- kvalitetsomrade: verksamhet-och-arbetssatt
-- kallor: [avvikelser]
-- typ: antal
-- exponering: brukardygn
-- skala: 1000
-- riktning: hog
-- vikt: 0.7
-- krav: [NO-24, NO-37, F-3]
-- syfte: Visar hur ofta avvikelser inom verksamhet och arbetssätt rapporteras i förhållande till hur mycket verksamhet som bedrivs.
-- klass: egenrapporterad
-- lagrum: SOSFS 2011:9 5 kap.
-- oskyldig_forklaring: Nya brukare med stora behov, eller ett trygghetslarm som bytts ut, ger fler händelser utan att arbetssättet är sämre. En enhet som uppmuntrar till rapportering rapporterar fler avvikelser än andra, också när vården är lika bra.
-- @matt
select e.enhet_id, e.kvartal, count(distinct f.avvikelse_id) as taljare, e.brukardygn as namnare
from modell.exponering as e
left join modell.avvikelser as f on f.enhet_id = e.enhet_id and f.kvartal = e.kvartal and f.kvalitetsomrade = 'verksamhet-och-arbetssatt'
group by e.enhet_id, e.kvartal, e.brukardygn
-- @rader
select distinct enhet_id, kvartal, 'avvikelser' as kalla, fil_nr, fil_rad from modell.avvikelser where kvalitetsomrade = 'verksamhet-och-arbetssatt'
