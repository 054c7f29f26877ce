-- id: lex-maria-halso-och-sjukvard
-- namn: Lex Maria-anmälningar
-- kvalitetsomrade: halso-och-sjukvard
-- kallor: [lex_maria]
-- typ: antal
-- exponering: brukardygn
-- skala: 10000
-- riktning: hog
-- vikt: 0.4
-- krav: [NA-49, NA-53]
-- syfte: Visar antalet händelser som anmälts till IVO som allvarlig vårdskada eller risk för det.
-- klass: egenrapporterad
-- lagrum: PSL (2010:659) 3 kap. 5 §
-- oskyldig_forklaring: Vårdgivaren anmäler, inte enheten. Händelsen kan ha börjat hos någon annan, till exempel på sjukhuset.
-- @matt
select e.enhet_id, e.kvartal, count(distinct f.anmalan_id) as taljare, e.brukardygn as namnare
from modell.exponering as e
left join modell.lex_maria as f on f.enhet_id = e.enhet_id and f.kvartal = e.kvartal
group by e.enhet_id, e.kvartal, e.brukardygn
-- @rader
select distinct enhet_id, kvartal, 'lex_maria' as kalla, fil_nr, fil_rad from modell.lex_maria
