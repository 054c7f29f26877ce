-- id: sanktioner
-- namn: Sanktioner
-- kvalitetsomrade: null
-- objekt: utforare
-- kallor: [sanktioner]
-- typ: antal
-- exponering: enheter i drift
-- skala: 1
-- riktning: hog
-- vikt: 0
-- krav: [OR-38, OR-40, NA-57]
-- syfte: Visar hur ofta utföraren fått en sanktion, räknat per enhet i drift. Påpekanden är inga sanktioner och räknas för sig.
-- klass: granskning
-- lagrum: LOV (2008:962); LOU (2016:1145); avtal och överenskommelser
-- oskyldig_forklaring: En sanktion är en följd av brister som redan är kända. Den som följs upp ofta får fler.
-- @matt
select lage.utforare_id, lage.kvartal, count(sanktioner.sanktion_id) as taljare, any_value(lage.enheter) as namnare
from modell.utforare_kvartal as lage
left join modell.sanktioner as sanktioner on sanktioner.utforare_id = lage.utforare_id and sanktioner.kvartal = lage.kvartal and ar_sanktion
group by lage.utforare_id, lage.kvartal
-- @rader
select utforare_id, kvartal, 'sanktioner' as kalla, fil_nr, fil_rad from modell.sanktioner where ar_sanktion
