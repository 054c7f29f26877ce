-- id: granskade-krav-service-och-bemotande
-- namn: Granskade krav inom service och bemötande som inte uppfylls
-- kvalitetsomrade: service-och-bemotande
-- kallor: [uppfoljningar, krav]
-- typ: andel
-- exponering: granskade krav
-- skala: 1
-- riktning: hog
-- vikt: 0.9
-- krav: [OR-36, NO-31, NA-5]
-- syfte: Visar hur stor del av de granskade kraven inom service och bemötande som inte var uppfyllda. Varje krav räknas för sig, så att en uppföljning med tre brister väger mer än en med en.
-- klass: granskning
-- lagrum: KL (2017:725) 10 kap. 8 §; SoL (2025:400) 5 kap. 2 §
-- oskyldig_forklaring: Den som följs upp på förekommen anledning får fler krav underkända än den som följs upp enligt plan. Bristen kan redan vara åtgärdad.
-- @matt
select enhet_id, kvartal, count(*) filter (fynd) as taljare, count(*) as namnare
from modell.kravutfall
where kalla = 'uppfoljningar' and kvalitetsomrade = 'service-och-bemotande'
group by enhet_id, kvartal
-- @rader
select enhet_id, kvartal, kalla, fil_nr, fil_rad from modell.kravutfall where kalla = 'uppfoljningar' and kvalitetsomrade = 'service-och-bemotande' and fynd
