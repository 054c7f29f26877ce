-- id: lex-sarah-anmalningar
-- namn: Lex Sarah-anmälningar till IVO
-- kvalitetsomrade: null
-- kallor: [lex_sarah]
-- typ: antal
-- exponering: brukardygn
-- skala: 10000
-- riktning: hog
-- vikt: 0
-- krav: [AC-9, NA-58]
-- syfte: Visar antalet allvarliga missförhållanden som anmälts till IVO, räknade i kvartalet då anmälan gjordes.
-- klass: egenrapporterad
-- lagrum: SoL (2025:400) 27 kap. 6 §; LSS (1993:387) 24 f §
-- oskyldig_forklaring: Bedömningen av vad som är allvarligt skiljer sig mycket mellan utredare.
-- @matt
select e.enhet_id, e.kvartal, count(f.rapport_id) as taljare, e.brukardygn as namnare
from modell.exponering as e
left join modell.lex_sarah as f on f.enhet_id = e.enhet_id and kvartal_av(f.anmald_ivo_datum) = e.kvartal
group by e.enhet_id, e.kvartal, e.brukardygn
-- @rader
select enhet_id, kvartal_av(anmald_ivo_datum) as kvartal, 'lex_sarah' as kalla, fil_nr, fil_rad from modell.lex_sarah where anmald_ivo_datum is not null
