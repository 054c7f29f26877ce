-- id: papekanden
-- namn: Påpekanden
-- kvalitetsomrade: null
-- objekt: utforare
-- kallor: [sanktioner]
-- typ: antal
-- exponering: enheter i drift
-- skala: 1
-- riktning: hog
-- vikt: 0
-- krav: [OR-37, AC-4]
-- syfte: Visar hur ofta utföraren fått ett påpekande, som är svaret på mindre brister utan följder för den enskilde.
-- klass: granskning
-- lagrum: LOV (2008:962); LOU (2016:1145); avtal och överenskommelser
-- oskyldig_forklaring: Ett påpekande gäller något litet, och den som följs upp ofta får fler. Det säger ingenting allvarligt ensamt.
-- @matt
select lage.utforare_id, lage.kvartal, count(sanktioner.sanktion_id) as taljare, any_value(lage.enheter) as namnare
from modell.utforare_kvartal as lage
left join modell.sanktioner as sanktioner on sanktioner.utforare_id = lage.utforare_id and sanktioner.kvartal = lage.kvartal and not ar_sanktion
group by lage.utforare_id, lage.kvartal
-- @rader
select utforare_id, kvartal, 'sanktioner' as kalla, fil_nr, fil_rad from modell.sanktioner where not ar_sanktion
