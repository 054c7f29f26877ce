-- id: avvikelser-lakemedel
-- namn: Läkemedelsavvikelser
-- kvalitetsomrade: halso-och-sjukvard
-- kallor: [avvikelser]
-- typ: antal
-- exponering: brukardygn
-- skala: 1000
-- riktning: hog
-- vikt: 0.4
-- krav: [NO-24, NA-49]
-- syfte: Visar läkemedelsavvikelser för sig. De är så många att de annars avgör ordningen mellan enheter, och väger därför mindre än övriga avvikelser.
-- klass: egenrapporterad
-- lagrum: SOSFS 2011:9; PSL (2010:659) 3 kap.
-- oskyldig_forklaring: Antalet följer hur många läkemedel som hanteras. Digital signering gör att fler fel blir sedda.
-- @matt
select e.enhet_id, e.kvartal, count(distinct f.avvikelse_id) as taljare, e.brukardygn as namnare
from modell.exponering as e
left join modell.avvikelser as f on f.enhet_id = e.enhet_id and f.kvartal = e.kvartal and f.kategori = 'lakemedel'
group by e.enhet_id, e.kvartal, e.brukardygn
-- @rader
select distinct enhet_id, kvartal, 'avvikelser' as kalla, fil_nr, fil_rad from modell.avvikelser where kategori = 'lakemedel'
