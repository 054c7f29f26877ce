-- id: avvikelser-ekonomi-och-resurser
-- namn: Avvikelser inom ekonomi och resursanvändning
-- kvalitetsomrade: ekonomi-och-resurser
-- kallor: [avvikelser]
-- typ: antal
-- exponering: brukardygn
-- skala: 1000
-- riktning: hog
-- vikt: 0.7
-- krav: [NO-24, NO-37, F-3]
-- syfte: Visar hur ofta avvikelser inom ekonomi och resursanvändning rapporteras i förhållande till hur mycket verksamhet som bedrivs.
-- klass: egenrapporterad
-- lagrum: SOSFS 2011:9 5 kap.
-- oskyldig_forklaring: Nya regler för tid och debitering ger fler fel medan alla lär sig. En enhet som uppmuntrar till rapportering rapporterar fler avvikelser än andra, också när vården är lika bra.
-- @matt
select e.enhet_id, e.kvartal, count(distinct f.avvikelse_id) as taljare, e.brukardygn as namnare
from modell.exponering as e
left join modell.avvikelser as f on f.enhet_id = e.enhet_id and f.kvartal = e.kvartal and f.kvalitetsomrade = 'ekonomi-och-resurser'
group by e.enhet_id, e.kvartal, e.brukardygn
-- @rader
select distinct enhet_id, kvartal, 'avvikelser' as kalla, fil_nr, fil_rad from modell.avvikelser where kvalitetsomrade = 'ekonomi-och-resurser'
