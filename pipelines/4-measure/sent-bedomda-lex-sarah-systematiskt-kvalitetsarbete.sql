-- id: sent-bedomda-lex-sarah-systematiskt-kvalitetsarbete
-- namn: Lex Sarah-rapporter som bedömts sent
-- kvalitetsomrade: systematiskt-kvalitetsarbete
-- kallor: [lex_sarah]
-- typ: andel
-- exponering: rapporter vars frist gått ut
-- skala: 1
-- riktning: hog
-- vikt: 0.6
-- krav: [AC-9, SN-14, HU-24]
-- syfte: Visar hur stor del av lex Sarah-rapporterna som saknade bedömning när fristen gick ut. Lagen säger att det som hänt ska utredas genast.
-- klass: extern
-- lagrum: SoL (2025:400) 27 kap. 2–6 §§; LSS (1993:387) 24 a–24 g §§
-- oskyldig_forklaring: Utredningen kan ligga hos nämnden och inte hos enheten, och en polisutredning kan behöva inväntas.
-- @matt
select enhet_id, kvartal, count(*) filter (not i_tid) as taljare, count(*) as namnare
from modell.frister
where slag = 'lex_sarah_bedomd'
group by enhet_id, kvartal
-- @rader
select enhet_id, kvartal, kalla, fil_nr, fil_rad from modell.frister where slag = 'lex_sarah_bedomd' and not i_tid
