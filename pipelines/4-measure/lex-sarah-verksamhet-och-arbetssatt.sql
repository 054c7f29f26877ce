-- id: lex-sarah-verksamhet-och-arbetssatt
-- namn: Lex Sarah-rapporter om verksamhet och arbetssätt
-- kvalitetsomrade: verksamhet-och-arbetssatt
-- kallor: [lex_sarah]
-- typ: antal
-- exponering: brukardygn
-- skala: 10000
-- riktning: hog
-- vikt: 0.4
-- krav: [NA-53, HU-24]
-- syfte: Visar hur ofta lex Sarah-rapporter som gäller verksamhet och arbetssätt lämnas. Allvarliga fall lyfts dessutom alltid ett och ett.
-- klass: egenrapporterad
-- lagrum: SoL (2025:400) 27 kap.; LSS (1993:387) 24 a–24 g §§
-- oskyldig_forklaring: Många rapporter kan betyda att personalen känner till sin skyldighet. En enhet som uppmuntrar till rapportering rapporterar fler avvikelser än andra.
-- @matt
select e.enhet_id, e.kvartal, count(distinct f.rapport_id) as taljare, e.brukardygn as namnare
from modell.exponering as e
left join modell.lex_sarah as f on f.enhet_id = e.enhet_id and f.kvartal = e.kvartal and list_contains(f.kvalitetsomraden, 'verksamhet-och-arbetssatt')
group by e.enhet_id, e.kvartal, e.brukardygn
-- @rader
select distinct enhet_id, kvartal, 'lex_sarah' as kalla, fil_nr, fil_rad from modell.lex_sarah where list_contains(kvalitetsomraden, 'verksamhet-och-arbetssatt')
