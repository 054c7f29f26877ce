-- id: lex-sarah
-- namn: Lex Sarah-rapporter
-- kvalitetsomrade: null
-- kallor: [lex_sarah]
-- typ: antal
-- exponering: brukardygn
-- skala: 10000
-- riktning: hog
-- vikt: 0
-- krav: [AC-9, NA-53]
-- syfte: 'Visar antalet lex Sarah-rapporter. En rapport är inte en anmälan till IVO: anmälningar räknas för sig.'
-- klass: egenrapporterad
-- lagrum: SoL (2025:400) 27 kap. 2 §; LSS (1993:387) 24 b §
-- oskyldig_forklaring: Många rapporter kan betyda att personalen känner till sin skyldighet.
-- @matt
select e.enhet_id, e.kvartal, count(distinct f.rapport_id) as taljare, e.brukardygn as namnare
from modell.exponering as e
left join modell.lex_sarah as f on f.enhet_id = e.enhet_id and f.kvartal = e.kvartal
group by e.enhet_id, e.kvartal, e.brukardygn
-- @rader
select distinct enhet_id, kvartal, 'lex_sarah' as kalla, fil_nr, fil_rad from modell.lex_sarah
