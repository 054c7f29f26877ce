-- id: missnojda-samverkan
-- namn: "Missnöjda i brukarundersökning: samverkan"
-- kvalitetsomrade: samverkan
-- kallor: [brukarundersokningar]
-- typ: andel
-- exponering: svarande
-- skala: 1
-- riktning: hog
-- vikt: 0.5
-- krav: [NO-24, NA-36, OR-32]
-- syfte: Visar hur stor del av de svarande som inte var positiva till samverkan. Undersökningen har ett år men ingen dag och räknas i årets sista kvartal.
-- klass: extern
-- lagrum: SoL (2025:400) 5 kap. 2 §
-- oskyldig_forklaring: Få svarar, och anhöriga svarar ofta i brukarens ställe. De som svarar är sällan de med störst behov.
-- @matt
select enhet_id, kvartal, missnojda as taljare, svarande as namnare
from modell.missnoje
where kvalitetsomrade = 'samverkan'
-- @rader
select distinct enhet_id, kvartal, 'brukarundersokningar' as kalla, fil_nr, fil_rad from modell.undersokningar where kvalitetsomrade = 'samverkan'
-- @marken
select enhet_id, kvartal, marke, varde from modell.missnojemarken where kvalitetsomrade = 'samverkan'
