-- id: brister-fokus-pa-brukare
-- namn: Uppföljningar med brist inom fokus på brukare
-- kvalitetsomrade: fokus-pa-brukare
-- kallor: [uppfoljningar, krav]
-- typ: andel
-- exponering: uppföljningar
-- skala: 1
-- riktning: hog
-- vikt: 0
-- krav: [NO-36, NO-35, OR-36]
-- syfte: Visar hur stor del av de senaste uppföljningarna av fokus på brukare som fann ett krav som inte var uppfyllt.
-- klass: granskning
-- lagrum: SoL (2025:400) 5 kap. 2 §; KL (2017:725) 10 kap. 8 §
-- oskyldig_forklaring: Den som följs upp på förekommen anledning får fler brister än den som följs upp enligt plan. En brist kan redan vara åtgärdad.
-- @matt
select enhet_id, kvartal, count(*) filter (fynd) as taljare, count(*) as namnare
from modell.uppfoljningsutfall
where kvalitetsomrade = 'fokus-pa-brukare'
group by enhet_id, kvartal
-- @rader
select enhet_id, kvartal, 'uppfoljningar' as kalla, fil_nr, fil_rad from modell.uppfoljningar where kvalitetsomrade = 'fokus-pa-brukare' and bedomning = 'ej_uppfyllt'
union all
select enhet_id, kvartal, 'brister' as kalla, fil_nr, fil_rad from modell.brister where kvalitetsomrade = 'fokus-pa-brukare'
