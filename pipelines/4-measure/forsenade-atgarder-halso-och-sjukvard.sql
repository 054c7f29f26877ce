-- id: forsenade-atgarder-halso-och-sjukvard
-- namn: Försenade åtgärder inom hälso- och sjukvård
-- kvalitetsomrade: halso-och-sjukvard
-- kallor: [atgarder, brister, krav]
-- typ: andel
-- exponering: åtgärder vars tid gått ut
-- skala: 1
-- riktning: hog
-- vikt: 0.2
-- krav: [NO-34, NA-43, OR-39]
-- syfte: Visar hur stor del av åtgärderna mot brister inom hälso- och sjukvård som inte rapporterats klara i tid. De räknas i kvartalet då tiden gick ut.
-- klass: granskning
-- lagrum: KL (2017:725) 10 kap. 8 §; SoL (2025:400) 5 kap. 2 §
-- oskyldig_forklaring: Åtgärden kan vara gjord men inte rapporterad, och en tidplan kan ha satts för snävt från början.
-- @matt
select enhet_id, kvartal, count(*) filter (not i_tid) as taljare, count(*) as namnare
from modell.frister
where slag = 'atgard_avrapporterad' and kvalitetsomrade = 'halso-och-sjukvard'
group by enhet_id, kvartal
-- @rader
select enhet_id, kvartal, kalla, fil_nr, fil_rad from modell.frister where slag = 'atgard_avrapporterad' and kvalitetsomrade = 'halso-och-sjukvard' and not i_tid
