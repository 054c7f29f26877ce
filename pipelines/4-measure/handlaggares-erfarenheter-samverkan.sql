-- id: handlaggares-erfarenheter-samverkan
-- namn: Handläggares erfarenheter av brister inom samverkan
-- kvalitetsomrade: samverkan
-- kallor: [handlaggarerfarenheter]
-- typ: andel
-- exponering: lämnade erfarenheter
-- skala: 1
-- riktning: hog
-- vikt: 0.7
-- krav: [NA-44, NA-75, SN-9, HU-24]
-- syfte: Visar hur stor del av handläggarnas erfarenheter av samverkan som gäller brister eller allvarliga brister (grad 3–4).
-- klass: extern
-- lagrum: SoL (2025:400) 5 kap. 2 §
-- oskyldig_forklaring: Handläggare hör oftare av sig när något är fel än när det fungerar, och flera erfarenheter kan gälla samma ärende.
-- @matt
select enhet_id, kvartal, count(*) filter (dalig) as taljare, count(*) as namnare
from modell.handlaggarerfarenheter
where kvalitetsomrade = 'samverkan'
group by enhet_id, kvartal
-- @rader
select enhet_id, kvartal, 'handlaggarerfarenheter' as kalla, fil_nr, fil_rad from modell.handlaggarerfarenheter where kvalitetsomrade = 'samverkan' and dalig
