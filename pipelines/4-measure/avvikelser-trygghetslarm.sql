-- id: avvikelser-trygghetslarm
-- namn: Avvikelser, trygghetslarm
-- kvalitetsomrade: verksamhet-och-arbetssatt
-- kallor: [avvikelser]
-- typ: antal
-- exponering: brukardygn
-- skala: 1000
-- riktning: hog
-- vikt: 0
-- krav: [NO-37, NO-28, F-3]
-- syfte: Visar hur ofta avvikelser av slaget trygghetslarm rapporteras. Följs för trender och mönster. I risken ingår slaget i sitt kvalitetsområde.
-- klass: egenrapporterad
-- lagrum: SOSFS 2011:9 5 kap.
-- oskyldig_forklaring: Nya brukare med stora behov, eller ett trygghetslarm som bytts ut, ger fler händelser utan att arbetssättet är sämre. En enhet som uppmuntrar till rapportering rapporterar fler avvikelser än andra, också när vården är lika bra.
-- @matt
select e.enhet_id, e.kvartal, count(distinct f.avvikelse_id) as taljare, e.brukardygn as namnare
from modell.exponering as e
left join modell.avvikelser as f on f.enhet_id = e.enhet_id and f.kvartal = e.kvartal and f.kategori = 'trygghetslarm'
group by e.enhet_id, e.kvartal, e.brukardygn
-- @rader
select distinct enhet_id, kvartal, 'avvikelser' as kalla, fil_nr, fil_rad from modell.avvikelser where kategori = 'trygghetslarm'
