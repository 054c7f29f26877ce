-- id: avtalsenkat-samverkan
-- namn: Avtalsenkät, krav inom samverkan som inte följs
-- kvalitetsomrade: samverkan
-- kallor: [avtalsenkater, krav]
-- typ: andel
-- exponering: besvarade krav
-- skala: 1
-- riktning: hog
-- vikt: 0.4
-- krav: [HU-8, HU-9, NA-52, NO-28]
-- syfte: Visar hur stor del av kraven inom samverkan som verksamheten själv uppger att den inte följer, vägda efter kravens vikt. Enkäten har ett år men ingen dag och räknas i årets sista kvartal.
-- klass: egenrapporterad
-- lagrum: KL (2017:725) 10 kap. 8 §
-- oskyldig_forklaring: Den som svarar ärligt om sina brister får fler nej än den som svarar ja av vana, och frågan kan ha uppfattats på olika sätt.
-- @matt
select enhet_id, kvartal, ej_foljda as taljare, krav as namnare
from modell.enkatsvar
where kvalitetsomrade = 'samverkan'
-- @rader
select enheter.nu_enhet_id as enhet_id, enkat.ar::varchar || '-Q4' as kvartal, 'avtalsenkater' as kalla, enkat.fil_nr, enkat.fil_rad
from kant.avtalsenkater as enkat
join modell.enheter as enheter using (enhet_id)
join kant.krav as krav using (krav_id)
join referens.enkatsvar as svar on svar.kod = enkat.svar
where krav.kvalitetsomrade = 'samverkan' and svar.andel_uppfyllt::double < 1
-- @marken
select enhet_id, kvartal, 'andra_fragor' as marke, null as varde from modell.enkatsvar where kvalitetsomrade = 'samverkan' and fragor_andrade
