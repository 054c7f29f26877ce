-- id: klagomal-service-och-bemotande
-- namn: Klagomål som gäller service och bemötande
-- kvalitetsomrade: service-och-bemotande
-- kallor: [klagomal]
-- typ: antal
-- exponering: brukardygn
-- skala: 1000
-- riktning: hog
-- vikt: 0.8
-- krav: [NO-24, NA-36, NA-78]
-- syfte: Visar hur ofta brukare, anhöriga och andra klagar på service och bemötande. Synpunkter och beröm räknas inte.
-- klass: extern
-- lagrum: SOSFS 2011:9 5 kap.
-- oskyldig_forklaring: Ett fåtal personer kan stå för många klagomål, och den som vet hur man klagar gör det oftare. 
-- @matt
select e.enhet_id, e.kvartal, count(distinct f.klagomal_id) as taljare, e.brukardygn as namnare
from modell.exponering as e
left join modell.klagomal as f on f.enhet_id = e.enhet_id and f.kvartal = e.kvartal and f.typ = 'klagomal' and f.kvalitetsomrade = 'service-och-bemotande'
group by e.enhet_id, e.kvartal, e.brukardygn
-- @rader
select distinct enhet_id, kvartal, 'klagomal' as kalla, fil_nr, fil_rad from modell.klagomal where typ = 'klagomal' and kvalitetsomrade = 'service-och-bemotande'
