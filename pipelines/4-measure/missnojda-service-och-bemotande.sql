-- id: missnojda-service-och-bemotande
-- namn: "Missnöjda i brukarundersökning: service och bemötande"
-- kvalitetsomrade: service-och-bemotande
-- kallor: [brukarundersokningar]
-- typ: andel
-- exponering: svarande
-- skala: 1
-- riktning: hog
-- vikt: 0.5
-- krav: [NO-24, NA-36, OR-32]
-- syfte: Visar hur stor del av de svarande som inte var positiva till service och bemötande. Undersökningen har ett år men ingen dag och räknas i årets sista kvartal.
-- klass: extern
-- lagrum: SoL (2025:400) 5 kap. 2 §
-- oskyldig_forklaring: Få svarar, och anhöriga svarar ofta i brukarens ställe. De som svarar är sällan de med störst behov.
-- @matt
select enhet_id, kvartal, missnojda as taljare, svarande as namnare
from modell.missnoje
where kvalitetsomrade = 'service-och-bemotande'
-- @rader
select distinct enhet_id, kvartal, 'brukarundersokningar' as kalla, fil_nr, fil_rad from modell.undersokningar where kvalitetsomrade = 'service-och-bemotande'
-- @marken
select enhet_id, kvartal, marke, varde from modell.missnojemarken where kvalitetsomrade = 'service-och-bemotande'
